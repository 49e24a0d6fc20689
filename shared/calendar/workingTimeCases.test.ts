import { describe, expect, test } from 'vitest'
import { fromChina, isoMinute } from '../kernel/chinaTime.ts'
import { calendarOf } from './calendarOf.ts'
import { deadlineFrom } from './deadlineFrom.ts'
import { defaultCalendar } from './defaultCalendar.ts'
import type { LimitKind } from './limit.ts'
import { workingTimeCases, yellowCases } from './workingTimeCases.ts'

const calendar = calendarOf(defaultCalendar)
const kinds: Readonly<Record<string, LimitKind>> = {
  wm: 'workingMinutes',
  wh: 'workingHours',
  wd: 'workingDays',
  nd: 'naturalDays',
}
const row = /^(\d{4}-\d\d-\d\d \d\d:\d\d) +(\d+) (wm|wh|wd|nd) +(\d{4}-\d\d-\d\d \d\d:\d\d)(?: .*)?$/

const casesOf = (table: string) =>
  table.split('\n').flatMap((line) => {
    if (line === '' || line.startsWith('#')) return []
    const parts = row.exec(line)
    if (parts === null) throw new Error(`not a case: ${line}`)
    const [, start = '', amount = '', unit = '', expected = ''] = parts
    return [{ start, amount: Number(amount), unit, kind: kinds[unit] ?? 'workingDays', expected }]
  })
const instantOf = (text: string): number => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/[- :]/).map(Number)
  return fromChina(year, month, day, hour, minute)
}
const counted = (start: string, kind: LimitKind, amount: number) => {
  const found = deadlineFrom(calendar, instantOf(start), { kind, amount })
  if (!found.ok) throw new Error(JSON.stringify(found.error))
  return found.value
}

const cases = casesOf(workingTimeCases)

test('there are at least 120 cases, no two the same', () => {
  expect(new Set(cases.map((one) => `${one.start} ${one.amount} ${one.unit}`)).size).toBe(cases.length)
  expect(cases.length).toBeGreaterThanOrEqual(120)
})

describe('deadlines around Spring Festival and National Day of 2025 and 2026, by hand', () => {
  test.each(cases)('R-CALENDAR-2, R-CALENDAR-4, R-CALENDAR-6: $start + $amount $unit is due $expected', (one) => {
    expect(isoMinute(counted(one.start, one.kind, one.amount).dueAt)).toBe(one.expected)
  })
})

test.each(casesOf(yellowCases))('R-CALENDAR-8 $start + $amount $unit is yellow from $expected', (one) => {
  expect(isoMinute(counted(one.start, one.kind, one.amount).yellowAt)).toBe(one.expected)
})
