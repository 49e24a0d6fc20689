import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY, dayNumber, fromChina, HOUR, isoMinute, MINUTE } from '../kernel/chinaTime.ts'
import { calendarOf } from './calendarOf.ts'
import { deadlineFrom } from './deadlineFrom.ts'
import { defaultCalendar } from './defaultCalendar.ts'
import type { CountedLimit } from './limit.ts'
import { afterWorkingMs, isDeadlineMoment, isWorkingMoment, nextOpening, workingMsBetween } from './workingTime.ts'

const calendar = calendarOf(defaultCalendar)
/** With summer hours, a four-part day and a break over the New Year: whatever holds must hold there too. */
const odd = calendarOf({
  ...defaultCalendar,
  version: 7,
  hours: {
    usual: [
      { from: 500, to: 600 },
      { from: 600, to: 640 },
      { from: 700, to: 760 },
      { from: 900, to: 1439 },
    ],
    seasons: [
      { from: '06-01', to: '09-30', hours: [{ from: 0, to: 1 }] },
      { from: '12-20', to: '01-10', hours: [{ from: 540, to: 720 }] },
    ],
  },
})
/** By name: a counterexample that prints two calendars is not read by anybody. */
const calendars = fc.constantFrom<'usual' | 'odd'>('usual', 'odd')
const named = { usual: calendar, odd }
/** 2020 to the middle of 2026, so that what is added stays within the tables. */
const instant = fc.integer({ min: fromChina(2020, 1, 2), max: fromChina(2026, 6, 30) })
const limit = fc.oneof(
  fc.record({ kind: fc.constant('workingMinutes' as const), amount: fc.integer({ min: 1, max: 3_000 }) }),
  fc.record({ kind: fc.constant('workingHours' as const), amount: fc.integer({ min: 1, max: 60 }) }),
  fc.record({
    kind: fc.constantFrom('workingDays' as const, 'naturalDays' as const),
    amount: fc.integer({ min: 1, max: 90 }),
  }),
)

const given = <T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const dueOf = (of: typeof calendar, start: number, by: CountedLimit) => given(deadlineFrom(of, start, by)).dueAt

test('R-CALENDAR-3 a moment is worked in office hours of a weekday that is not off, or of a make-up workday', () => {
  const worked = (...at: Parameters<typeof fromChina>) => isWorkingMoment(calendar, fromChina(...at))
  expect(worked(2026, 11, 25, 8, 29, 59)).toBe(false)
  expect(worked(2026, 11, 25, 8, 30)).toBe(true)
  expect(worked(2026, 11, 25, 12, 0)).toBe(false)
  expect(worked(2026, 11, 25, 13, 30)).toBe(true)
  expect(worked(2026, 11, 25, 17, 30)).toBe(false)
  expect(worked(2026, 11, 28, 10)).toBe(false)
  expect(worked(2026, 10, 1, 10)).toBe(false)
  // The Saturday after the holidays of October 2026 is a make-up workday.
  expect(worked(2026, 10, 10, 10)).toBe(true)
})

test('R-CALENDAR-4 working time is additive and never runs backwards', () => {
  fc.assert(
    fc.property(calendars, instant, instant, instant, (name, a, b, c) => {
      const of = named[name]
      const between = (from: number, to: number) => given(workingMsBetween(of, from, to))
      expect(between(a, b) + between(b, c)).toBe(between(a, c))
      expect(between(a, b)).toBe(0 - between(b, a))
      const [from, to] = [Math.min(a, b), Math.max(a, b)]
      expect(between(from, to)).toBeGreaterThanOrEqual(0)
      expect(between(from, to)).toBeLessThanOrEqual(to - from)
    }),
  )
})

test('R-CALENDAR-4 the instant after some working time is its inverse, and counts from the next opening', () => {
  fc.assert(
    fc.property(calendars, instant, fc.integer({ min: 1, max: 60 * HOUR }), (name, start, ms) => {
      const of = named[name]
      const end = given(afterWorkingMs(of, start, ms))
      expect(given(workingMsBetween(of, start, end))).toBe(ms)
      // One ms earlier there was one ms less: the earliest instant with that much, so a closing and never an opening.
      expect(given(workingMsBetween(of, start, end - 1))).toBe(ms - 1)
      const opening = given(nextOpening(of, start))
      expect(opening).toBeGreaterThanOrEqual(start)
      expect(isWorkingMoment(of, opening)).toBe(true)
      expect(given(afterWorkingMs(of, opening, ms))).toBe(end)
    }),
  )
})

test('R-CALENDAR-5 no deadline stands on a moment at which nobody can deliver', () => {
  fc.assert(
    fc.property(calendars, instant, limit, (name, start, by) => {
      const of = named[name]
      const due = dueOf(of, start, by)
      expect(due).toBeGreaterThan(start)
      expect(isDeadlineMoment(of, due)).toBe(true)
      expect(isWorkingMoment(of, due - 1)).toBe(true)
    }),
  )
})

test('R-CALENDAR-5 a later start and a longer limit never give an earlier deadline', () => {
  fc.assert(
    fc.property(calendars, instant, fc.integer({ min: 0, max: 9 * DAY }), limit, (name, start, later, by) => {
      const of = named[name]
      expect(dueOf(of, start + later, by)).toBeGreaterThanOrEqual(dueOf(of, start, by))
      expect(dueOf(of, start, { ...by, amount: by.amount + 1 })).toBeGreaterThanOrEqual(dueOf(of, start, by))
    }),
  )
})

