import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chinaDate, DAY, fromChina, startOfDay } from '../kernel/chinaTime.ts'
import { naturalDeadline } from './naturalDeadline.ts'

test('R-CALENDAR-2 a deadline in natural days is 17:00 in Shanghai, that many days after the day of the dispatch', () => {
  expect(naturalDeadline(fromChina(2026, 11, 24, 0, 0), 5)).toBe(fromChina(2026, 11, 29, 17))
  expect(naturalDeadline(fromChina(2026, 11, 24, 23, 59, 59), 5)).toBe(fromChina(2026, 11, 29, 17))
  expect(naturalDeadline(fromChina(2026, 12, 30, 10), 3)).toBe(fromChina(2027, 1, 2, 17))
  const instant = fc.integer({ min: fromChina(1992, 1, 1), max: fromChina(2200, 1, 1) - 1 })
  fc.assert(
    fc.property(instant, fc.integer({ min: 1, max: 365 }), (from, days) => {
      const due = naturalDeadline(from, days)
      expect(chinaDate(due)).toMatchObject({ hour: 17, minute: 0, second: 0 })
      expect(startOfDay(due) - startOfDay(from)).toBe(days * DAY)
      // Even a dispatch at one minute to midnight leaves most of a working day.
      expect(due - from).toBeGreaterThan(days * DAY - 7 * 3_600_000)
    }),
  )
})
