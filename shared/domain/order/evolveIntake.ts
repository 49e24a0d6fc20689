import { unreachable } from '../../kernel/unreachable.ts'
import type { IntakeEventBody } from './intakeShapes.ts'
import { isInHand, type Mergeable, type OrderState, type Waiting } from './orderState.ts'
import { misplaced, movedTo, partsOf } from './stepping.ts'

type IntakeEvent = Exclude<IntakeEventBody, { readonly type: 'OrderReported' }>

export const evolveIntake = (state: OrderState, event: IntakeEvent): OrderState => {
  switch (event.type) {
    case 'OrderCorrected':
    case 'OrderMarked':
      return { ...state, ...event.data, amendments: state.amendments + 1 }
    case 'OrderAccepted': {
      const { clock, asked } = waiting(state, event.type)
      const step = event.v === 1 ? null : { command: event.data.command, act: 'acceptOrder' as const }
      return movedTo(state, { status: 'accepted', clock, asked }, step)
    }
    case 'OrderDeclined': {
      const step = event.v === 1 ? null : { command: event.data.command, act: 'declineOrder' as const }
      return movedTo(state, { status: 'declined', route: event.data.route }, step)
    }
    case 'OrderReporterAsked': {
      const { status, clock } = waiting(state, event.type)
      const asked = { at: event.data.askedAt, remainingMs: event.data.remainingMs }
      return movedTo(state, { status, clock, asked }, null)
    }
    case 'OrderReporterAnswered': {
      const { status } = waiting(state, event.type)
      return movedTo(state, { status, clock: event.data.clock, asked: null }, null)
    }
    case 'OrderPutAside':
      return { ...state, aside: event.data.until, amendments: state.amendments + 1 }
    case 'OrderTakenUp':
      return { ...state, aside: null, amendments: state.amendments + 1 }
    case 'OrderMerged': {
      const { command, into } = event.data
      return movedTo(state, { status: 'merged', into, back: mergeable(state) }, { command, act: 'mergeOrder' })
    }
    case 'OrderUnmerged': {
      if (state.status !== 'merged') return misplaced(state, event.type)
      return movedTo(state, state.back, { command: event.data.command, act: 'unmergeOrder' })
    }
    case 'OrderAbsorbed':
      return { ...state, absorbed: [...state.absorbed, event.data.order] }
    case 'OrderReleased':
      return { ...state, absorbed: state.absorbed.filter((order) => order !== event.data.order) }
    default:
      return unreachable(event)
  }
}

const waiting = (state: OrderState, event: string): Waiting =>
  state.status === 'reported' || state.status === 'accepted' ? state : misplaced(state, event)

const mergeable = (state: OrderState): Mergeable => {
  const { place } = partsOf(state)
  if (place.status === 'reported' || place.status === 'accepted' || place.status === 'returned') return place
  return isInHand(place) ? place : misplaced(state, 'OrderMerged')
}
