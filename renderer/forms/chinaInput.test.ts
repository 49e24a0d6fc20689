import { expect, test } from 'vitest'
import { fromChina } from '../../shared/kernel/chinaTime.ts'
import { closingTimeAfter, fromChinaInput, toChinaInput } from './chinaInput.ts'

test('An instant stands in the input as the wall clock of Shanghai.', () => {
  expect(toChinaInput(Date.UTC(2026, 10, 23, 16, 5))).toBe('2026-11-24T00:05')
})

test('What was typed comes back as the instant of that wall clock, with or without seconds.', () => {
  expect(fromChinaInput('2026-11-24T17:00')).toBe(fromChina(2026, 11, 24, 17))
  expect(fromChinaInput('2026-11-24T17:00:30')).toBe(fromChina(2026, 11, 24, 17))
})

test('An empty input, a half typed date and a date that does not exist give no instant.', () => {
  for (const value of ['', '2026-11-24', '2026-02-30T10:00', '2026-13-01T10:00', '2026-11-24T25:00'])
    expect(fromChinaInput(value)).toBeNull()
})

test('A notice of five days drafted late in the evening is due at 17:00 five days after that day in Shanghai.', () => {
  expect(closingTimeAfter(fromChina(2026, 11, 24, 23, 30), 5)).toBe(fromChina(2026, 11, 29, 17))
})
