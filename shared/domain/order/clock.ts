import type { Deadline, Limit } from '../../calendar/limit.ts'
import { DAY, type Instant } from '../../kernel/chinaTime.ts'

/**
 * One running deadline of an order with all that was computed for it: results, so that a later change of calendar or limits
 * moves nothing. Instants are UTC ms.
 */
export type Clock = Omit<Deadline, 'calendarVersion'> & {
  /** The version of the calendar that it was counted with; null in the first entries, which knew none. */
  readonly calendarVersion: number | null
}

/** What runs, and when: one at a time is the stage's, the delivery's runs beside it. */
export const clockKinds = ['dispatch', 'sign', 'contact', 'delivery', 'review'] as const
export type ClockKind = (typeof clockKinds)[number]

/** Yellow begins with the last fifth of the time or with the last day, whichever comes first on the clock. */
export const yellowFrom = (start: Instant, due: Instant): Instant =>
  Math.max(start, Math.min(due - DAY, Math.round(due - (due - start) / 5)))

/** A deadline that a person picked, or that natural days gave: no calendar stands behind it. */
export const plainClock = (startsAt: Instant, dueAt: Instant, limit: Limit): Clock => ({
  startsAt,
  dueAt,
  yellowAt: yellowFrom(startsAt, dueAt),
  limit,
  calendarVersion: null,
})