test('R-CALENDAR-6 working days are counted from the next one and end at the close of office of the last', () => {
  fc.assert(
    fc.property(calendars, instant, fc.integer({ min: 1, max: 60 }), (name, start, amount) => {
      const of = named[name]
      const due = dueOf(of, start, { kind: 'workingDays', amount })
      // Counted day by day, as a person does it with a finger on the calendar.
      let day = dayNumber(start)
      for (let left = amount; left > 0; ) {
        day += 1
        const kind = of.kinds[day - of.firstDay]
        if (kind === 'workday' || kind === 'makeUp') left -= 1
      }
      expect(dayNumber(due - 1)).toBe(day)
      expect(isWorkingMoment(of, due)).toBe(false)
      // Days in a row give what they give together.
      if (amount > 1) {
        const first = dueOf(of, start, { kind: 'workingDays', amount: 1 })
        expect(dueOf(of, first - 1, { kind: 'workingDays', amount: amount - 1 })).toBe(due)
      }
    }),
  )
})

test('R-CALENDAR-7 a year without a table is refused by name wherever the time begins, ends or passes through it', () => {
  const year = (start: number, by: CountedLimit) => {
    const counted = deadlineFrom(calendar, start, by)
    return counted.ok ? isoMinute(counted.value.dueAt) : counted.error
  }
  const days = (amount: number): CountedLimit => ({ kind: 'workingDays', amount })
  expect(year(fromChina(2026, 12, 28, 10), days(3))).toBe('2026-12-31 17:30')
  expect(year(fromChina(2026, 12, 28, 10), days(4))).toEqual({ code: 'year-not-covered', year: 2027 })
  expect(year(fromChina(2026, 12, 31, 17), { kind: 'workingMinutes', amount: 30 })).toBe('2026-12-31 17:30')
  expect(year(fromChina(2026, 12, 31, 17), { kind: 'workingMinutes', amount: 31 })).toEqual({
    code: 'year-not-covered',
    year: 2027,
  })
  expect(year(fromChina(2026, 12, 30), { kind: 'naturalDays', amount: 2 })).toEqual({
    code: 'year-not-covered',
    year: 2027,
  })
  // 2027-01-01 is a holiday: a source that knows no 2027 would call this Friday a workday.
  expect(year(fromChina(2027, 1, 1, 9), { kind: 'workingHours', amount: 1 })).toEqual({
    code: 'year-not-covered',
    year: 2027,
  })
  expect(year(fromChina(2019, 12, 31, 9), days(1))).toEqual({ code: 'year-not-covered', year: 2019 })
  const gap = calendarOf({ ...defaultCalendar, years: defaultCalendar.years.filter((table) => table.year !== 2024) })
  expect(workingMsBetween(gap, fromChina(2023, 12, 1), fromChina(2025, 1, 5))).toEqual({
    ok: false,
    error: { code: 'year-not-covered', year: 2024 },
  })
  expect(deadlineFrom(gap, fromChina(2023, 12, 29, 16), days(1))).toEqual({
    ok: false,
    error: { code: 'year-not-covered', year: 2024 },
  })
})

test('R-CALENDAR-8 yellow begins with a fifth of the working time or with one working day left, whichever comes first', () => {
  const yellow = (start: number, kind: CountedLimit['kind'], amount: number) =>
    isoMinute(given(deadlineFrom(calendar, start, { kind, amount })).yellowAt)
  // 33.5 h in all: a fifth is 6.7 h, a day is 7.5 h: from the close of office before the last day.
  expect(yellow(fromChina(2026, 11, 23, 16), 'workingDays', 4)).toBe('2026-11-26 17:30')
  // 10 days and 1.5 h are 76.5 h: a fifth is 15.3 h, two days and 18 minutes.
  expect(yellow(fromChina(2026, 11, 2, 16), 'workingDays', 10)).toBe('2026-11-12 17:12')
  // No longer than a day: the share alone.
  expect(yellow(fromChina(2026, 11, 25, 9), 'workingMinutes', 30)).toBe('2026-11-25 09:24')
  expect(yellow(fromChina(2026, 11, 25, 3), 'clockMinutes', 60)).toBe('2026-11-25 03:48')
  fc.assert(
    fc.property(calendars, instant, limit, (name, start, by) => {
      const of = named[name]
      const { yellowAt, dueAt } = given(deadlineFrom(of, start, by))
      expect(yellowAt).toBeGreaterThanOrEqual(start)
      expect(yellowAt).toBeLessThan(dueAt)
      const total = given(workingMsBetween(of, start, dueAt))
      const left = given(workingMsBetween(of, yellowAt, dueAt))
      expect(left).toBeGreaterThanOrEqual(Math.floor(total / 5))
      expect(left).toBeLessThanOrEqual(Math.max(total / 5, of.hours[dayNumber(dueAt - 1) - of.firstDay]?.total ?? 0))
    }),
  )
})

test('R-CALENDAR-9 a limit around the clock runs day and night and needs no table', () => {
  const due = given(deadlineFrom(calendar, fromChina(2027, 1, 1, 2), { kind: 'clockMinutes', amount: 15 }))
  expect(due.dueAt).toBe(fromChina(2027, 1, 1, 2) + 15 * MINUTE)
})
