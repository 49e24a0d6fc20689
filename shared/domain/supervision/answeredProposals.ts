import type { Instant } from '../../kernel/chinaTime.ts'
import { err, ok, type Result } from '../../kernel/result.ts'
import { wordLimits } from '../order/wordLimits.ts'
import type { RefusalCode } from '../refusal.ts'
import type { Because } from './supervisionEvents.ts'

/**
 * `proposal/<order or case>`: proposals are computed and never stored; what is kept is that somebody would not follow one,
 * with the reason. The same rule on the same facts is then not proposed again; on new facts it is.
 */
export type AnsweredProposals = { readonly dismissed: readonly Because[] }

export type ProposalCommandBody = {
  readonly type: 'dismissProposal'
  /** Everything that proposed it, so that it is one answer. */
  readonly body: {
    /** What the stream's id is of. */
    readonly of: 'order' | 'case'
    readonly because: readonly Because[]
    readonly reason: string
  }
}
export type ProposalEventBody = {
  readonly type: 'ProposalDismissed'
  readonly v: 1
  readonly data: { readonly of: 'order' | 'case'; readonly because: readonly Because[]; readonly dismissedAt: Instant }
  readonly words: { readonly reason: string }
}

export const decideProposal = (
  state: AnsweredProposals | null,
  { body }: ProposalCommandBody,
  now: Instant,
): Result<readonly ProposalEventBody[], { readonly code: RefusalCode }> => {
  const { of, reason } = body
  if (reason.trim() === '') return err({ code: 'reason-missing' })
  if (reason.length > wordLimits.text || body.because.some(({ basis }) => basis.length > wordLimits.line))
    return err({ code: 'words-too-long' })
  const because = body.because.filter((each) => !isDismissed(state, each))
  if (because.length === 0) return err({ code: 'already-answered' })
  return ok([{ type: 'ProposalDismissed', v: 1, data: { of, because, dismissedAt: now }, words: { reason } }])
}

const isDismissed = (state: AnsweredProposals | null, { rule, basis }: Because): boolean =>
  state?.dismissed.some((each) => each.rule === rule && each.basis === basis) ?? false

export const evolveProposals = (state: AnsweredProposals | null, event: ProposalEventBody): AnsweredProposals => ({
  dismissed: [...(state?.dismissed ?? []), ...event.data.because],
})
