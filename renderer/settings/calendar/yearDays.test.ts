import { expect, test } from 'vitest'
import { calendarOf } from '../../../shared/calendar/calendarOf.ts'
import { defaultCalendar } from '../../../shared/calendar/defaultCalendar.ts'
import { fromChina } from '../../../shared/kernel/chinaTime.ts'
import { endingCoverage, yearSpans } from './coverage.ts'
import { countDays, holidaysOf, yearDays } from './yearDays.ts'

const table = (year: number) => defaultCalendar.years.find((one) => one.year === year) ?? { year, days: [] }

test('A year has its months with weeks from Monday, its days off and its make-up workdays.', () => {
  const months = yearDays(table(2026))
  // 2026-02-01 is a Sunday, 2026-06-01 a Monday.
  expect([months[1]?.blanks, months[5]?.blanks]).toEqual([6, 0])
  expect(months.map((month) => month.days.length)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
  expect(months[1]?.days[13]).toMatchObject({ on: '02-14', kind: 'makeUp', festival: 'springFestival' })
  expect(months[1]?.days[14]).toMatchObject({ on: '02-15', kind: 'off' })
  expect(months[10]?.days[27]).toMatchObject({ on: '11-28', kind: 'weekend', festival: null })
  // 365 days, 104 of them on weekends; 33 off, 14 of those on weekends; 6 weekend days worked.
  expect(countDays(months)).toEqual({ off: 33, makeUp: 6, worked: 365 - 104 - (33 - 14) + 6 })
})

test('The holidays of a year are told in their order, with what is worked for them.', () => {
  const holidays = holidaysOf(table(2025))
  expect(holidays.map((one) => one.festival)).toEqual([
    'newYear',
    'springFestival',
    'qingming',
    'labour',
    'dragonBoat',
    'national',
    'midAutumn',
  ])
  expect(holidays[1]).toEqual({
    festival: 'springFestival',
    spans: [{ from: '01-28', to: '02-04', days: 8 }],
    worked: ['01-26', '02-08'],
  })
  expect(holidays[5]?.spans).toEqual([
    { from: '10-01', to: '10-05', days: 5 },
    { from: '10-07', to: '10-08', days: 2 },
  ])
})

test('The coverage is told in spans, and its end two months before it bites.', () => {
  expect(yearSpans([2026, 2020, 2021, 2022, 2024], '、')).toBe('2020–2022、2024、2026')
  const calendar = calendarOf(defaultCalendar)
  const five = { kind: 'workingDays', amount: 5 } as const
  expect(endingCoverage(calendar, five, fromChina(2026, 6, 1))).toBeNull()
  // 25 28 29 30 31: what is dispatched on Thursday the 24th is due on the last day of the year.
  expect(endingCoverage(calendar, five, fromChina(2026, 11, 25, 10))).toEqual({ lastDay: '2026-12-24', year: 2027 })
})
