import { dayNumber, type Instant, startOfDayNumber } from '../kernel/chinaTime.ts'
import type { Calendar } from './calendarOf.ts'

/** Working days after the day of `from`, until and with the day of `to`; days of years without a table count nothing. */
export const workingDaysBetween = (calendar: Calendar, from: Instant, to: Instant): number =>
  Math.max(0, workedThrough(calendar, dayNumber(to)) - workedThrough(calendar, dayNumber(from)))

/** What lies before this instant is at least so many working days ago; `days` at least 1. */
export const workingDaysAgo = (calendar: Calendar, now: Instant, days: number): Instant => {
  const wanted = workedThrough(calendar, dayNumber(now)) - days
  let day = dayNumber(now)
  while (day >= calendar.firstDay && workedThrough(calendar, day) > wanted) day -= 1
  return startOfDayNumber(day + 1)
}

const workedThrough = (calendar: Calendar, day: number): number => {
  const last = calendar.daysBefore.length - 1
  return calendar.daysBefore[Math.min(Math.max(0, day - calendar.firstDay + 1), last)] ?? 0
}
