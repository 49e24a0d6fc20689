import type { DeskFailure, DeskVerbs, Hello } from '../../shared/contract/desk.ts'
import type { MadeNotice } from '../../shared/contract/notices.ts'
import type { ProposalItem } from '../../shared/contract/supervision.ts'
import { joinedReason, proposalReason } from '../../shared/documents/proposalReason.ts'
import type { PaperKind } from '../../shared/domain/supervision/ladder.ts'
import type { SupervisionCause } from '../../shared/domain/supervision/supervisionState.ts'
import type { Instant } from '../../shared/kernel/chinaTime.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { newDraft, noticeRequest } from '../notices/noticeForm.ts'

/** One act takes a proposal, or several in one paper: it is drafted with all filled in, in the name of the rules that proposed it. */
export const takeProposals = async (
  verbs: Pick<DeskVerbs, 'noticeFacts' | 'caseFacts' | 'draftNotice'>,
  [item, ...others]: Taken,
  paper: PaperKind,
  settings: Hello['settings'],
  now: Instant,
): Promise<Result<MadeNotice, DeskFailure>> => {
  const all: Taken = [item, ...others]
  const started =
    item.case === null
      ? await verbs.noticeFacts({
          target: { kind: 'rows', rows: rowsOf(all) },
          kind: paper === 'delisting' ? null : paper,
        })
      : await verbs.caseFacts({ case: item.case, kind: paper })
  if (!started.ok) return err(started.error)
  const start = started.value
  const reason = others.length === 0 ? proposalReason(item.reasons) : joinedReason(all.map(reasonOf))
  const draft = { ...newDraft(start, settings, now), cause: causeOf(all), reason }
  const request = noticeRequest(draft, start, settings.words.officeName)
  if (request === null) return err({ kind: 'refused', code: 'year-not-covered', number: '' })
  const drafted = await verbs.draftNotice({
    ...request,
    unit: item.unit,
    kind: paper,
    case: start.case,
    grounds: groundsOf(all),
  })
  return drafted.ok ? ok(drafted.value) : err(drafted.error)
}

/** What is taken together: one or more proposals that go into one paper. */
export type Taken = readonly [ProposalItem, ...ProposalItem[]]

export const rowsOf = (all: readonly ProposalItem[]) => [
  ...new Set(all.flatMap(({ orders }) => orders.map(({ row }) => row))),
]
export const groundsOf = (all: readonly ProposalItem[]) => all.flatMap(({ grounds }) => grounds)

const reasonOf = ({ reasons, orders }: ProposalItem) => ({ reasons, orders: orders.map(({ number }) => number) })

/** What kind of cause the paper names: the one that all have in common, else that the office decided so. */
export const causeOf = (all: readonly Pick<ProposalItem, 'reasons'>[]): SupervisionCause => {
  const [first, ...others] = new Set(all.map(causeOfOne))
  return first === undefined || others.length > 0 ? 'decision' : first
}

/** By the first of its reasons. */
const causeOfOne = ({ reasons }: Pick<ProposalItem, 'reasons'>): SupervisionCause => {
  if (reasons.some(({ code }) => code === 'overdue')) return 'overdue'
  return reasons.some(({ code }) => code === 'unsatisfied' || code === 'reworked') ? 'unsatisfied' : 'decision'
}
