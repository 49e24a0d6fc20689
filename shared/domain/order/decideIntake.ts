import { DAY, dayCode, fromChina, type Instant } from '../../kernel/chinaTime.ts'
import { ok } from '../../kernel/result.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import type { Facts } from '../facts.ts'
import { ownOrdersOnly } from '../permissions.ts'
import type { RefusalCode } from '../refusal.ts'
import { orderStream } from '../streams.ts'
import { resumedProblem } from './changedClocks.ts'
import type { Clock } from './clock.ts'
import { clockProblem } from './clockProblem.ts'
import { type CatalogueIds, type FiledUnder, type IntakeCommandBody, plainDetails } from './intakeShapes.ts'
import type { OrderCommand } from './orderCommands.ts'
import { here, type OrderContext, type OrderDecision, refuse, refuseUnit, wordsProblem } from './orderContext.ts'
import type { OrderState, OrderStatus } from './orderState.ts'
import { reportWordsProblem } from './reportWordsProblem.ts'

/** 1900 in Shanghai; a day ahead is left for clocks that go wrong. */
const earliestReceipt = fromChina(1900, 1, 1)
export const receivedInRange = (receivedAt: Instant, now: Instant): boolean =>
  receivedAt >= earliestReceipt && receivedAt <= now + DAY

/** `261124-0188`: day of receipt in Shanghai and the serial of that day. */
export const nextNumber = (receivedAt: Instant, facts: Facts): string => {
  const day = dayCode(receivedAt)
  return `${day}-${String(facts.nextOrderSerial(day)).padStart(4, '0')}`
}

export const decideReport = ({ body }: OrderCommand<'reportOrder'>, context: OrderContext): OrderDecision => {
  const { channel, receivedAt, words, details = plainDetails } = body
  const { facts } = context
  const wrong = reportWordsProblem(words)
  if (wrong !== null) return refuse(wrong)
  if (!receivedInRange(receivedAt, facts.now)) return refuse('received-out-of-range')
  if (details.concerns !== null && context.unit(details.concerns) === null)
    return refuseUnit('unit-unknown', details.concerns)
  const late = clockProblem(details.clock, facts)
  if (late !== null) return refuse(late)
  const reportedBy = ownOrdersOnly(facts.actor.role) ? facts.actor.unit : null
  const data = { number: nextNumber(receivedAt, facts), channel, receivedAt, ...details, reportedBy }
  return here(context, { type: 'OrderReported', v: 2, data, words })
}

type IntakeCommand = Exclude<IntakeCommandBody, { readonly type: 'reportOrder' }>

/** From the report to the dispatch; that each is allowed in this state was settled by the table. */
export const decideIntake = (state: OrderState, act: IntakeCommand, context: OrderContext): OrderDecision => {
  const { command, facts } = context
  switch (act.type) {
    case 'correctOrder':
      return correct(state, act, context)
    case 'markOrder':
      return mark(state, act, context)
    case 'acceptOrder':
      return here(context, { type: 'OrderAccepted', v: 2, data: { command } })
    case 'declineOrder': {
      const { route, reason } = act.body
      const wrong = wordsProblem(reason, 'reason-missing')
      if (wrong !== null) return refuse(wrong)
      return here(context, { type: 'OrderDeclined', v: 2, data: { route, command }, words: { reason } })
    }
    case 'askReporter': {
      const { question, remainingMs } = act.body
      const wrong = wordsProblem(question, 'question-missing')
      if (wrong !== null) return refuse(wrong)
      if (!pausesRightly(remainingMs, state)) return refuse('deadline-mismatch')
      const data = { askedAt: facts.now, remainingMs }
      return here(context, { type: 'OrderReporterAsked', v: 1, data, words: { question } })
    }
    case 'recordAnswer': {
      const { answer, clock } = act.body
      const wrong = wordsProblem(answer, null) ?? answeredProblem(state, clock, facts)
      if (wrong !== null) return refuse(wrong)
      const data = { answeredAt: facts.now, clock }
      return here(context, { type: 'OrderReporterAnswered', v: 1, data, words: { answer } })
    }
    case 'putAside': {
      const { until, reason } = act.body
      if (until <= facts.now || until > facts.now + longestAside) return refuse('aside-out-of-range')
      const wrong = wordsProblem(reason, null)
      if (wrong !== null) return refuse(wrong)
      return here(context, { type: 'OrderPutAside', v: 1, data: { until }, words: { reason } })
    }
    case 'takeUp':
      return here(context, { type: 'OrderTakenUp', v: 1, data: {} })
    case 'mergeOrder':
      return merge(state, act, context)
    case 'unmergeOrder':
      return unmerge(state, act, context)
    default:
      return unreachable(act)
  }
}

