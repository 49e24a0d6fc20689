import { dayNumber, type Instant, startOfDayNumber } from '../kernel/chinaTime.ts'
import type { Calendar } from './calendarOf.ts'
import type { Festival } from './calendarState.ts'
import { isDeadlineMoment } from './workingTime.ts'

/** Why nobody can deliver at a moment. */
export type NonWorking =
  | { readonly why: 'lunch' | 'closed' | 'weekend' }
  | { readonly why: 'off'; readonly festival: Festival | null }

/** Null where a deadline may stand; days of years without a table are not known, and null too. */
export const nonWorking = (calendar: Calendar, at: Instant): NonWorking | null => {
  if (isDeadlineMoment(calendar, at)) return null
  const day = dayNumber(at)
  const index = day - calendar.firstDay
  switch (calendar.kinds[index] ?? 'uncovered') {
    case 'uncovered':
      return null
    case 'weekend':
      return { why: 'weekend' }
    case 'off':
      return { why: 'off', festival: calendar.special.get(day)?.festival ?? null }
    case 'workday':
    case 'makeUp': {
      const ranges = calendar.hours[index]?.ranges ?? []
      const ms = at - startOfDayNumber(day)
      const inside = ms > (ranges[0]?.from ?? 0) && ms < (ranges.at(-1)?.to ?? 0)
      return { why: inside ? 'lunch' : 'closed' }
    }
  }
}
