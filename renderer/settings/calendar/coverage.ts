import { deadlineFrom } from '../../../shared/calendar/deadlineFrom.ts'
import type { Calendar } from '../../../shared/calendar/calendarOf.ts'
import type { CountedLimit } from '../../../shared/calendar/limit.ts'
import { dayNumber, HOUR, type Instant, isoDay, startOfDayNumber } from '../../../shared/kernel/chinaTime.ts'

/** `2020–2024、2026`: years in a row as spans, joined as the language does. */
export const yearSpans = (years: readonly number[], join: string): string => {
  const spans: [number, number][] = []
  for (const year of [...years].sort((a, b) => a - b)) {
    const last = spans.at(-1)
    if (last !== undefined && last[1] + 1 === year) last[1] = year
    else spans.push([year, year])
  }
  return spans.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(join)
}

/** How long before it happens the desk says that deadlines will not be countable any more. */
const warnAhead = 60

/**
 * The last day on which the usual limit can still be given, and the year that is missing behind it; null while that lies further
 * away than two months.
 */
export const endingCoverage = (
  calendar: Calendar,
  limit: CountedLimit,
  now: Instant,
): { readonly lastDay: string; readonly year: number } | null => {
  const today = dayNumber(now)
  const tried = (day: number) => deadlineFrom(calendar, startOfDayNumber(day) + 9 * HOUR, limit)
  const end = tried(today + warnAhead)
  if (end.ok || end.error.code !== 'year-not-covered') return null
  let [good, bad] = [today - 1, today + warnAhead]
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    if (tried(middle).ok) good = middle
    else bad = middle
  }
  return { lastDay: isoDay(good), year: end.error.year }
}
