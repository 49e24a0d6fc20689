import type { Calendar } from '../../../shared/calendar/calendarOf.ts'
import { nextOpening } from '../../../shared/calendar/workingTime.ts'
import { dayNumber, HOUR, type Instant, MINUTE, startOfDayNumber, weekdayOf } from '../../../shared/kernel/chinaTime.ts'

/** A time by which something is taken up again, by the name that people have for it. */
export type LaterTime = { readonly name: 'hour' | 'day' | 'week'; readonly at: Instant }

const usualOpening = 8 * HOUR + 30 * MINUTE

/** In an hour, when the next working day begins, when the next week does: the soonest first, none twice. */
export const laterTimes = (calendar: Calendar, now: Instant): readonly LaterTime[] => {
  const today = dayNumber(now)
  const opening = (day: number): Instant => {
    const found = nextOpening(calendar, startOfDayNumber(day))
    // A year without a table still has mornings.
    return found.ok ? found.value : startOfDayNumber(day) + usualOpening
  }
  const hour = Math.ceil((now + HOUR) / (5 * MINUTE)) * 5 * MINUTE
  const day = opening(today + 1)
  const week = opening(today + ((8 - weekdayOf(today)) % 7 || 7))
  const times: readonly LaterTime[] = [
    { name: 'hour', at: hour },
    { name: 'day', at: day },
    { name: 'week', at: week },
  ]
  return times.filter(({ at }, place) => times.findIndex((one) => one.at === at) === place)
}
