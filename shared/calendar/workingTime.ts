import { chinaDate, dayNumber, type Instant, startOfDayNumber } from '../kernel/chinaTime.ts'
import { ok, type Result } from '../kernel/result.ts'
import { type Calendar, type DayHours, isWorked } from './calendarOf.ts'
import { type CalendarProblem, notCovered } from './calendarProblem.ts'

/** Working time between two instants, ms; negative when `to` lies before `from`. */
export const workingMsBetween = (calendar: Calendar, from: Instant, to: Instant): Result<number, CalendarProblem> => {
  const year = missingYear(calendar, Math.min(from, to), Math.max(from, to))
  return year === null ? ok(workedAt(calendar, to) - workedAt(calendar, from)) : notCovered(year)
}

/** Whether somebody is in the office: openings belong to it, closings do not. */
export const isWorkingMoment = (calendar: Calendar, at: Instant): boolean =>
  inRanges(calendar, at, (ms, { from, to }) => from <= ms && ms < to)

/** Whether a deadline may stand there: a closing may end a time, an opening does not. */
export const isDeadlineMoment = (calendar: Calendar, at: Instant): boolean =>
  inRanges(calendar, at, (ms, { from, to }) => from < ms && ms <= to)

/** The first working moment at or after the instant: where the counting of minutes and hours begins. */
export const nextOpening = (calendar: Calendar, at: Instant): Result<Instant, CalendarProblem> => {
  if (isWorkingMoment(calendar, at)) return ok(at)
  const year = missingYear(calendar, at, at)
  if (year !== null) return notCovered(year)
  return within(calendar, at, instantAt(calendar, workedAt(calendar, at), 'opening'))
}

/** The last moment at or before the instant where a deadline may stand. */
export const lastDeadlineMoment = (calendar: Calendar, at: Instant): Result<Instant, CalendarProblem> => {
  if (isDeadlineMoment(calendar, at)) return ok(at)
  const year = missingYear(calendar, at, at)
  if (year !== null) return notCovered(year)
  const worked = workedAt(calendar, at)
  const found = worked === 0 ? null : instantAt(calendar, worked, 'closing')
  // Before the first working hour of the coverage lies a year without a table.
  if (found === null) return notCovered(chinaDate(at).year - 1)
  const gap = missingYear(calendar, found, at)
  return gap === null ? ok(found) : notCovered(gap)
}

/** The instant that lies so much working time after another one; a closing when the time ends with a range. */
export const afterWorkingMs = (calendar: Calendar, start: Instant, ms: number): Result<Instant, CalendarProblem> => {
  const year = missingYear(calendar, start, start)
  if (year !== null) return notCovered(year)
  return within(calendar, start, instantAt(calendar, workedAt(calendar, start) + ms, 'closing'))
}

/** The close of office of the nth working day after the day of `start`. */
export const closeOfWorkingDay = (calendar: Calendar, start: Instant, n: number): Result<Instant, CalendarProblem> => {
  const year = missingYear(calendar, start, start)
  if (year !== null) return notCovered(year)
  const at = dayNumber(start) - calendar.firstDay
  const wanted = (calendar.daysBefore[at + 1] ?? 0) + n
  return within(calendar, start, closeOf(calendar, firstReaching(calendar.daysBefore, wanted)))
}

/** The close of office of a day, or of the first working day after it. */
export const closeFromDay = (calendar: Calendar, start: Instant, day: number): Result<Instant, CalendarProblem> => {
  const year = missingYear(calendar, start, startOfDayNumber(day))
  if (year !== null) return notCovered(year)
  const wanted = (calendar.daysBefore[day - calendar.firstDay] ?? 0) + 1
  return within(calendar, start, closeOf(calendar, firstReaching(calendar.daysBefore, wanted)))
}

/** Working time from the beginning of the coverage to the instant, ms. Uncovered years count nothing: ask `missingYear` first. */
export const workedAt = (calendar: Calendar, at: Instant): number => {
  const day = dayNumber(at)
  const index = day - calendar.firstDay
  if (index < 0) return 0
  const before = calendar.msBefore[Math.min(index, calendar.kinds.length)] ?? 0
  const hours = calendar.hours[index]
  if (hours === undefined || !isWorked(calendar.kinds[index])) return before
  return before + workedInDay(hours, at - startOfDayNumber(day))
}

/**
 * The instant at which so much time has been worked, null beyond the coverage. Between a closing and the next opening nothing
 * is worked: `side` says which of the two is meant.
 */
export const instantAt = (calendar: Calendar, worked: number, side: 'closing' | 'opening'): Instant | null => {
  const target = side === 'closing' ? worked : worked + 1
  const index = firstReaching(calendar.msBefore, target)
  const hours = calendar.hours[index]
  if (hours === undefined) return null
  let left = target - (calendar.msBefore[index] ?? 0)
  for (const { from, to } of hours.ranges) {
    if (left <= to - from) {
      const at = startOfDayNumber(calendar.firstDay + index) + from + left
      return side === 'closing' ? at : at - 1
    }
    left -= to - from
  }
  return null
}

/** The first year from one instant to another that has no table; null when all have one. */
export const missingYear = (calendar: Calendar, from: Instant, to: Instant): number | null => {
  const last = chinaDate(to).year
  for (let year = chinaDate(from).year; year <= last; year += 1) if (!calendar.years.has(year)) return year
  return null
}

/** Working ms of the day that holds the instant, if it is worked. */
export const dayLength = (calendar: Calendar, at: Instant): number =>
  calendar.hours[dayNumber(at) - calendar.firstDay]?.total ?? 0

/** The answer of a search, which must not have jumped over a year that nobody knows. */
const within = (calendar: Calendar, start: Instant, found: Instant | null): Result<Instant, CalendarProblem> => {
  if (found === null) return notCovered(firstWithout(calendar, chinaDate(start).year))
  const year = missingYear(calendar, start, found)
  return year === null ? ok(found) : notCovered(year)
}

const firstWithout = (calendar: Calendar, from: number): number => {
  let year = from
  while (calendar.years.has(year)) year += 1
  return year
}

const closeOf = (calendar: Calendar, index: number): Instant | null => {
  const last = calendar.hours[index]?.ranges.at(-1)
  return last === undefined ? null : startOfDayNumber(calendar.firstDay + index) + last.to
}

/** The first index `i` whose sum up to and including day `i` reaches `wanted`; the length when none does. */
const firstReaching = (sums: Float64Array | Int32Array, wanted: number): number => {
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle + 1] ?? 0) >= wanted) high = middle
    else low = middle + 1
  }
  return low
}

const workedInDay = (hours: DayHours, ms: number): number => {
  let sum = 0
  for (const { from, to } of hours.ranges) {
    if (ms <= from) break
    sum += Math.min(ms, to) - from
  }
  return sum
}

const inRanges = (
  calendar: Calendar,
  at: Instant,
  holds: (ms: number, range: { readonly from: number; readonly to: number }) => boolean,
): boolean => {
  const day = dayNumber(at)
  const index = day - calendar.firstDay
  const hours = calendar.hours[index]
  if (hours === undefined || !isWorked(calendar.kinds[index])) return false
  return hours.ranges.some((range) => holds(at - startOfDayNumber(day), range))
}
