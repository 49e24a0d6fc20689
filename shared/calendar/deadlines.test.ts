import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY, fromChina, HOUR, isoMinute, MINUTE } from '../kernel/chinaTime.ts'
import type { Result } from '../kernel/result.ts'
import { calendarOf } from './calendarOf.ts'
import { deadlineFrom, deadlineProblem, extendedDeadline, pickedDeadline, snapDeadline } from './deadlineFrom.ts'
import { defaultCalendar } from './defaultCalendar.ts'
import { light } from './light.ts'
import type { CountedLimit, Deadline, LimitKind } from './limit.ts'
import { resumeDeadline } from './resumeDeadline.ts'
import { isDeadlineMoment, workingMsBetween } from './workingTime.ts'

const calendar = calendarOf(defaultCalendar)
const given = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const from = (start: number, kind: LimitKind, amount: number): Deadline =>
  given(deadlineFrom(calendar, start, { kind, amount }))
const instant = fc.integer({ min: fromChina(2020, 1, 2), max: fromChina(2026, 3, 1) })
const limit = fc.oneof(
  fc.record({ kind: fc.constant('workingHours' as const), amount: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant('workingDays' as const), amount: fc.integer({ min: 1, max: 30 }) }),
)

test('R-CALENDAR-10 a picked moment becomes the last one at or before it at which somebody can deliver', () => {
  const start = fromChina(2026, 9, 28, 10)
  const snapped = (...at: Parameters<typeof fromChina>) => {
    const found = snapDeadline(calendar, start, fromChina(...at))
    return found.ok ? `${isoMinute(found.value.dueAt)}${found.value.moved ? ' moved' : ''}` : found.error.code
  }
  expect(snapped(2026, 9, 29, 10, 15)).toBe('2026-09-29 10:15')
  expect(snapped(2026, 9, 29, 17, 30)).toBe('2026-09-29 17:30')
  expect(snapped(2026, 9, 29, 12, 40)).toBe('2026-09-29 12:00 moved')
  expect(snapped(2026, 9, 29, 8, 30)).toBe('2026-09-28 17:30 moved')
  expect(snapped(2026, 9, 29, 22)).toBe('2026-09-29 17:30 moved')
  // Before the holidays rather than after them: what is asked for by the 3rd is no use on the 8th.
  expect(snapped(2026, 10, 3, 9)).toBe('2026-09-30 17:30 moved')
  expect(snapped(2026, 9, 28, 10)).toBe('deadline-before-start')
  expect(snapped(2026, 9, 27, 10)).toBe('deadline-before-start')
  expect(snapped(2027, 1, 2, 10)).toBe('year-not-covered')
  // Saturday evening for Sunday: no working time lies between.
  const saturday = fromChina(2026, 10, 17, 20)
  expect(snapDeadline(calendar, saturday, fromChina(2026, 10, 18, 10))).toMatchObject({
    error: { code: 'deadline-before-start' },
  })
})

test('R-CALENDAR-10 a picked deadline outside office hours, before its start or beyond the tables is refused', () => {
  const start = fromChina(2026, 9, 28, 10)
  const code = (at: number) => {
    const found = pickedDeadline(calendar, start, at)
    return found.ok ? 'taken' : found.error.code
  }
  expect(code(fromChina(2026, 10, 8, 10))).toBe('taken')
  expect(code(fromChina(2026, 10, 3, 10))).toBe('deadline-off-hours')
  expect(code(fromChina(2026, 10, 8, 8, 30))).toBe('deadline-off-hours')
  expect(code(start)).toBe('deadline-before-start')
  expect(code(fromChina(2027, 1, 4, 10))).toBe('year-not-covered')
  fc.assert(
    fc.property(instant, fc.integer({ min: 1, max: 60 * DAY }), (at, ahead) => {
      const found = snapDeadline(calendar, at, at + ahead)
      if (!found.ok) return
      expect(found.value.dueAt).toBeLessThanOrEqual(at + ahead)
      expect(isDeadlineMoment(calendar, found.value.dueAt)).toBe(true)
      expect(pickedDeadline(calendar, at, found.value.dueAt).ok).toBe(true)
    }),
  )
})

test('R-CALENDAR-11 after a suspension the working time that was left runs on', () => {
  const before = from(fromChina(2026, 9, 28, 10), 'workingHours', 8)
  expect(isoMinute(before.dueAt)).toBe('2026-09-29 10:30')
  // 1 h was left on the 29th at 09:30; it goes on on the 8th at 16:50.
  const after = given(resumeDeadline(calendar, before, fromChina(2026, 9, 29, 9, 30), fromChina(2026, 10, 8, 16, 50)))
  expect(isoMinute(after.dueAt)).toBe('2026-10-09 08:50')
  // Days still end at a close of office: 2 of 5 days were gone.
  const days = from(fromChina(2026, 11, 2, 10), 'workingDays', 5)
  expect(isoMinute(days.dueAt)).toBe('2026-11-09 17:30')
  const resumed = given(resumeDeadline(calendar, days, fromChina(2026, 11, 4, 14), fromChina(2026, 11, 16, 11)))
  expect(isoMinute(resumed.dueAt)).toBe('2026-11-19 17:30')
  expect(resumed.startsAt).toBe(days.startsAt)
})

