import type { ReactNode } from 'react'
import type { NoticeGap } from '../../shared/documents/checkNotice.ts'
import type { PaperPage } from '../../shared/documents/paperPage.ts'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'
import { characterCount } from './noticeForm.ts'
import { FontFindings } from './FontFindings.tsx'
import type { FontCheck } from './paper/fontCheck.ts'

type Props = {
  readonly pages: readonly PaperPage[]
  readonly gaps: readonly NoticeGap[]
  readonly needed: number
  readonly fonts: FontCheck | null
  readonly dateAlone: boolean
}

/** Which fonts stand in for the standard's, and whether the notice can go out as it is. */
export const NoticeChecks = ({ pages, gaps, needed, fonts, dateAlone }: Props) => {
  const { text } = useDesk()
  const words = text.notices
  const incomplete = new Set(gaps.map((gap) => gap.code)).size
  const missing = fonts?.missing ?? []
  return (
    <>
      <FontFindings findings={fonts?.findings ?? null} />
      <section className="ntc-part" aria-label={words.checks.heading}>
        <h2>{words.checks.heading}</h2>
        {missing.length > 0 ? (
          <Check>{words.checks.missingGlyphs(missing.join(' '))}</Check>
        ) : fonts === null ? null : (
          <Check good>{words.checks.glyphs(characterCount(pages))}</Check>
        )}
        <Check good={!dateAlone}>{dateAlone ? words.checks.dateAlone : words.checks.dateTogether}</Check>
        <Check good={incomplete === 0}>{words.checks.complete(needed - incomplete, needed)}</Check>
        {gaps.length === 0 ? null : (
          <ul className="ntc-gaps">
            {gaps.map(({ code, orderNo }) => (
              <li key={`${code}${orderNo ?? ''}`}>
                {orderNo === null ? words.checks.gaps[code] : words.checks.ofOrder(orderNo, words.checks.gaps[code])}
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}

const Check = ({ good = false, children }: { readonly good?: boolean; readonly children: ReactNode }) => (
  <p className={good ? 'ntc-check' : 'ntc-check bad'}>
    <Icon name={good ? 'check' : 'alert'} />
    <span>{children}</span>
  </p>
)
