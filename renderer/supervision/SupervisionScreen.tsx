import { useCallback } from 'react'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { NoticeOpening, SupervisionTab } from '../desk/places.ts'
import { ScreenFrame } from '../forms/ScreenFrame.tsx'
import { useDesk } from '../store/useDesk.ts'
import { AssessmentTab } from './AssessmentTab.tsx'
import { CasesTab, ReceiptsTab } from './CasesTab.tsx'
import { ListingBoard } from './ListingBoard.tsx'
import { ProposalsTab } from './ProposalsTab.tsx'
import { useReply } from './useReply.ts'
import '../notices/notices.css'
import './supervision.css'

type Props = {
  readonly tab: SupervisionTab
  readonly onTab: (tab: SupervisionTab) => void
  readonly onCase: (row: RowId) => void
  readonly onPaper: (open: NoticeOpening) => void
  readonly onClose: () => void
}

const tabs: readonly SupervisionTab[] = ['proposals', 'cases', 'receipts', 'listings', 'assessment']

/** Supervision in one place: what the rules propose, the cases, the board of the listed, the units over a period. */
export const SupervisionScreen = ({ tab, onTab, onCase, onPaper, onClose }: Props) => {
  const { verbs, text } = useDesk()
  const words = text.supervision
  const counts = useReply(useCallback(() => verbs.supervisionCounts({}), [verbs])).value
  const count = (of: SupervisionTab): number | null => {
    if (counts === null || of === 'assessment') return null
    return {
      proposals: counts.proposals,
      cases: counts.open,
      receipts: counts.receiptsDue,
      listings: counts.listed,
    }[of]
  }
  return (
    <ScreenFrame
      title={words.title}
      backLabel={text.notices.back}
      onBack={onClose}
      about={
        <div className="sup-tabs" role="tablist" aria-label={words.title}>
          {tabs.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              aria-selected={one === tab}
              className={one === tab ? 'on' : undefined}
              onClick={() => onTab(one)}
            >
              {words.tabs[one]} {one === 'assessment' ? null : <span className="num">{count(one) ?? '\u2007'}</span>}
            </button>
          ))}
        </div>
      }
    >
      {tab === 'proposals' && <ProposalsTab onPaper={onPaper} onCase={onCase} />}
      {tab === 'cases' && <CasesTab onCase={onCase} />}
      {tab === 'receipts' && <ReceiptsTab onCase={onCase} />}
      {tab === 'listings' && <ListingBoard onCase={onCase} />}
      {tab === 'assessment' && <AssessmentTab onCase={onCase} />}
    </ScreenFrame>
  )
}
