import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarOf } from '../../../shared/calendar/calendarOf.ts'
import { defaultCalendar } from '../../../shared/calendar/defaultCalendar.ts'
import { isWorkingMoment } from '../../../shared/calendar/workingTime.ts'
import { fromChina, HOUR, isoMinute, MINUTE } from '../../../shared/kernel/chinaTime.ts'
import { laterTimes } from './laterTimes.ts'

const calendar = calendarOf(defaultCalendar)
const at = (...now: [number, number, number, number, number]) =>
  laterTimes(calendar, fromChina(...now)).map(({ name, at: then }) => `${name} ${isoMinute(then)}`)

test('On a Tuesday: in an hour, tomorrow morning, Monday morning.', () => {
  expect(at(2026, 11, 24, 10, 2)).toEqual(['hour 2026-11-24 11:05', 'day 2026-11-25 08:30', 'week 2026-11-30 08:30'])
})

test('On a Friday the next working day is Monday, which is offered once.', () => {
  expect(at(2026, 11, 27, 16, 0)).toEqual(['hour 2026-11-27 17:00', 'day 2026-11-30 08:30'])
})

test('Before a holiday the next morning is the one after it.', () => {
  expect(at(2026, 9, 30, 16, 0)[1]).toBe('day 2026-10-08 08:30')
})

test('Whenever it is asked, times lie ahead, are in their order, and mornings are worked.', () => {
  const instants = fc.integer({ min: fromChina(2026, 1, 1), max: fromChina(2026, 12, 20) })
  fc.assert(
    fc.property(instants, (now) => {
      const times = laterTimes(calendar, now)
      expect(times[0]?.at).toBeGreaterThanOrEqual(now + HOUR)
      expect(times[0]?.at).toBeLessThan(now + HOUR + 5 * MINUTE)
      for (const { name, at: then } of times.slice(1)) {
        expect(then).toBeGreaterThan(now)
        expect([name, isWorkingMoment(calendar, then)]).toEqual([name, true])
      }
    }),
  )
})
