import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chinaDate, fromChina, HOUR, isoMinute, MINUTE } from '../kernel/chinaTime.ts'
import { calendarOf } from './calendarOf.ts'
import { deadlineFrom, pickedDeadline } from './deadlineFrom.ts'
import { defaultCalendar } from './defaultCalendar.ts'
import { explainDeadline, type ExplanationLine } from './explainDeadline.ts'
import type { Deadline, LimitKind } from './limit.ts'

const calendar = calendarOf(defaultCalendar)
const explained = (deadline: Deadline) => {
  const found = explainDeadline(calendar, deadline)
  if (!found.ok) throw new Error(JSON.stringify(found.error))
  return found.value
}
const deadline = (start: number, kind: LimitKind, amount: number): Deadline => {
  const found = deadlineFrom(calendar, start, { kind, amount })
  if (!found.ok) throw new Error(JSON.stringify(found.error))
  return found.value
}
/** Short enough to be read: `+` counted, `-` passed over. */
const short = (line: ExplanationLine): string => {
  const at = (instant: number) => isoMinute(instant).slice(5)
  const day = (instant: number) => {
    const { month, day: date } = chinaDate(instant)
    return `${month}/${date}`
  }
  switch (line.kind) {
    case 'counted':
      return `+ ${at(line.from)}..${at(line.to)} ${line.ms / MINUTE} = ${line.sum / MINUTE}`
    case 'days':
      return `+ ${day(line.from)}..${day(line.to)} ${line.days} = ${line.sum}${line.makeUp ? ` make-up ${line.festival}` : ''}`
    case 'startDay':
      return `0 ${day(line.day)}`
    case 'skipped':
      return `- ${at(line.from)}..${at(line.to)} ${line.why}`
    case 'off':
      return `- ${day(line.from)}..${day(line.to)} ${line.days} ${line.why}${line.festival === null ? '' : ` ${line.festival}`}`
  }
}
const lines = (start: number, kind: LimitKind, amount: number) =>
  explained(deadline(start, kind, amount)).lines.map(short)

test('R-CALENDAR-19 working days are told by number, with what lies between by its name', () => {
  expect(lines(fromChina(2026, 2, 12, 16), 'workingDays', 4)).toEqual([
    '0 2/12',
    '+ 2/13..2/13 1 = 1',
    '+ 2/14..2/14 1 = 2 make-up springFestival',
    '- 2/15..2/23 9 off springFestival',
    '+ 2/24..2/25 2 = 4',
  ])
  expect(lines(fromChina(2025, 9, 30, 10), 'workingDays', 2)).toEqual([
    '0 9/30',
    '- 10/1..10/5 5 off national',
    '- 10/6..10/6 1 off midAutumn',
    '- 10/7..10/8 2 off national',
    '+ 10/9..10/10 2 = 2',
  ])
  expect(lines(fromChina(2026, 11, 27, 10), 'workingDays', 1)).toEqual([
    '0 11/27',
    '- 11/28..11/29 2 weekend',
    '+ 11/30..11/30 1 = 1',
  ])
})

test('R-CALENDAR-19 minutes and hours are told stretch by stretch, with lunch, nights and days off', () => {
  expect(lines(fromChina(2026, 11, 25, 11, 30), 'workingHours', 6)).toEqual([
    '+ 11-25 11:30..11-25 12:00 30 = 30',
    '- 11-25 12:00..11-25 13:30 lunch',
    '+ 11-25 13:30..11-25 17:30 240 = 270',
    '- 11-25 17:30..11-26 08:30 closed',
    '+ 11-26 08:30..11-26 10:00 90 = 360',
  ])
  expect(lines(fromChina(2026, 2, 14, 17, 15), 'workingMinutes', 30)).toEqual([
    '+ 02-14 17:15..02-14 17:30 15 = 15',
    '- 2/15..2/23 9 off springFestival',
    '+ 02-24 08:30..02-24 08:45 15 = 30',
  ])
  expect(lines(fromChina(2026, 11, 25, 7), 'workingMinutes', 30)).toEqual([
    '- 11-25 07:00..11-25 08:30 closed',
    '+ 11-25 08:30..11-25 09:00 30 = 30',
  ])
})

test('R-CALENDAR-19 natural days, a picked moment and a clock that never stops are told too', () => {
  expect(lines(fromChina(2026, 9, 28, 10), 'naturalDays', 5)).toEqual([
    '0 9/28',
    '+ 9/29..10/3 5 = 5',
    '- 10/3..10/7 5 off national',
  ])
  expect(lines(fromChina(2026, 11, 29, 3), 'clockMinutes', 15)).toEqual(['+ 11-29 03:00..11-29 03:15 15 = 15'])
  const picked = pickedDeadline(calendar, fromChina(2026, 11, 25, 16), fromChina(2026, 11, 26, 9))
  if (!picked.ok) throw new Error(picked.error.code)
  expect(explained(picked.value).workingMs).toBe(2 * HOUR)
})

test('R-CALENDAR-19 what is counted adds up to the limit, line after line without a hole', () => {
  const instant = fc.integer({ min: fromChina(2020, 1, 2), max: fromChina(2026, 8, 1) })
  const limit = fc.oneof(
    fc.record({ kind: fc.constant('workingMinutes' as const), amount: fc.integer({ min: 1, max: 4_000 }) }),
    fc.record({ kind: fc.constant('workingDays' as const), amount: fc.integer({ min: 1, max: 60 }) }),
  )
  fc.assert(
    fc.property(instant, limit, (start, { kind, amount }) => {
      const found = deadline(start, kind, amount)
      const { lines: told, dueAt, workingMs } = explained(found)
      const sums = told.flatMap((line) => (line.kind === 'counted' || line.kind === 'days' ? [line.sum] : []))
      expect(sums.at(-1)).toBe(kind === 'workingDays' ? amount : amount * MINUTE)
      if (kind === 'workingMinutes') {
        expect(workingMs).toBe(amount * MINUTE)
        const stretches = told.filter((line) => line.kind === 'counted')
        expect(stretches.at(-1)?.to).toBe(dueAt)
        expect(stretches.reduce((sum, line) => sum + line.ms, 0)).toBe(amount * MINUTE)
      }
    }),
  )
})

test('R-CALENDAR-19 a deadline that this calendar does not give is not explained by it', () => {
  const found = deadline(fromChina(2026, 11, 25, 10), 'workingDays', 5)
  expect(explainDeadline(calendar, { ...found, dueAt: found.dueAt - HOUR })).toEqual({
    ok: false,
    error: { code: 'deadline-mismatch' },
  })
  expect(explainDeadline(calendar, { ...found, startsAt: fromChina(2019, 12, 31) })).toMatchObject({
    error: { code: 'year-not-covered', year: 2019 },
  })
})
