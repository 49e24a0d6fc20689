import { expect, test } from 'vitest'
import type { CalendarState, OfficeRange, SpecialDay, YearTable } from '../../calendar/calendarState.ts'
import { defaultCalendar } from '../../calendar/defaultCalendar.ts'
import { decideCalendar, evolveCalendar } from './calendar.ts'

const { version: _, ...whole } = defaultCalendar
const words = { notes: '{}' }
const change = (calendar: Partial<Omit<CalendarState, 'version'>>, seen = 0) =>
  decideCalendar(defaultCalendar, {
    type: 'changeCalendar',
    body: { seen, calendar: { ...whole, ...calendar }, words },
  })
const codeOf = (...of: Parameters<typeof change>): string => {
  const decided = change(...of)
  return decided.ok ? 'accepted' : decided.error.code
}
const usual = (...ranges: readonly (readonly [number, number])[]) => ({
  hours: { usual: ranges.map(([from, to]): OfficeRange => ({ from, to })), seasons: [] },
})
const off = (...dates: readonly string[]): readonly SpecialDay[] =>
  dates.map((on) => ({ on, kind: 'off', festival: null }))
const year2027: YearTable = { year: 2027, days: off('10-01', '01-01', '05-01') }

test('R-CALENDAR-15 a change carries the whole calendar and the next version, years and days in order', () => {
  const decided = change({ years: [year2027, ...whole.years] })
  expect(decided.ok && decided.value[0]).toMatchObject({ type: 'CalendarChanged', v: 1, data: { version: 1 }, words })
  const [event] = decided.ok ? decided.value : []
  const state = event === undefined ? defaultCalendar : evolveCalendar(event)
  expect(state.years.map((table) => table.year)).toEqual([2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027])
  expect(state.years.at(-1)?.days.map((day) => day.on)).toEqual(['01-01', '05-01', '10-01'])
  expect(state.hours).toEqual(defaultCalendar.hours)
})

test('R-CALENDAR-15 a change of a calendar that somebody else has changed meanwhile is refused', () => {
  expect(codeOf({}, 1)).toBe('settings-moved')
  expect(codeOf({}, 0)).toBe('accepted')
})

test('R-CALENDAR-14 office hours that are empty, reversed, overlapping or beyond the day are refused', () => {
  expect(codeOf(usual())).toBe('hours-missing')
  expect(codeOf(usual([510, 510]))).toBe('hours-empty-range')
  expect(codeOf(usual([720, 510]))).toBe('hours-empty-range')
  expect(codeOf(usual([510, 720], [700, 1050]))).toBe('hours-overlap')
  expect(codeOf(usual([810, 1050], [510, 720]))).toBe('hours-overlap')
  expect(codeOf(usual([-1, 720]))).toBe('hours-outside-day')
  expect(codeOf(usual([510, 1440]))).toBe('hours-outside-day')
  expect(codeOf(usual([510, 720.5]))).toBe('hours-outside-day')
  // A day without a lunch break is a choice.
  expect(codeOf(usual([510, 720], [720, 1050]))).toBe('accepted')
})

test('R-CALENDAR-14 seasons are real, apart from each other and held to the same hours', () => {
  const seasons = (...list: readonly (readonly [string, string])[]) => ({
    hours: {
      usual: whole.hours.usual,
      seasons: list.map(([from, to]) => ({ from, to, hours: [{ from: 480, to: 720 }] })),
    },
  })
  expect(codeOf(seasons(['06-01', '09-30'], ['12-01', '02-28']))).toBe('accepted')
  expect(codeOf(seasons(['06-01', '09-31']))).toBe('season-malformed')
  expect(codeOf(seasons(['6-1', '09-30']))).toBe('season-malformed')
  expect(codeOf(seasons(['06-01', '09-30'], ['09-30', '10-15']))).toBe('season-overlap')
  expect(codeOf(seasons(['12-01', '02-28'], ['01-10', '01-20']))).toBe('season-overlap')
  const empty = { hours: { usual: whole.hours.usual, seasons: [{ from: '06-01', to: '09-30', hours: [] }] } }
  expect(codeOf(empty)).toBe('hours-missing')
})

test('R-CALENDAR-14 a year table names real days, each once, and the holidays that every year has', () => {
  const table = (days: readonly SpecialDay[], year = 2027) => codeOf({ years: [...whole.years, { year, days }] })
  expect(table(year2027.days)).toBe('accepted')
  // An empty 2027 would make 1 January a workday.
  expect(table([])).toBe('year-without-holidays')
  expect(table(off('01-01', '05-01'))).toBe('year-without-holidays')
  expect(table([...year2027.days, ...off('02-29')])).toBe('day-malformed')
  expect(table([...year2027.days, ...off('10-01')])).toBe('day-twice')
  // 2027-01-04 is a Monday.
  expect(table([...year2027.days, { on: '01-04', kind: 'work', festival: null }])).toBe('make-up-on-workday')
  expect(table([...year2027.days, { on: '01-03', kind: 'work', festival: null }])).toBe('accepted')
  expect(table(year2027.days, 2026)).toBe('year-twice')
  expect(table(year2027.days, 1991)).toBe('year-out-of-range')
})

test('R-CALENDAR-14 the share of yellow is a whole number of hundredths', () => {
  for (const yellowPercent of [0, 100, 20.5, -1]) expect(codeOf({ yellowPercent })).toBe('yellow-out-of-range')
  for (const yellowPercent of [1, 99]) expect(codeOf({ yellowPercent })).toBe('accepted')
})
