import type { DeskFailure, DeskVerbs, Hello } from '../../shared/contract/desk.ts'
import type { MadeNotice } from '../../shared/contract/notices.ts'
import type { ProposalItem } from '../../shared/contract/supervision.ts'
import { proposalReason } from '../../shared/documents/proposalReason.ts'
import type { PaperKind } from '../../shared/domain/supervision/ladder.ts'
import type { SupervisionCause } from '../../shared/domain/supervision/supervisionState.ts'
import type { Instant } from '../../shared/kernel/chinaTime.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { newDraft, noticeRequest } from '../notices/noticeForm.ts'

/** One act takes a proposal: its paper is drafted with everything filled in, in the name of the rules that proposed it. */
export const takeProposal = async (
  verbs: DeskVerbs,
  item: ProposalItem,
  paper: PaperKind,
  settings: Hello['settings'],
  now: Instant,
): Promise<Result<MadeNotice, DeskFailure>> => {
  const started =
    item.case === null
      ? await verbs.noticeFacts({
          target: { kind: 'rows', rows: item.orders.map(({ row }) => row) },
          kind: paper === 'delisting' ? null : paper,
        })
      : await verbs.caseFacts({ case: item.case, kind: paper })
  if (!started.ok) return err(started.error)
  const start = started.value
  const draft = { ...newDraft(start, settings, now), cause: causeOf(item), reason: proposalReason(item.reasons) }
  const request = noticeRequest(draft, start, settings.words.officeName)
  if (request === null) return err({ kind: 'refused', code: 'year-not-covered', number: '' })
  const drafted = await verbs.draftNotice({
    ...request,
    unit: item.unit,
    kind: paper,
    case: start.case,
    grounds: [...item.grounds],
  })
  return drafted.ok ? ok(drafted.value) : err(drafted.error)
}

/** What kind of cause the paper names, by the first of the proposal's reasons. */
export const causeOf = ({ reasons }: Pick<ProposalItem, 'reasons'>): SupervisionCause => {
  if (reasons.some(({ code }) => code === 'overdue')) return 'overdue'
  return reasons.some(({ code }) => code === 'unsatisfied' || code === 'reworked') ? 'unsatisfied' : 'decision'
}
