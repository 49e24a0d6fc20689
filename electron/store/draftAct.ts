import type { Calendar } from '../../shared/calendar/calendarOf.ts'
import type { CalendarProblem } from '../../shared/calendar/calendarProblem.ts'
import { deadlineFrom, extendedDeadline, pickedDeadline } from '../../shared/calendar/deadlineFrom.ts'
import { resumeDeadline } from '../../shared/calendar/resumeDeadline.ts'
import { workingMsBetween } from '../../shared/calendar/workingTime.ts'
import type { OrderActRequest } from '../../shared/contract/orderActs.ts'
import type { Limits } from '../../shared/domain/limits/limits.ts'
import type { Clock } from '../../shared/domain/order/clock.ts'
import type { OrderCommandBody } from '../../shared/domain/order/orderCommands.ts'
import { isInHand, type OrderState, workOf } from '../../shared/domain/order/orderState.ts'
import { chinaDate, type Instant } from '../../shared/kernel/chinaTime.ts'
import type { OrderId, RowId, UnitId } from '../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { unreachable } from '../../shared/kernel/unreachable.ts'

/** What an act becomes for one order: what the person said, and what the device computes beside it. */
export type ActFacts = {
  readonly now: Instant
  readonly calendar: Calendar
  readonly limits: Limits
  readonly unitOf: (row: RowId) => UnitId | null
  /** The order of the number that was typed; null where there is none. */
  readonly into: OrderId | null
}
export type ActTrouble =
  | { readonly kind: 'calendar'; readonly problem: CalendarProblem }
  | { readonly kind: 'not-found' }
type Drafted = Result<OrderCommandBody, ActTrouble>

/** An act that does not apply is drafted all the same: what stands in the way is the ledger's to say. */
export const draftAct = (order: OrderState, act: OrderActRequest, facts: ActFacts): Drafted => {
  switch (act.type) {
    case 'askReporter':
    case 'recordAnswer':
    case 'mergeOrder':
    case 'unmergeOrder':
    case 'markOrder':
      return draftIntake(order, act, facts)
    case 'signOrder':
    case 'returnOrder':
    case 'recordContact':
    case 'noteProgress':
    case 'askExtension':
    case 'deliverInterim':
    case 'deliverOrder':
      return draftUnitsAct(order, act, facts)
    case 'confirmReturn':
    case 'decideExtension':
    case 'suspendClock':
    case 'resumeClock':
    case 'reworkOrder':
    case 'reopenOrder':
      return draftWithClock(order, act, facts)
    case 'putAside':
      return ok({ type: act.type, body: { until: act.until, reason: act.reason } })
    case 'takeUp':
      return ok({ type: act.type, body: {} })
    case 'overruleReturn':
      return ok({ type: act.type, body: { reason: act.reason } })
    case 'recordFollowUp': {
      const { contacted, effective, nextCallAt, note } = act
      return ok({ type: act.type, body: { contacted, effective, nextCallAt, note } })
    }
    case 'recordReview': {
      const { solved, satisfaction, reason } = act
      return ok({ type: act.type, body: { solved, satisfaction, reason } })
    }
    case 'hearReasons':
      return ok({ type: act.type, body: { account: act.account } })
    case 'closeOrder':
      return ok({ type: act.type, body: { year: chinaDate(facts.now).year, note: act.note } })
    case 'closeTyped':
      return ok({ type: act.type, body: { kind: act.closing, year: chinaDate(facts.now).year, reason: act.reason } })
    case 'noteOrder':
      return ok({ type: act.type, body: { note: act.note } })
    case 'recordInstruction': {
      const { givenAt, scan, leader, instruction } = act
      return ok({ type: act.type, body: { givenAt, scan, words: { leader, text: instruction } } })
    }
    default:
      return unreachable(act)
  }
}

type Act<Type extends OrderActRequest['type']> = Extract<OrderActRequest, { readonly type: Type }>

const draftIntake = (
  order: OrderState,
  act: Act<'askReporter' | 'recordAnswer' | 'mergeOrder' | 'unmergeOrder' | 'markOrder'>,
  { now, calendar, unitOf, into }: ActFacts,
): Drafted => {
  switch (act.type) {
    case 'askReporter': {
      const remainingMs = leftOf(calendar, now, waitingClock(order))
      return ok({ type: act.type, body: { remainingMs, question: act.question } })
    }
    case 'recordAnswer': {
      const before = waitingClock(order)
      const asked = 'asked' in order ? order.asked : null
      const clock = before === null || asked === null ? ok(null) : resumed(calendar, before, asked.at, now)
      return clock.ok ? ok({ type: act.type, body: { clock: clock.value, answer: act.answer } }) : clock
    }
    case 'mergeOrder':
      return into === null ? err({ kind: 'not-found' }) : ok({ type: act.type, body: { into, reason: act.reason } })
    case 'unmergeOrder': {
      const from = order.status === 'merged' ? order.into : order.id
      return ok({ type: act.type, body: { from, reason: act.reason } })
    }
    case 'markOrder': {
      const concerns = act.concerns === null ? null : unitOf(act.concerns)
      if (act.concerns !== null && concerns === null) return err({ kind: 'not-found' })
      const { urgency, privacy, reason } = act
      const { category, town } = order
      return ok({ type: act.type, body: { urgency, privacy, concerns, category, town, reason } })
    }
    default:
      return unreachable(act)
  }
}

