import { dayCode } from '../../kernel/chinaTime.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import { type OrderState, workOf } from './orderState.ts'
import type { ReviewEventBody } from './reviewShapes.ts'
import { carried, counted, inHand, misplaced, movedTo, partsOf, retimed } from './stepping.ts'

export const evolveReview = (state: OrderState, event: ReviewEventBody): OrderState => {
  switch (event.type) {
    case 'OrderFollowedUp': {
      const { place } = partsOf(state)
      if (place.status !== 'delivered') return misplaced(state, event.type)
      const { at, contacted, effective, nextCallAt } = event.data
      const attempts = contacted ? place.attempts : place.attempts + 1
      const missedOn = contacted ? place.missedOn : [...new Set([...place.missedOn, dayCode(at)])]
      const heard = { contacted: place.contacted || contacted, effective: place.effective || effective }
      return movedTo(state, { ...place, ...heard, attempts, missedOn, nextCallAt }, null)
    }
    case 'OrderReviewed': {
      if (state.status !== 'delivered') return misplaced(state, event.type)
      const { command, at, solved, satisfaction } = event.data
      const verdict = { at, solved, satisfaction }
      const step = { command, act: 'recordReview' } as const
      if (satisfaction !== 'not') return movedTo(state, { ...carried(state), status: 'reviewed', verdict }, step)
      const counts = counted(state.counts, 'unsatisfied')
      return movedTo(state, { ...carried(state), status: 'unsatisfied', verdict }, step, counts)
    }
    case 'OrderReasonHeard': {
      if (state.status !== 'unsatisfied') return misplaced(state, event.type)
      const step = { command: event.data.command, act: 'hearReasons' } as const
      return movedTo(state, { ...carried(state), status: 'reasonHeard', verdict: state.verdict }, step)
    }
    case 'OrderReworked': {
      if (state.status !== 'reasonHeard') return misplaced(state, event.type)
      const step = { command: event.data.command, act: 'reworkOrder' } as const
      // A new round: the lead has spoken to the reporter, and every unit has to deliver again.
      const work = { ...retimed(state, event.data.delivery), delivered: [], suspended: null }
      return movedTo(state, inHand(work, 'rework'), step, counted(state.counts, 'reworks'))
    }
    case 'OrderClosed': {
      const work = workOf(state)
      if (work === null) return misplaced(state, event.type)
      const { command, kind, archive, closedAt } = event.data
      const verdict = 'verdict' in state ? state.verdict : null
      const step = { command, act: kind === 'reviewed' ? ('closeOrder' as const) : ('closeTyped' as const) }
      return movedTo(state, { status: 'closed', kind, archive, closedAt, work: carried(work), verdict }, step)
    }
    case 'OrderReopened': {
      const step = { command: event.data.command, act: 'reopenOrder' } as const
      const place = { status: 'accepted', clock: event.data.clock, asked: null } as const
      return movedTo(state, place, step, counted(state.counts, 'reopened'))
    }
    default:
      return unreachable(event)
  }
}
