import { dayFromIso, weekdayOf } from '../kernel/chinaTime.ts'
import { inSeason } from './calendarOf.ts'
import type { CalendarState, MonthDay, OfficeHours, Season, Timetable, YearTable } from './calendarState.ts'

/** What is wrong with a calendar, and where: a season by its place in the list, a table by its year, a day by its date. */
export type CalendarFault =
  | { readonly code: HoursFault; readonly season: number | null }
  | { readonly code: 'season-malformed' | 'season-overlap'; readonly season: number }
  | { readonly code: 'year-out-of-range' | 'year-twice' | 'year-without-holidays'; readonly year: number }
  | { readonly code: DayFault; readonly year: number; readonly on: MonthDay }
  | { readonly code: 'yellow-out-of-range' }
export type HoursFault = 'hours-missing' | 'hours-empty-range' | 'hours-overlap' | 'hours-outside-day'
export type DayFault = 'day-malformed' | 'day-twice' | 'make-up-on-workday'
export type CalendarFaultCode = CalendarFault['code']

/** All faults of a calendar; one that has any is not accepted. R-CALENDAR-14. */
export const checkCalendar = (state: CalendarState): readonly CalendarFault[] => {
  const { yellowPercent, years, hours } = state
  const yellow = Number.isInteger(yellowPercent) && yellowPercent >= 1 && yellowPercent <= 99
  return [
    ...checkHours(hours),
    ...years.flatMap((table, at) => [
      ...(years.findIndex((other) => other.year === table.year) < at
        ? [{ code: 'year-twice', year: table.year } as const]
        : []),
      ...checkYear(table),
    ]),
    ...(yellow ? [] : [{ code: 'yellow-out-of-range' } as const]),
  ]
}

export const checkHours = ({ usual, seasons }: OfficeHours): readonly CalendarFault[] => [
  ...timetableFaults(usual, null),
  ...seasons.flatMap((season, at): readonly CalendarFault[] => {
    const own = timetableFaults(season.hours, at)
    if (!isMonthDay(season.from) || !isMonthDay(season.to)) return [{ code: 'season-malformed', season: at }, ...own]
    const clash = seasons.slice(0, at).some((other) => overlap(season, other))
    return clash ? [{ code: 'season-overlap', season: at }, ...own] : own
  }),
]

export const checkYear = ({ year, days }: YearTable): readonly CalendarFault[] => {
  if (!Number.isInteger(year) || year < 1992 || year > 2199) return [{ code: 'year-out-of-range', year }]
  const seen = new Set<MonthDay>()
  const faults: CalendarFault[] = []
  for (const { on, kind } of days) {
    const day = dayFromIso(`${year}-${on}`)
    if (day === null) faults.push({ code: 'day-malformed', year, on })
    else if (seen.has(on)) faults.push({ code: 'day-twice', year, on })
    else if (kind === 'work' && weekdayOf(day) % 6 !== 0) faults.push({ code: 'make-up-on-workday', year, on })
    seen.add(on)
  }
  // By law these are days off every year: a table without them was never filled in.
  const off = new Set(days.filter((day) => day.kind === 'off').map((day) => day.on))
  const complete = ['01-01', '05-01', '10-01'].every((on) => off.has(on))
  return complete ? faults : [...faults, { code: 'year-without-holidays', year }]
}

const timetableFaults = (timetable: Timetable, season: number | null): readonly CalendarFault[] => {
  if (timetable.length === 0) return [{ code: 'hours-missing', season }]
  const codes: HoursFault[] = []
  const whole = timetable.every(({ from, to }) => [from, to].every((minute) => Number.isInteger(minute)))
  // A closing at midnight would be written as the next day's.
  if (!whole || timetable.some(({ from, to }) => from < 0 || to >= 24 * 60)) codes.push('hours-outside-day')
  if (timetable.some(({ from, to }) => to <= from)) codes.push('hours-empty-range')
  else if (timetable.some(({ from }, at) => from < (timetable[at - 1]?.to ?? 0))) codes.push('hours-overlap')
  return codes.map((code) => ({ code, season }))
}

/** Two seasons share a day when one begins in the other. */
const overlap = (a: Season, b: Season): boolean => inSeason(a.from, b) || inSeason(b.from, a)

/** A day that exists in leap years at least. */
const isMonthDay = (on: string): boolean => dayFromIso(`2024-${on}`) !== null
