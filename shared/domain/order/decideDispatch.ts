import type { UnitId } from '../../kernel/ids.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import type { RefusalCode } from '../refusal.ts'
import { firstClockProblem } from './clockProblem.ts'
import type { DispatchBody, DispatchCommandBody } from './dispatchShapes.ts'
import { undoDispatch, undoStep } from './decideUndo.ts'
import {
  here,
  nameOf,
  type OrderContext,
  type OrderDecision,
  refuse,
  refuseUnit,
  wordsProblem,
} from './orderContext.ts'
import type { OrderEvent } from './orderEvents.ts'
import { type Assignment, type OrderState, workOf } from './orderState.ts'

export const decideDispatch = (state: OrderState, act: DispatchCommandBody, context: OrderContext): OrderDecision => {
  switch (act.type) {
    case 'dispatchOrder': {
      const problem = assignmentProblem(state, act.body, context)
      if (problem !== null) return problem
      const { command } = context
      const dispatched = assigned('OrderDispatched', state, act.body, context)
      // Dispatching what nobody had accepted accepts it: one gesture, one entry, one undo.
      if (state.status !== 'reported') return here(context, dispatched)
      return here(context, { type: 'OrderAccepted', v: 2, data: { command } }, dispatched)
    }
    case 'redispatchOrder': {
      // What was returned may go back to the same unit, with another deadline or other helpers.
      if (state.status !== 'returned' && workOf(state)?.assignment.lead === act.body.lead)
        return refuse('already-with-unit')
      const problem = assignmentProblem(state, act.body, context)
      return problem ?? here(context, assigned('OrderRedispatched', state, act.body, context))
    }
    case 'undoDispatch':
      return undoDispatch(state, act.body.undoes, context)
    case 'undoStep':
      return undoStep(state, act.body, context)
    default:
      return unreachable(act)
  }
}

const assignmentProblem = (state: OrderState, body: DispatchBody, context: OrderContext): OrderDecision | null => {
  const { facts, unit } = context
  const all = [body.lead, ...body.supporting]
  const twice = all.find((id, at) => all.indexOf(id) !== at)
  if (twice !== undefined) return refuseUnit('unit-twice', twice)
  for (const id of all) {
    const found = unit(id)
    if (found === null) return refuseUnit('unit-unknown', id)
    if (found.retired) return refuseUnit('unit-retired', id)
  }
  const concerned = concernedUnit(state, all)
  if (concerned !== null && !isDecided(body, context)) return refuseUnit('concerned-unit', concerned)
  const problem: RefusalCode | null =
    firstClockProblem([body.delivery, body.sign], facts) ??
    wordsProblem(body.note, null) ??
    wordsProblem(body.decision, null)
  return problem === null ? null : refuse(problem)
}

const concernedUnit = (state: OrderState, units: readonly UnitId[]): UnitId | null =>
  state.concerns !== null && units.includes(state.concerns) ? state.concerns : null

/** Only a chief may give a complaint to the unit that it is about, and says why. */
const isDecided = (body: DispatchBody, { facts }: OrderContext): boolean =>
  body.decision.trim() !== '' && (facts.actor.role === 'chiefDispatcher' || facts.actor.role === 'administrator')

const assigned = (
  type: 'OrderDispatched' | 'OrderRedispatched',
  state: OrderState,
  body: DispatchBody,
  { facts, command }: OrderContext,
): OrderEvent => {
  const { lead, supporting, closing, sign, delivery, note, decision } = body
  const assignment: Assignment = { lead, supporting, closing, dispatchedAt: facts.now, sign, delivery }
  const decided = concernedUnit(state, [lead, ...supporting]) !== null
  const words = {
    leadName: nameOf(lead, facts),
    supportingNames: supporting.map((id) => nameOf(id, facts)).join('、'),
    note,
    decision: decided ? decision : '',
  }
  return { type, v: 2, data: { command, assignment, decided }, words }
}
