import { expect, test } from 'vitest'
import { fromChina } from '../kernel/chinaTime.ts'
import { calendarOf } from './calendarOf.ts'
import { defaultCalendar } from './defaultCalendar.ts'
import { nonWorking } from './nonWorking.ts'

const calendar = calendarOf(defaultCalendar)
const why = (...at: Parameters<typeof fromChina>) => nonWorking(calendar, fromChina(...at))

test('R-CALENDAR-10 a moment at which nobody can deliver says why', () => {
  expect(why(2026, 11, 25, 10)).toBeNull()
  expect(why(2026, 11, 25, 17, 30)).toBeNull()
  expect(why(2026, 11, 25, 12, 1)).toEqual({ why: 'lunch' })
  expect(why(2026, 11, 25, 13, 30)).toEqual({ why: 'lunch' })
  expect(why(2026, 11, 25, 8, 30)).toEqual({ why: 'closed' })
  expect(why(2026, 11, 25, 20)).toEqual({ why: 'closed' })
  expect(why(2026, 11, 28, 10)).toEqual({ why: 'weekend' })
  expect(why(2026, 10, 3, 10)).toEqual({ why: 'off', festival: 'national' })
  expect(why(2026, 10, 10, 10)).toBeNull()
  expect(why(2027, 1, 1, 10)).toBeNull()
})