test('R-CALENDAR-11 whatever the pause, no working time is lost or won by it', () => {
  fc.assert(
    fc.property(
      instant,
      limit,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 60 * DAY }),
      (start, by, share, pause) => {
        const before = given(deadlineFrom(calendar, start, by))
        const stopped = Math.floor(start + (before.dueAt - start) * share)
        const after = given(resumeDeadline(calendar, before, stopped, stopped + pause))
        expect(after.dueAt).toBeGreaterThanOrEqual(before.dueAt)
        expect(after.yellowAt).toBeLessThanOrEqual(after.dueAt)
        if (stopped >= before.dueAt) {
          expect(after).toEqual(before)
          return
        }
        const left = given(workingMsBetween(calendar, stopped, before.dueAt))
        const now = given(workingMsBetween(calendar, stopped + pause, after.dueAt))
        expect(isDeadlineMoment(calendar, after.dueAt)).toBe(true)
        expect(now).toBeGreaterThanOrEqual(left)
        // Days are filled up to the close of office, by less than one.
        if (by.kind === 'workingDays') expect(now - left).toBeLessThan(7.5 * HOUR)
        else expect(now).toBe(left)
      },
    ),
  )
})

test('R-CALENDAR-11 what was over stays over, yellow stays yellow, and the clock of life and safety stands still too', () => {
  const before = from(fromChina(2026, 11, 2, 10), 'workingDays', 5)
  expect(given(resumeDeadline(calendar, before, before.dueAt, before.dueAt + DAY))).toEqual(before)
  const late = before.yellowAt + HOUR
  expect(given(resumeDeadline(calendar, before, late, late + 9 * DAY)).yellowAt).toBe(before.yellowAt)
  const pressing = from(fromChina(2026, 11, 1, 3), 'clockMinutes', 60)
  const resumed = given(resumeDeadline(calendar, pressing, pressing.startsAt + MINUTE, pressing.startsAt + DAY))
  expect(resumed.dueAt - pressing.dueAt).toBe(DAY - MINUTE)
  expect(resumed.yellowAt - pressing.yellowAt).toBe(DAY - MINUTE)
  expect(resumeDeadline(calendar, before, late, late - 1)).toMatchObject({ error: { code: 'deadline-before-start' } })
})

test('R-CALENDAR-12 an extension runs on from the deadline that it extends', () => {
  const before = from(fromChina(2026, 9, 24, 10), 'workingDays', 4)
  expect(isoMinute(before.dueAt)).toBe('2026-10-08 17:30')
  const by: CountedLimit = { kind: 'workingDays', amount: 3 }
  const after = given(extendedDeadline(calendar, before, by))
  expect(isoMinute(after.dueAt)).toBe('2026-10-12 17:30')
  expect(after).toMatchObject({ startsAt: before.startsAt, limit: by })
  expect(extendedDeadline(calendar, { ...before, dueAt: fromChina(2026, 12, 30, 17, 30) }, by)).toMatchObject({
    error: { code: 'year-not-covered', year: 2027 },
  })
})

test('R-CALENDAR-13 a deadline that is not what start, limit and calendar give is refused and never replaced', () => {
  fc.assert(
    fc.property(
      instant,
      limit,
      fc.integer({ min: -DAY, max: DAY }).filter((by) => by !== 0),
      (start, by, off) => {
        const true_ = given(deadlineFrom(calendar, start, by))
        expect(deadlineProblem(calendar, true_)).toBeNull()
        expect(deadlineProblem(calendar, { ...true_, dueAt: true_.dueAt + off })).toEqual({ code: 'deadline-mismatch' })
        expect(deadlineProblem(calendar, { ...true_, yellowAt: true_.yellowAt + off })).toEqual({
          code: 'deadline-mismatch',
        })
        expect(deadlineProblem(calendar, { ...true_, calendarVersion: 9 })).toEqual({ code: 'calendar-moved' })
      },
    ),
  )
  const picked = given(pickedDeadline(calendar, fromChina(2026, 9, 28, 10), fromChina(2026, 10, 8, 10)))
  expect(deadlineProblem(calendar, picked)).toBeNull()
  expect(deadlineProblem(calendar, { ...picked, dueAt: fromChina(2026, 10, 3, 10) })).toEqual({
    code: 'deadline-off-hours',
  })
  const none = { ...picked, limit: { kind: 'workingDays', amount: 0 } } as const
  expect(deadlineProblem(calendar, none)).toEqual({ code: 'deadline-mismatch' })
})

test('R-CALENDAR-18 the light is green, yellow from its instant, red from the deadline; a clock that stands still has its own', () => {
  const clock = { yellowAt: 100, dueAt: 200 }
  expect([99, 100, 199, 200].map((now) => light(now, clock))).toEqual(['green', 'yellow', 'yellow', 'red'])
  expect(light(300, clock, true)).toBe('suspended')
  expect(light(300, { yellowAt: null, dueAt: null })).toBe('none')
  expect(light(150, { yellowAt: null, dueAt: 200 })).toBe('green')
})
