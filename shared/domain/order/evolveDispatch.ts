import { unreachable } from '../../kernel/unreachable.ts'
import type { DispatchEventBody, FirstAssignment, FirstBack } from './dispatchShapes.ts'
import type { Assignment, OrderPlace, OrderState } from './orderState.ts'
import { inHand, misplaced, movedTo, newWork, partsOf } from './stepping.ts'

export const evolveDispatch = (state: OrderState, event: DispatchEventBody): OrderState => {
  switch (event.type) {
    case 'OrderDispatched':
    case 'OrderRedispatched': {
      const act = event.type === 'OrderDispatched' ? 'dispatchOrder' : 'redispatchOrder'
      const step = { command: event.data.command, act } as const
      if (event.v === 2) return movedTo(state, inHand(newWork(event.data.assignment), 'dispatched'), step)
      const moved = movedTo(state, inHand(newWork(assignmentOf(event.data)), 'dispatched'), step)
      const back = { place: placeBack(event.data.back), counts: state.counts }
      return { ...moved, undo: { ...step, back } }
    }
    case 'OrderDispatchUndone':
      return event.v === 1 ? movedTo(state, placeBack(event.data.back), null) : stepBack(state, event.type)
    case 'OrderStepUndone':
      return stepBack(state, event.type)
    default:
      return unreachable(event)
  }
}

/** Where the step that is taken back found the order; further back means another act. */
const stepBack = (state: OrderState, event: string): OrderState => {
  const { undo } = partsOf(state).facts
  return undo === null ? misplaced(state, event) : movedTo(state, undo.back.place, null, undo.back.counts)
}

/** Entries of the first version knew one deadline, the delivery's, and natural days by another name. */
const assignmentOf = (data: FirstAssignment): Assignment => ({
  lead: data.lead,
  supporting: data.supporting,
  closing: 'leadOnly',
  dispatchedAt: data.dispatchedAt,
  sign: null,
  delivery: {
    startsAt: data.dispatchedAt,
    dueAt: data.dueAt,
    yellowAt: data.yellowAt,
    limit: data.limit.kind === 'picked' ? data.limit : { kind: 'naturalDays', amount: data.limit.days },
    calendarVersion: null,
  },
})

const placeBack = (back: FirstBack): OrderPlace =>
  back.status === 'dispatched'
    ? inHand(newWork(assignmentOf(back.assignment)), 'dispatched')
    : { status: back.status, clock: null, asked: null }
