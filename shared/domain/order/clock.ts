import type { Deadline } from '../../calendar/limit.ts'

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
