import { DAY, dayCode, fromChina, type Instant } from '../../kernel/chinaTime.ts'
import type { CommandId, StreamName, UnitId } from '../../kernel/ids.ts'
import { err, ok, type Result } from '../../kernel/result.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import type { Facts } from '../facts.ts'
import type { RefusalCode } from '../refusal.ts'
import type { UnitState } from '../unit/unit.ts'
import type { DispatchBody, OrderCommandBody } from './orderCommands.ts'
import type { OrderEvent, ReportWords } from './orderEvents.ts'
import type { Assignment, Back, OrderState } from './orderState.ts'
import { wordLimits } from './wordLimits.ts'

/** The farthest deadline that is taken for meant: three years. */
export const farthestDeadline = 1096 * DAY

/** 1900 in Shanghai; a day ahead is left for clocks that go wrong. */
const earliestReceipt = fromChina(1900, 1, 1)

export type OrderDecision = Result<readonly OrderEvent[], { readonly code: RefusalCode; readonly unit?: UnitId }>

type Context = {
  readonly command: CommandId
  readonly stream: StreamName
  readonly facts: Facts
  readonly unit: (id: UnitId) => UnitState | null
}

/** The rules about orders: R-ORDER-1 ... in docs/rules.md. */
export const decideOrder = (state: OrderState | null, act: OrderCommandBody, context: Context): OrderDecision => {
  if (act.type === 'reportOrder') return state === null ? report(act.body, context) : refuse('already-exists')
  if (state === null) return refuse('not-found')
  switch (act.type) {
    case 'correctOrder':
      return correct(state, act.body)
    case 'acceptOrder':
      return state.status === 'reported' ? ok([accepted]) : refuse('not-awaiting-acceptance')
    case 'declineOrder':
      return decline(state, act.body)
    case 'dispatchOrder':
      return dispatch(state, act.body, context)
    case 'redispatchOrder':
      return redispatch(state, act.body, context)
    case 'undoDispatch':
      return undo(state, act.body.undoes, context)
    case 'revealReporter':
      return ok([{ type: 'OrderReporterRevealed', v: 1, data: {} }])
    default:
      return unreachable(act)
  }
}

const accepted: OrderEvent = { type: 'OrderAccepted', v: 1, data: {} }
const refuse = (code: RefusalCode, unit?: UnitId): OrderDecision => err(unit === undefined ? { code } : { code, unit })

const report = (
  body: Extract<OrderCommandBody, { type: 'reportOrder' }>['body'],
  { facts }: Context,
): OrderDecision => {
  if (body.words.title.trim() === '' && body.words.text.trim() === '') return refuse('title-and-text-missing')
  if (!withinLimits(body.words)) return refuse('words-too-long')
  if (body.receivedAt < earliestReceipt || body.receivedAt > facts.now + DAY) return refuse('received-out-of-range')
  const day = dayCode(body.receivedAt)
  const number = `${day}-${String(facts.nextOrderSerial(day)).padStart(4, '0')}`
  const data = { number, channel: body.channel, receivedAt: body.receivedAt }
  return ok([{ type: 'OrderReported', v: 1, data, words: body.words }])
}

const correct = (
  state: OrderState,
  body: Extract<OrderCommandBody, { type: 'correctOrder' }>['body'],
): OrderDecision => {
  const channel = body.channel ?? state.channel
  if (Object.keys(body.words).length === 0 && channel === state.channel) return refuse('nothing-changed')
  if (!withinLimits(body.words)) return refuse('words-too-long')
  if (body.words.title?.trim() === '' && body.words.text?.trim() === '') return refuse('title-and-text-missing')
  return ok([{ type: 'OrderCorrected', v: 1, data: { channel }, words: body.words }])
}

