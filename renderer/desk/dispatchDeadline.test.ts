import { expect, test } from 'vitest'
import { calendarOf } from '../../shared/calendar/calendarOf.ts'
import { defaultCalendar } from '../../shared/calendar/defaultCalendar.ts'
import type { CountedLimit } from '../../shared/calendar/limit.ts'
import { fromChina } from '../../shared/kernel/chinaTime.ts'
import { type DeadlineField, firstPicked, readDeadline } from './dispatchDeadline.ts'

const calendar = calendarOf(defaultCalendar)
const now = fromChina(2026, 9, 29, 10, 2)
const fiveDays: CountedLimit = { kind: 'workingDays', amount: 5 }
const read = (field: DeadlineField, limits = [fiveDays]) => readDeadline(field, limits, calendar, now)

test('Without a choice the limits of the orders count; different ones give a first and a last deadline.', () => {
  const due = fromChina(2026, 10, 12, 17, 30)
  expect(read({ kind: 'setting' })).toEqual({
    ok: true,
    choice: { kind: 'setting' },
    first: due,
    last: due,
    moved: null,
  })
  const mixed = read({ kind: 'setting' }, [fiveDays, { kind: 'workingHours', amount: 4 }])
  expect(mixed).toMatchObject({ ok: true, first: fromChina(2026, 9, 29, 15, 32), last: due })
})

test('Other working days, hours and natural days are counted by the calendar.', () => {
  expect(read({ kind: 'workingDays', typed: ' 2 ' })).toMatchObject({
    choice: { kind: 'limit', limit: { kind: 'workingDays', amount: 2 } },
    first: fromChina(2026, 10, 8, 17, 30),
  })
  expect(read({ kind: 'workingHours', typed: '1' })).toMatchObject({ first: fromChina(2026, 9, 29, 11, 2) })
  expect(read({ kind: 'naturalDays', typed: '2' })).toMatchObject({ first: fromChina(2026, 10, 8, 17, 30) })
})

test('R-CALENDAR-10 a picked time on a day off is moved up to the last office hour before it, and the reason is there', () => {
  const at = fromChina(2026, 10, 3, 9)
  expect(read({ kind: 'picked', typed: '2026-10-03T09:00' })).toEqual({
    ok: true,
    choice: { kind: 'picked', dueAt: fromChina(2026, 9, 30, 17, 30) },
    first: fromChina(2026, 9, 30, 17, 30),
    last: fromChina(2026, 9, 30, 17, 30),
    moved: { picked: at, reason: { why: 'off', festival: 'national' } },
  })
  expect(read({ kind: 'picked', typed: '2026-10-08T09:30' })).toMatchObject({
    first: fromChina(2026, 10, 8, 9, 30),
    moved: null,
  })
  expect(firstPicked([fiveDays], calendar, now)).toBe('2026-10-12T17:30')
})

test('Amounts and times that cannot be are said before anything is sent.', () => {
  for (const typed of ['', '0', '751', '2.5', '五'])
    expect(read({ kind: 'workingDays', typed })).toEqual({ ok: false, problem: { code: 'wrong-amount', most: 750 } })
  for (const typed of ['', '2026-09-29T10:02', '2020-01-01T00:00'])
    expect(read({ kind: 'picked', typed })).toEqual({ ok: false, problem: { code: 'wrong-time' } })
})

test('R-CALENDAR-7 a deadline in a year without a table names the year', () => {
  const late = fromChina(2026, 12, 30, 10)
  const problem = { ok: false, problem: { code: 'year-not-covered', year: 2027 } }
  expect(readDeadline({ kind: 'setting' }, [fiveDays], calendar, late)).toEqual(problem)
  expect(readDeadline({ kind: 'picked', typed: '2027-01-05T10:00' }, [fiveDays], calendar, late)).toEqual(problem)
  expect(firstPicked([fiveDays], calendar, late)).toBe('')
})