/** A month: what is put aside for longer is forgotten. */
const longestAside = 31 * DAY

/** The dispatch clock, which stood still while the reporter was asked, goes on. */
const answeredProblem = (state: OrderState, clock: Clock | null, facts: Facts): RefusalCode | null =>
  state.status === 'reported' || state.status === 'accepted'
    ? resumedProblem(state.clock, state.asked?.at ?? null, clock, facts)
    : clockProblem(clock, facts)

/** What is left of a clock that stops: nothing where none runs, and never less than nothing. */
const pausesRightly = (remainingMs: number | null, state: OrderState): boolean => {
  const runs = (state.status === 'reported' || state.status === 'accepted') && state.clock !== null
  return remainingMs === null ? !runs : runs && Number.isInteger(remainingMs) && remainingMs >= 0
}

const correct = (state: OrderState, { body }: OrderCommand<'correctOrder'>, context: OrderContext): OrderDecision => {
  const channel = body.channel ?? state.channel
  const filed = filedUnder(state, body)
  const refiled = filed.category !== state.category || filed.town !== state.town
  if (Object.keys(body.words).length === 0 && channel === state.channel && !refiled) return refuse('nothing-changed')
  const wrong = reportWordsProblem(body.words)
  if (wrong !== null) return refuse(wrong)
  return here(context, { type: 'OrderCorrected', v: 2, data: { channel, ...filed }, words: body.words })
}

/** Ids of the catalogue beside corrected words: what they do not name stays. */
export const filedUnder = ({ category, town }: OrderState, ids: CatalogueIds): FiledUnder => ({
  category: ids.category === undefined ? category : ids.category,
  town: ids.town === undefined ? town : ids.town,
})

const mark = (state: OrderState, { body }: OrderCommand<'markOrder'>, context: OrderContext): OrderDecision => {
  const { reason, ...marks } = body
  const same =
    marks.urgency === state.urgency &&
    marks.privacy === state.privacy &&
    marks.concerns === state.concerns &&
    marks.category === state.category &&
    marks.town === state.town
  if (same) return refuse('nothing-changed')
  if (marks.concerns !== null && context.unit(marks.concerns) === null)
    return refuseUnit('unit-unknown', marks.concerns)
  // Taking a reporter's protection away, or the word from a unit's complaint, is nothing that happens without a reason.
  const loosens =
    (state.privacy !== 'open' && marks.privacy === 'open') || (state.concerns !== null && marks.concerns === null)
  const wrong = wordsProblem(reason, loosens ? 'reason-missing' : null)
  if (wrong !== null) return refuse(wrong)
  return here(context, { type: 'OrderMarked', v: 1, data: marks, words: { reason } })
}

/** Nothing is done any more for what these are about. */
const ended: readonly OrderStatus[] = ['declined', 'closed', 'importedClosed', 'withdrawn']

/** Two orders in one entry: neither can say so without the other. */
const merge = (state: OrderState, { body }: OrderCommand<'mergeOrder'>, context: OrderContext): OrderDecision => {
  const { into, reason } = body
  const target = orderStream(into)
  if (into === state.id) return refuse('merge-into-itself')
  const other = context.order(into)
  if (other === null) return refuse('not-found', target)
  if (other.status === 'merged') return refuse('merge-into-merged', target)
  if (ended.includes(other.status)) return refuse('merge-into-ended', target)
  const wrong = wordsProblem(reason, null)
  if (wrong !== null) return refuse(wrong)
  const { stream, command } = context
  return ok([
    { type: 'OrderMerged', v: 1, data: { command, into, number: other.number }, words: { reason }, stream },
    { type: 'OrderAbsorbed', v: 1, data: { order: state.id, number: state.number }, stream: target },
  ])
}

const unmerge = (state: OrderState, { body }: OrderCommand<'unmergeOrder'>, context: OrderContext): OrderDecision => {
  const { from, reason } = body
  if (state.status !== 'merged' || state.into !== from) return refuse('not-merged')
  const other = context.order(from)
  if (other === null) return refuse('not-found', orderStream(from))
  const wrong = wordsProblem(reason, null)
  if (wrong !== null) return refuse(wrong)
  const { stream, command } = context
  const data = { command, from, number: other.number, status: state.back.status }
  return ok([
    { type: 'OrderUnmerged', v: 1, data, words: { reason }, stream },
    { type: 'OrderReleased', v: 1, data: { order: state.id, number: state.number }, stream: orderStream(from) },
  ])
}
