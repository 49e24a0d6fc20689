import type { ReactNode } from 'react'
import type { PaperPage } from '../../shared/documents/paperPage.ts'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'
import { FontFindings } from './FontFindings.tsx'
import { characterCount } from './noticeForm.ts'
import type { FontCheck } from './paper/fontCheck.ts'

type Props = {
  readonly pages: readonly PaperPage[]
  /** What still keeps the paper from its sign-off, in words. */
  readonly gaps: readonly { readonly key: string; readonly text: string }[]
  /** How many of the fields that it needs are there; null where only what is missing is told. */
  readonly complete: { readonly present: number; readonly needed: number } | null
  readonly fonts: FontCheck | null
  readonly dateAlone: boolean
}

/** Which fonts stand in for the standard's, and whether the paper can go out as it is. */
export const PaperChecks = ({ pages, gaps, complete, fonts, dateAlone }: Props) => {
  const { checks } = useDesk().text.notices
  const missing = fonts?.missing ?? []
  return (
    <>
      <FontFindings findings={fonts?.findings ?? null} />
      <section className="ntc-part" aria-label={checks.heading}>
        <h2>{checks.heading}</h2>
        {missing.length > 0 ? (
          <Check>{checks.missingGlyphs(missing.join(' '))}</Check>
        ) : fonts === null ? null : (
          <Check good>{checks.glyphs(characterCount(pages))}</Check>
        )}
        <Check good={!dateAlone}>{dateAlone ? checks.dateAlone : checks.dateTogether}</Check>
        {complete === null ? null : (
          <Check good={complete.present === complete.needed}>
            {checks.complete(complete.present, complete.needed)}
          </Check>
        )}
        {gaps.length === 0 ? null : (
          <ul className="ntc-gaps">
            {gaps.map((gap) => (
              <li key={gap.key}>{gap.text}</li>
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