type UnitsAct = Extract<OrderActRequest, { readonly unit: RowId }>

const draftUnitsAct = (order: OrderState, act: UnitsAct, { now, calendar, limits, unitOf }: ActFacts): Drafted => {
  const unit = unitOf(act.unit)
  if (unit === null) return err({ kind: 'not-found' })
  switch (act.type) {
    case 'signOrder': {
      // The first contact counts from the lead's signature; a year without a table is no reason not to sign.
      const contact = workOf(order)?.assignment.lead === unit ? deadlineFrom(calendar, now, limits.contact) : null
      return ok({ type: act.type, body: { unit, contact: contact?.ok ? contact.value : null } })
    }
    case 'returnOrder':
      return ok({ type: act.type, body: { unit, reason: act.reason } })
    case 'recordContact':
      return ok({ type: act.type, body: { unit, note: act.note } })
    case 'noteProgress':
      return ok({ type: act.type, body: { unit, note: act.note, file: act.file } })
    case 'askExtension':
      return ok({ type: act.type, body: { unit, until: act.until, reason: act.reason } })
    case 'deliverInterim':
      return ok({ type: act.type, body: { unit, result: act.result } })
    case 'deliverOrder': {
      const review = deadlineFrom(calendar, now, limits.review)
      return ok({ type: act.type, body: { unit, result: act.result, review: review.ok ? review.value : null } })
    }
    default:
      return unreachable(act)
  }
}

const draftWithClock = (
  order: OrderState,
  act: Act<'confirmReturn' | 'decideExtension' | 'suspendClock' | 'resumeClock' | 'reworkOrder' | 'reopenOrder'>,
  { now, calendar, limits }: ActFacts,
): Drafted => {
  const { reason } = act
  const before = workOf(order)?.assignment.delivery ?? null
  switch (act.type) {
    case 'confirmReturn':
    case 'reopenOrder': {
      const clock = deadlineFrom(calendar, now, limits.dispatch)
      return ok({ type: act.type, body: { clock: clock.ok ? clock.value : null, reason } })
    }
    case 'decideExtension': {
      if (!act.grant) return ok({ type: act.type, body: { delivery: null, reason } })
      const until = act.delivery ?? (isInHand(order) ? (order.extension?.until ?? null) : null)
      const startsAt = before?.startsAt ?? now
      const granted =
        until === null && before !== null
          ? extendedDeadline(calendar, before, limits.extension)
          : pickedDeadline(calendar, startsAt, until ?? now)
      return granted.ok
        ? ok({ type: act.type, body: { delivery: granted.value, reason } })
        : err({ kind: 'calendar', problem: granted.error })
    }
    case 'suspendClock':
      return ok({ type: act.type, body: { remainingMs: leftOf(calendar, now, before), reason } })
    case 'resumeClock': {
      const stopped = isInHand(order) ? order.suspended : null
      // Nothing stands still: the ledger says so, with the clock as it is.
      const fallback = before === null ? deadlineFrom(calendar, now, limits.delivery) : ok(before)
      const delivery = before === null || stopped === null ? fallback : resumed(calendar, before, stopped.at, now)
      if (!delivery.ok) return err(troubleOf(delivery.error))
      return ok({ type: act.type, body: { delivery: delivery.value, reason } })
    }
    case 'reworkOrder': {
      const delivery =
        act.delivery === null
          ? deadlineFrom(calendar, now, limits.delivery)
          : pickedDeadline(calendar, now, act.delivery)
      return delivery.ok
        ? ok({ type: act.type, body: { delivery: delivery.value, reason } })
        : err({ kind: 'calendar', problem: delivery.error })
    }
    default:
      return unreachable(act)
  }
}

const troubleOf = (problem: CalendarProblem | ActTrouble): ActTrouble =>
  'kind' in problem ? problem : { kind: 'calendar', problem }

const waitingClock = (order: OrderState): Clock | null =>
  order.status === 'reported' || order.status === 'accepted' ? order.clock : null

/** Working time that is left of a clock; null where none runs, or where a year of the calendar is missing. */
const leftOf = (calendar: Calendar, now: Instant, clock: Clock | null): number | null => {
  if (clock === null) return null
  if (clock.dueAt <= now) return 0
  const left = workingMsBetween(calendar, now, clock.dueAt)
  return left.ok ? left.value : null
}

const resumed = (calendar: Calendar, before: Clock, stoppedAt: Instant, now: Instant): Result<Clock, ActTrouble> => {
  const counted = { ...before, calendarVersion: before.calendarVersion ?? 0 }
  const clock = resumeDeadline(calendar, counted, stoppedAt, now)
  return clock.ok ? clock : err({ kind: 'calendar', problem: clock.error })
}
