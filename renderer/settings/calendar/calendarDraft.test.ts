import { expect, test } from 'vitest'
import { checkCalendar } from '../../../shared/calendar/checkCalendar.ts'
import { defaultCalendar } from '../../../shared/calendar/defaultCalendar.ts'
import { noNotes } from '../../../shared/domain/calendar/calendarNotes.ts'
import { calendarOfDraft, draftOf, hoursADay, minuteOf, specialOn, withDay } from './calendarDraft.ts'

const draft = draftOf(defaultCalendar, noNotes)
const { version: _, ...whole } = defaultCalendar
const faults = (changed: Partial<typeof draft>) =>
  checkCalendar({ ...calendarOfDraft({ ...draft, ...changed }).calendar, version: 1 }).map((fault) => fault.code)

test('What was saved stands in the form and goes back unchanged.', () => {
  expect(calendarOfDraft(draft)).toEqual({ calendar: whole, notes: noNotes })
})

test('A day is made off, a weekend is worked, and a day goes back to the plain week with its reason.', () => {
  const off = withDay(draft, 2026, '11-27', { kind: 'off', festival: null, reason: ' 台风停工 ' })
  expect(specialOn(off, 2026, '11-27')).toEqual({ on: '11-27', kind: 'off', festival: null })
  expect(calendarOfDraft(off).notes.days).toEqual({ '2026-11-27': '台风停工' })
  const worked = withDay(off, 2026, '11-28', { kind: 'work', festival: null, reason: '' })
  expect(specialOn(worked, 2026, '11-28')?.kind).toBe('work')
  const back = withDay(worked, 2026, '11-27', { kind: 'plain', festival: null, reason: '台风停工' })
  expect(specialOn(back, 2026, '11-27')).toBeNull()
  expect(calendarOfDraft(back).notes.days).toEqual({})
  expect(specialOn(back, 2027, '11-27')).toBeNull()
})

test('Times are typed as people write them; what is no time is a fault and never a guess.', () => {
  expect([minuteOf('8:30'), minuteOf(' 08:30 '), minuteOf('17：30')]).toEqual([510, 510, 1050])
  for (const text of ['', '24:00', '8:60', '830', '八点']) expect(minuteOf(text)).toBe(1440)
  expect(faults({ usual: [{ from: '8:30', to: '下班' }] })).toContain('hours-outside-day')
  expect(faults({ usual: [] })).toEqual(['hours-missing'])
  expect(faults({ yellowPercent: '2x' })).toEqual(['yellow-out-of-range'])
  expect(faults({ seasons: [{ name: '夏季', from: '6-1', to: '09-30', hours: draft.usual }] })).toEqual([
    'season-malformed',
  ])
  expect(faults({ seasons: [{ name: '夏季', from: '06-01', to: '09-30', hours: draft.usual }] })).toEqual([])
  expect(hoursADay(draft.usual)).toBe(7.5)
  expect(hoursADay([{ from: '9:00', to: '' }])).toBe(15)
  expect(hoursADay([{ from: '9:00', to: '8:00' }])).toBeNull()
})

test('Reasons of days and sources of years that are gone are not kept.', () => {
  const noted = { ...draft, reasons: { '2019-05-01': '旧' }, sources: { '2019': '旧', '2026': '国办通知' } }
  expect(calendarOfDraft(noted).notes).toEqual({ days: {}, years: { '2026': '国办通知' }, seasons: [] })
})