const decline = (
  state: OrderState,
  body: Extract<OrderCommandBody, { type: 'declineOrder' }>['body'],
): OrderDecision => {
  if (state.status === 'declined') return refuse('declined-already')
  if (state.status === 'dispatched') return refuse('already-dispatched')
  if (body.reason.trim() === '') return refuse('reason-missing')
  if (body.reason.length > wordLimits.text) return refuse('words-too-long')
  return ok([{ type: 'OrderDeclined', v: 1, data: { route: body.route }, words: { reason: body.reason } }])
}

const dispatch = (state: OrderState, body: DispatchBody, context: Context): OrderDecision => {
  if (state.status === 'declined') return refuse('declined-already')
  if (state.status === 'dispatched') return refuse('already-dispatched')
  const problem = assignmentProblem(body, context)
  if (problem) return problem
  const back: Back = { status: state.status }
  const data = { ...assignment(body, context.facts.now), command: context.command, back }
  const event: OrderEvent = { type: 'OrderDispatched', v: 1, data, words: dispatchWords(body, context.facts) }
  // Dispatching what nobody had accepted accepts it: one gesture, one entry, one undo.
  return ok(state.status === 'reported' ? [accepted, event] : [event])
}

const redispatch = (state: OrderState, body: DispatchBody, context: Context): OrderDecision => {
  if (state.status !== 'dispatched') return refuse('not-dispatched')
  if (state.assignment.lead === body.lead) return refuse('already-with-unit')
  const problem = assignmentProblem(body, context)
  if (problem) return problem
  const back: Back = { status: 'dispatched', assignment: state.assignment }
  const data = { ...assignment(body, context.facts.now), command: context.command, back }
  return ok([{ type: 'OrderRedispatched', v: 1, data, words: dispatchWords(body, context.facts) }])
}

const undo = (state: OrderState, undoes: CommandId, { facts }: Context): OrderDecision => {
  if (state.status !== 'dispatched') return refuse('nothing-to-undo')
  if (state.undo === null || state.undo.command !== undoes) return refuse('acted-since')
  const back = state.undo.back
  const leadName = back.status === 'dispatched' ? nameOf(back.assignment.lead, facts) : ''
  return ok([{ type: 'OrderDispatchUndone', v: 1, data: { undoes, back }, words: { leadName } }])
}

const assignmentProblem = (body: DispatchBody, { facts, unit }: Context): OrderDecision | null => {
  const all = [body.lead, ...body.supporting]
  const twice = all.find((id, at) => all.indexOf(id) !== at)
  if (twice !== undefined) return refuse('unit-twice', twice)
  for (const id of all) {
    const found = unit(id)
    if (found === null) return refuse('unit-unknown', id)
    if (found.retired) return refuse('unit-retired', id)
  }
  if (body.dueAt <= facts.now) return refuse('deadline-past')
  if (body.dueAt > facts.now + farthestDeadline) return refuse('deadline-too-far')
  if (body.note.length > wordLimits.text) return refuse('words-too-long')
  return null
}

const assignment = (body: DispatchBody, now: Instant): Assignment => ({
  lead: body.lead,
  supporting: body.supporting,
  dispatchedAt: now,
  dueAt: body.dueAt,
  yellowAt: yellowFrom(now, body.dueAt),
  limit: body.limit,
})

/** Yellow begins with the last fifth of the time or with the last day, whichever comes first on the clock. */
export const yellowFrom = (start: Instant, due: Instant): Instant =>
  Math.max(start, Math.min(due - DAY, Math.round(due - (due - start) / 5)))

const dispatchWords = (body: DispatchBody, facts: Facts) => ({
  leadName: nameOf(body.lead, facts),
  supportingNames: body.supporting.map((id) => nameOf(id, facts)).join('、'),
  note: body.note,
})

const nameOf = (id: UnitId, facts: Facts): string => facts.unitNames.get(id) ?? ''

const withinLimits = (words: Partial<ReportWords>): boolean =>
  Object.entries(words).every(
    ([field, value]) =>
      value.length <=
      (field === 'title'
        ? wordLimits.title
        : field === 'text' || field === 'extra'
          ? wordLimits.text
          : wordLimits.line),
  )
