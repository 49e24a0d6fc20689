import { expect, test } from 'vitest'
import { fromChina } from '../kernel/chinaTime.ts'
import { paperDay, paperDayAfter, paperHour, paperHourAfter } from './paperDate.ts'

test('a date on paper has no zeros and no spaces', () => {
  expect(paperDay(fromChina(2026, 11, 4))).toBe('2026年11月4日')
  expect(paperHour(fromChina(2026, 12, 1, 17))).toBe('2026年12月1日17时')
  expect(paperHour(fromChina(2026, 12, 1, 9, 5))).toBe('2026年12月1日9时5分')
})

test('a date is read in Shanghai: 23 hours UTC is the next morning', () => {
  expect(paperDay(Date.UTC(2026, 11, 31, 23))).toBe('2027年1月1日')
})

test('midnight is the end of the day before', () => {
  expect(paperHour(fromChina(2027, 1, 1))).toBe('2026年12月31日24时')
})

test('a year that was just named is not repeated, another year is', () => {
  const named = fromChina(2026, 12, 20)
  expect(paperDayAfter(fromChina(2026, 12, 25), named)).toBe('12月25日')
  expect(paperHourAfter(fromChina(2027, 1, 4, 17), named)).toBe('2027年1月4日17时')
})
