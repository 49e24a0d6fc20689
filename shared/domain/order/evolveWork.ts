import { unreachable } from '../../kernel/unreachable.ts'
import { isInHand, type Delivered, type InHand, type OrderState, type Returned } from './orderState.ts'
import { carried, counted, inHand, misplaced, movedTo, retimed, withUnit } from './stepping.ts'
import type { WorkEventBody } from './workShapes.ts'

export const evolveWork = (state: OrderState, event: WorkEventBody): OrderState => {
  switch (event.type) {
    case 'OrderSigned': {
      const hand = held(state, event.type)
      const { unit, contact, command } = event.data
      const isLead = unit === hand.assignment.lead
      const work = { ...hand, signed: withUnit(hand.signed, unit), contact: isLead ? contact : hand.contact }
      const status = isLead && hand.status === 'dispatched' ? 'signed' : hand.status
      return movedTo(state, inHand(work, status), { command, act: 'signOrder' })
    }
    case 'OrderReturned': {
      const hand = held(state, event.type)
      if (hand.status !== 'dispatched' && hand.status !== 'signed') return misplaced(state, event.type)
      const { unit, at, command } = event.data
      const place: Returned = { ...carried(hand), status: 'returned', by: unit, returnedAt: at, from: hand.status }
      return movedTo(state, place, { command, act: 'returnOrder' }, counted(state.counts, 'returns'))
    }
    case 'OrderReturnConfirmed': {
      const place = { status: 'accepted', clock: event.data.clock, asked: null } as const
      return movedTo(state, place, { command: event.data.command, act: 'confirmReturn' })
    }
    case 'OrderReturnOverruled': {
      if (state.status !== 'returned') return misplaced(state, event.type)
      return movedTo(state, inHand(state, state.from), { command: event.data.command, act: 'overruleReturn' })
    }
    case 'OrderContacted': {
      const hand = held(state, event.type)
      const work = { ...hand, contactedAt: hand.contactedAt ?? event.data.at }
      return movedTo(state, inHand(work, working(hand)), null)
    }
    case 'OrderProgressed':
    case 'OrderInterimDelivered': {
      const hand = held(state, event.type)
      return movedTo(state, inHand(hand, working(hand)), null)
    }
    case 'OrderExtensionAsked': {
      const hand = held(state, event.type)
      const { unit, at, until } = event.data
      return movedTo(state, inHand({ ...hand, extension: { unit, askedAt: at, until } }, hand.status), null)
    }
    case 'OrderExtensionDecided': {
      const hand = held(state, event.type)
      const { delivery, command } = event.data
      const work = { ...(delivery === null ? carried(hand) : retimed(hand, delivery)), extension: null }
      const counts = delivery === null ? state.counts : counted(state.counts, 'extensions')
      return movedTo(state, inHand(work, hand.status), { command, act: 'decideExtension' }, counts)
    }
    case 'OrderSuspended': {
      const hand = held(state, event.type)
      const suspended = { at: event.data.at, remainingMs: event.data.remainingMs }
      const step = { command: event.data.command, act: 'suspendClock' } as const
      return movedTo(state, inHand({ ...hand, suspended }, hand.status), step)
    }
    case 'OrderResumed': {
      const hand = held(state, event.type)
      const step = { command: event.data.command, act: 'resumeClock' } as const
      return movedTo(state, inHand({ ...retimed(hand, event.data.delivery), suspended: null }, hand.status), step)
    }
    case 'OrderRetimed':
      return retime(state, event.data)
    case 'OrderDelivered': {
      const hand = held(state, event.type)
      const { unit, at, complete, review, command } = event.data
      const work = { ...carried(hand), delivered: withUnit(hand.delivered, unit), extension: null, suspended: null }
      const step = { command, act: 'deliverOrder' } as const
      if (!complete) return movedTo(state, inHand({ ...hand, delivered: work.delivered }, working(hand)), step)
      const place: Delivered = {
        ...work,
        status: 'delivered',
        deliveredAt: at,
        review,
        attempts: 0,
        missedOn: [],
        nextCallAt: null,
        contacted: false,
        effective: false,
      }
      return movedTo(state, place, step)
    }
    default:
      return unreachable(event)
  }
}

const held = (state: OrderState, event: string): InHand => (isInHand(state) ? state : misplaced(state, event))

/** Work has begun; what is done again stays so until it is delivered. */
const working = (hand: InHand): InHand['status'] => (hand.status === 'rework' ? 'rework' : 'inProgress')

type Retimed = Extract<WorkEventBody, { readonly type: 'OrderRetimed' }>['data']
const retime = (state: OrderState, { which, clock, command }: Retimed): OrderState => {
  const step = { command, act: 'retimeOrder' } as const
  switch (which) {
    case 'dispatch':
      return state.status === 'reported' || state.status === 'accepted'
        ? movedTo(state, { status: state.status, clock, asked: state.asked }, step)
        : misplaced(state, 'OrderRetimed')
    case 'review':
      return state.status === 'delivered'
        ? movedTo(state, reviewing(state, clock), step)
        : misplaced(state, 'OrderRetimed')
    case 'contact': {
      const hand = held(state, 'OrderRetimed')
      return movedTo(state, inHand({ ...hand, contact: clock }, hand.status), step)
    }
    case 'sign': {
      const hand = held(state, 'OrderRetimed')
      return movedTo(state, inHand({ ...hand, assignment: { ...hand.assignment, sign: clock } }, hand.status), step)
    }
    case 'delivery': {
      const hand = held(state, 'OrderRetimed')
      return movedTo(state, inHand(retimed(hand, clock), hand.status), step)
    }
    default:
      return unreachable(which)
  }
}

const reviewing = (delivered: Delivered, review: Delivered['review']): Delivered => ({
  ...carried(delivered),
  status: 'delivered',
  deliveredAt: delivered.deliveredAt,
  review,
  attempts: delivered.attempts,
  missedOn: delivered.missedOn,
  nextCallAt: delivered.nextCallAt,
  contacted: delivered.contacted,
  effective: delivered.effective,
})
