import { afterEach, beforeEach, expect, test } from 'vitest'
import type { YearTable } from '../../shared/calendar/calendarState.ts'
import { deadlineFrom } from '../../shared/calendar/deadlineFrom.ts'
import { noNotes } from '../../shared/domain/calendar/calendarNotes.ts'
import { fromChina, isoMinute } from '../../shared/kernel/chinaTime.ts'
import { type Harness, openHarness } from './deskHarness.ts'

const now = fromChina(2026, 12, 30, 10)
let desk: Harness
beforeEach(async () => {
  desk = await openHarness(() => now)
})
afterEach(() => desk.close())

const rules = async () => {
  const reply = await desk.verbs.officeRules({})
  if (!reply.ok) throw new Error('no rules')
  return reply.value
}
const year2027: YearTable = {
  year: 2027,
  days: ['01-01', '01-02', '01-03', '05-01', '10-01'].map((on) => ({ on, kind: 'off', festival: null })),
}
const inFiveDays = async () => {
  const { calendar } = await desk.ledger.standing()
  const counted = deadlineFrom(calendar, now, { kind: 'workingDays', amount: 5 })
  return counted.ok ? isoMinute(counted.value.dueAt) : counted.error
}

test('R-CALENDAR-7 with the table of the next year a deadline reaches over the New Year, and not before', async () => {
  expect(await inFiveDays()).toEqual({ code: 'year-not-covered', year: 2027 })
  const { calendar } = await rules()
  const { version: _, ...whole } = calendar
  const notes = { ...noNotes, days: { '2027-01-02': '台风停工' }, years: { '2027': '国办通知' } }
  const reply = await desk.verbs.changeCalendar({
    seen: 0,
    calendar: { ...whole, years: [...whole.years, year2027] },
    notes,
  })
  expect(reply).toMatchObject({ ok: true, value: { calendar: { version: 1 }, notes } })
  expect(await inFiveDays()).toBe('2027-01-07 17:30')
  // The window counts with it from the news on, and finds the notes and who it was when it asks.
  expect(desk.news.at(-1)).toMatchObject({ kind: 'officeRules', rules: { calendar: { version: 1 } } })
  expect(await rules()).toMatchObject({ notes, calendarChanged: { at: now }, limitsChanged: null })
})

test('R-LEDGER-3 a day’s reason is sealed: the entry holds dates and kinds, and no typed word', async () => {
  const { calendar } = await rules()
  const { version: _, ...whole } = calendar
  await desk.verbs.changeCalendar({
    seen: 0,
    calendar: whole,
    notes: { ...noNotes, days: { '2026-11-27': '台风停工' } },
  })
  const [row] = await desk.ledger.reader.all('SELECT CAST(bytes AS TEXT) AS text FROM entry ORDER BY seq DESC LIMIT 1')
  expect(String(row?.text)).toContain('CalendarChanged')
  expect(String(row?.text)).not.toContain('台风')
})

test('R-LIMITS-2 an exception is about a category of the catalogue, and one that is not there is refused', async () => {
  const made = await desk.verbs.addCategory({ parent: null, name: '路灯', aliases: [] })
  if (!made.ok) throw new Error('no category')
  const { limits } = await rules()
  const override = {
    category: made.value.row,
    channel: null,
    urgency: null,
    limits: { delivery: { kind: 'workingDays', amount: 3 } },
  } as const
  const { version: _, ...standing } = limits
  const body = { ...standing, overrides: [override] }
  const changed = await desk.verbs.changeLimits({ seen: 0, limits: body })
  expect(changed).toMatchObject({ ok: true, value: { limits: { version: 1, overrides: [override] } } })
  expect(await desk.verbs.changeLimits({ seen: 0, limits: body })).toMatchObject({ error: { code: 'settings-moved' } })
  const person = await desk.verbs.hello({})
  if (!person.ok) throw new Error('no hello')
  expect(person.value.rules.limits.overrides).toEqual([override])
  const gone = { ...override, category: person.value.person.row }
  expect(await desk.verbs.changeLimits({ seen: 1, limits: { ...body, overrides: [gone] } })).toMatchObject({
    error: { kind: 'not-found' },
  })
})
