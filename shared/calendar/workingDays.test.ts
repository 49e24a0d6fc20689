import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY, fromChina } from '../kernel/chinaTime.ts'
import { calendarOf } from './calendarOf.ts'
import { defaultCalendar } from './defaultCalendar.ts'
import { workingDaysAgo, workingDaysBetween } from './workingDays.ts'

const calendar = calendarOf(defaultCalendar)

test('working days are counted over weekends, and over National Day with its make-up days', () => {
  const friday = fromChina(2026, 11, 20, 17)
  expect(workingDaysBetween(calendar, friday, fromChina(2026, 11, 22, 9))).toBe(0)
  expect(workingDaysBetween(calendar, friday, fromChina(2026, 11, 24, 9))).toBe(2)
  // 2025-09-28 (Sunday) and 2025-10-11 (Saturday) were worked, 10-01 to 10-08 off.
  expect(workingDaysBetween(calendar, fromChina(2025, 9, 26), fromChina(2025, 10, 11))).toBe(6)
  expect(workingDaysBetween(calendar, fromChina(2026, 11, 24), friday)).toBe(0)
})

test('what lies before the answer, and nothing else, is at least so many working days ago', () => {
  const moment = fc.integer({ min: fromChina(2025, 2, 1), max: fromChina(2026, 12, 30) })
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 15 }), fc.integer({ min: -40, max: 40 }), (now, days, off) => {
      const at = now + off * (DAY / 2)
      const cutoff = workingDaysAgo(calendar, now, days)
      if (at <= now) expect(workingDaysBetween(calendar, at, now) >= days).toBe(at < cutoff)
    }),
  )
})
