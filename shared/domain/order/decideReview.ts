import { chinaDate } from '../../kernel/chinaTime.ts'
import { err, ok } from '../../kernel/result.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import { archiveRegister } from '../streams.ts'
import { clockProblem } from './clockProblem.ts'
import type { OrderCommand } from './orderCommands.ts'
import { here, type OrderContext, type OrderDecision, refuse, wordsProblem } from './orderContext.ts'
import type { ClosingKind, OrderState } from './orderState.ts'
import type { ReviewCommandBody } from './reviewShapes.ts'

/** From the delivery to the file: the reporter is heard, or it is said why not. */
export const decideReview = (state: OrderState, act: ReviewCommandBody, context: OrderContext): OrderDecision => {
  const { command, facts } = context
  switch (act.type) {
    case 'recordFollowUp': {
      const { contacted, effective, nextCallAt, note } = act.body
      const wrong = wordsProblem(note, null)
      if (wrong !== null) return refuse(wrong)
      if (effective && !contacted) return refuse('verdict-contradicts')
      if (nextCallAt !== null && nextCallAt <= facts.now) return refuse('deadline-past')
      const data = { at: facts.now, contacted, effective, nextCallAt }
      return here(context, { type: 'OrderFollowedUp', v: 1, data, words: { note } })
    }
    case 'recordReview': {
      const { solved, satisfaction, reason } = act.body
      const wrong = wordsProblem(reason, satisfaction === 'not' ? 'reason-missing' : null)
      if (wrong !== null) return refuse(wrong)
      const data = { command, at: facts.now, solved, satisfaction }
      return here(context, { type: 'OrderReviewed', v: 1, data, words: { reason } })
    }
    case 'hearReasons': {
      const { account } = act.body
      const wrong = wordsProblem(account, 'reason-missing')
      if (wrong !== null) return refuse(wrong)
      return here(context, { type: 'OrderReasonHeard', v: 1, data: { command }, words: { account } })
    }
    case 'reworkOrder': {
      const { delivery, reason } = act.body
      const wrong = wordsProblem(reason, null) ?? clockProblem(delivery, facts)
      if (wrong !== null) return refuse(wrong)
      return here(context, { type: 'OrderReworked', v: 1, data: { command, delivery }, words: { reason } })
    }
    case 'closeOrder':
      return close(state, 'reviewed', act.body.year, act.body.note, context)
    case 'closeTyped':
      return closeTyped(state, act, context)
    case 'reopenOrder': {
      const { clock, reason } = act.body
      const wrong = wordsProblem(reason, 'reason-missing') ?? clockProblem(clock, facts)
      if (wrong !== null) return refuse(wrong)
      return here(context, { type: 'OrderReopened', v: 1, data: { command, clock }, words: { reason } })
    }
    default:
      return unreachable(act)
  }
}

/** Without a satisfied reporter an order is closed only under a name and for a reason, and counted apart. */
const closeTyped = (state: OrderState, { body }: OrderCommand<'closeTyped'>, context: OrderContext): OrderDecision => {
  const { kind, year, reason } = body
  if (kind === 'unreachable') {
    if (state.status !== 'delivered') return refuse('reviewed-already')
    const needed = context.facts.limits.unreachable
    const made = { calls: state.attempts, days: state.missedOn.length }
    if (state.effective) return refuse('reached-already')
    if (made.calls < needed.calls || made.days < needed.days)
      return err({ code: 'attempts-too-few', detail: { kind: 'calls', needed, made } })
  } else if (state.status !== 'reasonHeard') return refuse('verdict-missing')
  const wrong = wordsProblem(reason, 'reason-missing')
  return wrong === null ? close(state, kind, year, reason, context) : refuse(wrong)
}

/** The archive number is given here, together with the close: none can exist without the other. */
const close = (
  state: OrderState,
  kind: ClosingKind,
  year: number,
  reason: string,
  context: OrderContext,
): OrderDecision => {
  const { facts, command, stream } = context
  // Midnight of New Year lay between asking and deciding: the other register was not looked at.
  if (year !== chinaDate(facts.now).year) return refuse('year-turned')
  const wrong = wordsProblem(reason, null)
  if (wrong !== null) return refuse(wrong)
  const n = context.archive(year).last + 1
  const data = { command, kind, archive: { year, n }, closedAt: facts.now }
  return ok([
    { type: 'ArchiveNumberGiven', v: 1, data: { n, order: state.id }, stream: archiveRegister(year) },
    { type: 'OrderClosed', v: 1, data, words: { reason }, stream },
  ])
}
