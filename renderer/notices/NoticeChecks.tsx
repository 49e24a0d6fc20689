import type { NoticeGap } from '../../shared/documents/checkNotice.ts'
import type { PaperPage } from '../../shared/documents/paperPage.ts'
import { useDesk } from '../store/useDesk.ts'
import { PaperChecks } from './PaperChecks.tsx'
import type { FontCheck } from './paper/fontCheck.ts'

type Props = {
  readonly pages: readonly PaperPage[]
  readonly gaps: readonly NoticeGap[]
  readonly needed: number
  readonly fonts: FontCheck | null
  readonly dateAlone: boolean
}

/** The checks of a notice, whose gaps name the order that they belong to. */
export const NoticeChecks = ({ pages, gaps, needed, fonts, dateAlone }: Props) => {
  const { checks } = useDesk().text.notices
  const incomplete = new Set(gaps.map((gap) => gap.code)).size
  return (
    <PaperChecks
      pages={pages}
      gaps={gaps.map(({ code, orderNo }) => ({
        key: `${code}${orderNo ?? ''}`,
        text: orderNo === null ? checks.gaps[code] : checks.ofOrder(orderNo, checks.gaps[code]),
      }))}
      complete={{ present: needed - incomplete, needed }}
      fonts={fonts}
      dateAlone={dateAlone}
    />
  )
}
