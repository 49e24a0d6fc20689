import { dayFromIso, isoDay } from '../kernel/chinaTime.ts'
import type { CalendarState, Festival, MonthDay, SpecialDay, YearTable } from './calendarState.ts'
import { defaultYears } from './defaultYears.ts'

/** A year in the short form of `defaultYears.ts`: first and last day of each span. */
export type YearSpans = { readonly year: number; readonly spans: readonly Span[] }
type Span = readonly [kind: SpecialDay['kind'], from: MonthDay, to: MonthDay, festival: Festival]

const minutes = (hour: number, minute: number): number => hour * 60 + minute

/** What a new ledger begins with, and what counts in one that was made before there was a calendar. */
export const defaultCalendar: CalendarState = {
  version: 0,
  hours: {
    usual: [
      { from: minutes(8, 30), to: minutes(12, 0) },
      { from: minutes(13, 30), to: minutes(17, 30) },
    ],
    seasons: [],
  },
  years: defaultYears.map(
    ({ year, spans }): YearTable => ({ year, days: spans.flatMap((span) => daysOf(year, span)) }),
  ),
  yellowPercent: 20,
}

function daysOf(year: number, [kind, from, to, festival]: Span): readonly SpecialDay[] {
  const days: SpecialDay[] = []
  const last = dayFromIso(`${year}-${to}`) ?? 0
  for (let day = dayFromIso(`${year}-${from}`) ?? last + 1; day <= last; day += 1)
    days.push({ on: isoDay(day).slice(5), kind, festival })
  return days
}
