import type { OrderId } from '../../kernel/ids.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import type { OrderEvent } from './orderEvents.ts'
import type { Assignment, OrderFacts, OrderState } from './orderState.ts'
import { evolveSupervised } from './supervisedShapes.ts'

/** State and event, nothing else: no clock, no settings, so that a replay always ends where the ledger did. */
export const evolveOrder = (id: OrderId, state: OrderState | null, event: OrderEvent): OrderState => {
  if (event.type === 'OrderReported') {
    const { number, channel, receivedAt } = event.data
    return { id, number, channel, receivedAt, lifecycle: 1, supervisions: [], supervision: null, status: 'reported' }
  }
  if (state === null) throw new Error(`order ${id}: ${event.type} before OrderReported`)
  switch (event.type) {
    case 'OrderCorrected':
      return { ...state, channel: event.data.channel }
    case 'OrderReporterRevealed':
      return state
    case 'OrderAccepted':
      return { ...moved(state), status: 'accepted' }
    case 'OrderDeclined':
      return { ...moved(state), status: 'declined', route: event.data.route }
    case 'OrderDispatched':
    case 'OrderRedispatched':
      return {
        ...moved(state),
        status: 'dispatched',
        assignment: assignmentOf(event.data),
        undo: { command: event.data.command, back: event.data.back },
      }
    case 'OrderDispatchUndone':
      return event.data.back.status === 'dispatched'
        ? { ...moved(state), status: 'dispatched', assignment: event.data.back.assignment, undo: null }
        : { ...moved(state), status: event.data.back.status }
    case 'OrderSupervised': {
      const supervised = evolveSupervised(state, event)
      // A reminder or a signed paper is an act on the dispatch: from here on it cannot be taken back.
      return supervised.status === 'dispatched' ? { ...supervised, undo: null } : supervised
    }
    case 'OrderSupervisionLowered':
      return evolveSupervised(state, event)
    default:
      return unreachable(event)
  }
}

const moved = (state: OrderState): OrderFacts => ({
  id: state.id,
  number: state.number,
  channel: state.channel,
  receivedAt: state.receivedAt,
  lifecycle: state.lifecycle + 1,
  supervisions: state.supervisions,
  supervision: state.supervision,
})

const assignmentOf = (data: Assignment): Assignment => ({
  lead: data.lead,
  supporting: data.supporting,
  dispatchedAt: data.dispatchedAt,
  dueAt: data.dueAt,
  yellowAt: data.yellowAt,
  limit: data.limit,
})
