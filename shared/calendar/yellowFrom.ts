import type { Instant } from '../kernel/chinaTime.ts'
import type { Calendar } from './calendarOf.ts'
import type { Limit } from './limit.ts'
import { dayLength, instantAt, workedAt } from './workingTime.ts'

/**
 * Yellow begins when a share of the working time is left, or one working day, whichever comes first. A time that is no longer
 * than a working day has the share alone: it would be yellow from its first minute.
 */
export const yellowFrom = (calendar: Calendar, start: Instant, due: Instant, limit: Limit): Instant => {
  const share = calendar.state.yellowPercent / 100
  if (limit.kind === 'clockMinutes') return Math.ceil(due - (due - start) * share)
  const end = workedAt(calendar, due)
  const total = end - workedAt(calendar, start)
  const day = dayLength(calendar, due)
  const left = Math.floor(total > day ? Math.max(total * share, day) : total * share)
  return beforeDue(calendar, start, due, left)
}

/** The instant from which so much working time is left until a deadline, but not before the start. */
export const beforeDue = (calendar: Calendar, start: Instant, due: Instant, left: number): Instant => {
  const worked = workedAt(calendar, due) - left
  const at = worked <= 0 ? null : instantAt(calendar, worked, 'closing')
  return Math.max(start, at ?? start)
}
