import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chinaDate, DAY, dayCode, fromChina, isoMinute, shortWhen, startOfDay } from './chinaTime.ts'

/** 1992 to 2199: after the last daylight saving time in Shanghai. */
const instant = fc.integer({ min: fromChina(1992, 1, 1), max: fromChina(2200, 1, 1) - 1 })

test('R-CALENDAR-1 the wall clock in Shanghai is that of the time zone database, whatever the machine’s zone', () => {
  const shanghai = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'medium',
  })
  fc.assert(
    fc.property(instant, (at) => {
      const { year, month, day, hour, minute, second } = chinaDate(at)
      const two = (value: number) => String(value).padStart(2, '0')
      expect(`${two(day)}/${two(month)}/${year}, ${two(hour)}:${two(minute)}:${two(second)}`).toBe(shanghai.format(at))
    }),
  )
})

test('an instant goes to the wall clock and back', () => {
  fc.assert(
    fc.property(instant, (at) => {
      const whole = Math.floor(at / 1000) * 1000
      const { year, month, day, hour, minute, second } = chinaDate(whole)
      expect(fromChina(year, month, day, hour, minute, second)).toBe(whole)
    }),
  )
})

test('a day begins at midnight in Shanghai and holds its instants', () => {
  fc.assert(
    fc.property(instant, (at) => {
      const start = startOfDay(at)
      expect(chinaDate(start)).toMatchObject({ hour: 0, minute: 0, second: 0 })
      expect(at - start).toBeGreaterThanOrEqual(0)
      expect(at - start).toBeLessThan(DAY)
      expect(startOfDay(start)).toBe(start)
      expect(dayCode(start)).toBe(dayCode(at))
    }),
  )
})

test('times are written for the grid, for files and for numbers', () => {
  const at = fromChina(2026, 3, 4, 5, 6)
  expect(dayCode(at)).toBe('260304')
  expect(isoMinute(at)).toBe('2026-03-04 05:06')
  expect(shortWhen(at, fromChina(2026, 12, 31, 23, 59))).toBe('03-04 05:06')
  expect(shortWhen(at, fromChina(2027, 1, 1))).toBe('2026-03-04')
})
