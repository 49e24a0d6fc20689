import type { SupervisionId } from '../../kernel/ids.ts'
import { err, ok } from '../../kernel/result.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import { wordLimits } from '../order/wordLimits.ts'
import { splitStream } from '../streams.ts'
import {
  allDelivered,
  climbProblem,
  deadlineProblem,
  groundProblem,
  ordersProblem,
  sameCaseProblem,
} from './caseRules.ts'
import { decideCourse } from './decideCourse.ts'
import { decidePaper, draftPaper } from './decidePaper.ts'
import type { RemindBody, SupervisionCommandBody } from './supervisionCommands.ts'
import type { SupervisionContext, SupervisionDecision } from './supervisionContext.ts'
import { ending, supervised } from './supervisionEffects.ts'
import type { SupervisionState } from './supervisionState.ts'

/** The rules about supervision: R-SUPERVISION-1 ... and R-DOCUMENT-1 ... in docs/rules.md. */
export const decideSupervision = (
  state: SupervisionState | null,
  act: SupervisionCommandBody,
  context: SupervisionContext,
): SupervisionDecision => {
  if (act.type === 'draftNotice') return draftPaper(state, act.body, context)
  if (act.type === 'remindUnit') return remind(state, act.body, context)
  if (state === null) return err({ code: 'not-found' })
  switch (act.type) {
    case 'reviseNotice':
    case 'checkNotice':
    case 'signOffNotice':
    case 'recordPrint':
    case 'voidNotice':
      return decidePaper(state, act, context)
    case 'serveNotice':
    case 'recordReceipt':
    case 'recordReply':
    case 'judgeReply':
      return decideCourse(state, act, context)
    case 'endSupervision': {
      const { ground, reason } = act.body
      if (state.status === 'ended') return err({ code: 'case-ended' })
      if (state.status === 'preparing') return err({ code: 'not-signed-off' })
      // What was announced in public ends in public: by its own paper.
      if (state.rung === 'listing') return err({ code: 'needs-delisting' })
      if (reason.length > wordLimits.text) return err({ code: 'words-too-long' })
      if (ground === 'withdrawn' && reason.trim() === '') return err({ code: 'reason-missing' })
      if (ground === 'delivered' && !allDelivered(state, context)) return err({ code: 'not-delivered' })
      return ok(ending(state, ground, reason, context))
    }
    default:
      return unreachable(act)
  }
}

/** A reminder by word of mouth is in force as it is said. */
const remind = (state: SupervisionState | null, body: RemindBody, context: SupervisionContext): SupervisionDecision => {
  const orders = [...new Set(body.orders)]
  const { now } = context.facts
  const problem =
    climbProblem(state, 'reminder', context) ??
    (context.unit(body.unit) === null ? ({ code: 'unit-unknown' } as const) : null) ??
    sameCaseProblem(state, body.unit, orders) ??
    ordersProblem(orders, body.unit, context) ??
    (body.remindedAt > now ? ({ code: 'time-in-future' } as const) : null) ??
    deadlineProblem(body.dueAt, context.facts) ??
    groundProblem(orders, body.proposal)
  if (problem !== null) return err(problem)
  if (Object.values(body.words).some((each) => each.length > wordLimits.text)) return err({ code: 'words-too-long' })
  const { words, ...data } = body
  const step = (state?.steps.length ?? 0) + 1
  return ok([
    { type: 'UnitReminded', v: 1, data: { ...data, orders, step }, words, stream: context.stream },
    ...supervised(splitStream(context.stream).id as SupervisionId, orders, 'reminder', '', context),
  ])
}
