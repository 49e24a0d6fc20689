import type { Calendar } from '../../shared/calendar/calendarOf.ts'
import type { CalendarProblem } from '../../shared/calendar/calendarProblem.ts'
import { deadlineFrom, pickedDeadline } from '../../shared/calendar/deadlineFrom.ts'
import type { Deadline } from '../../shared/calendar/limit.ts'
import type { DeadlineChoice } from '../../shared/contract/desk.ts'
import type { LimitsState } from '../../shared/domain/limits/limits.ts'
import { type LimitsOf, limitsFor } from '../../shared/domain/limits/limitsFor.ts'
import type { Instant } from '../../shared/kernel/chinaTime.ts'
import { ok, type Result } from '../../shared/kernel/result.ts'

export type DispatchClocks = {
  readonly delivery: Deadline
  /** Null where the delivery is due before a unit would have to sign. */
  readonly sign: Deadline | null
}

/** The clocks that start with a dispatch: as the person chose, or as the limits of this order say. */
export const dispatchClocks = (
  rules: { readonly calendar: Calendar; readonly limits: LimitsState },
  order: LimitsOf,
  choice: DeadlineChoice,
  now: Instant,
): Result<DispatchClocks, CalendarProblem> => {
  const { calendar } = rules
  const limits = limitsFor(rules.limits, order)
  const delivery =
    choice.kind === 'picked'
      ? pickedDeadline(calendar, now, choice.dueAt)
      : deadlineFrom(calendar, now, choice.kind === 'limit' ? choice.limit : limits.delivery)
  if (!delivery.ok) return delivery
  const sign = deadlineFrom(calendar, now, limits.sign)
  // A year that is missing behind the delivery is no reason not to dispatch.
  const before = sign.ok && sign.value.dueAt < delivery.value.dueAt ? sign.value : null
  return ok({ delivery: delivery.value, sign: before })
}
