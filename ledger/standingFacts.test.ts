import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { YearTable } from '../shared/calendar/calendarState.ts'
import { defaultCalendar } from '../shared/calendar/defaultCalendar.ts'
import { defaultLimits } from '../shared/domain/limits/defaultLimits.ts'
import { calendarStream, limitsStream } from '../shared/domain/streams.ts'
import type { PersonId } from '../shared/kernel/ids.ts'
import { firstStart } from './firstStart.ts'
import { type Draft, Ledger } from './ledger.ts'
import { personOnDuty } from './sqlite/cardQueries.ts'
import { StandingRules } from './standingFacts.ts'

let folder: string
let ledger: Ledger
let person: PersonId
const open = async () => {
  const opened = await Ledger.open(join(folder, 'ledger.db'))
  if (!opened.ok) throw new Error(opened.error.detail)
  ledger = opened.value
  await firstStart(ledger)
  const found = await personOnDuty(ledger.reader)
  if (found === null) throw new Error('nobody on duty')
  person = found.id
}
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  await open()
})
afterEach(async () => {
  await ledger.close()
  rmSync(folder, { recursive: true, force: true })
})

const { version: _calendar, ...calendar } = defaultCalendar
const { version: _limits, ...limits } = defaultLimits
const year2027: YearTable = {
  year: 2027,
  days: ['01-01', '05-01', '10-01'].map((on) => ({ on, kind: 'off', festival: null })),
}
const withTable = (seen: number, years = [...calendar.years, year2027]): Draft => ({
  type: 'changeCalendar',
  stream: calendarStream,
  touches: [calendarStream],
  body: { seen, calendar: { ...calendar, years }, words: { notes: '{}' } },
})
const newLimits = (seen: number): Draft => ({
  type: 'changeLimits',
  stream: limitsStream,
  touches: [limitsStream],
  body: { seen, limits },
})
const submit = async (...drafts: readonly Draft[]) => {
  const verdicts = await ledger.submit(drafts, { actor: person, group: null })
  return verdicts.map((verdict) => (verdict.kind === 'refused' ? verdict.refusal.code : verdict.kind))
}

test('a ledger begins with the calendar and the limits that the program brings along', async () => {
  const { calendar: standing, limits: set } = await new StandingRules().read(ledger.reader)
  expect(standing.version).toBe(0)
  expect([...standing.years]).toEqual([2020, 2021, 2022, 2023, 2024, 2025, 2026])
  expect(set).toEqual(defaultLimits)
})

test('a change counts from the next command of its chunk on, and is there after a restart', async () => {
  const rules = new StandingRules()
  expect((await rules.read(ledger.reader)).calendar.version).toBe(0)
  expect(await submit(withTable(0), withTable(1), newLimits(0), newLimits(1))).toEqual(Array(4).fill('accepted'))
  expect(await submit(withTable(1))).toEqual(['settings-moved'])
  expect((await rules.read(ledger.reader)).calendar.version).toBe(2)
  await ledger.close()
  await open()
  const after = await new StandingRules().read(ledger.reader)
  expect(after.calendar.years.has(2027)).toBe(true)
  expect(after.limits.version).toBe(2)
  expect(await submit(withTable(2), newLimits(2))).toEqual(['accepted', 'accepted'])
})

test('what has not changed is not made again', async () => {
  const rules = new StandingRules()
  await submit(withTable(0))
  const { calendar: first } = await rules.read(ledger.reader)
  expect((await rules.read(ledger.reader)).calendar).toBe(first)
  await submit(withTable(1))
  expect((await rules.read(ledger.reader)).calendar).not.toBe(first)
})

test('a refused change leaves the calendar as it was', async () => {
  expect(await submit(withTable(0, []), withTable(0, [{ year: 2027, days: [] }]))).toEqual([
    'accepted',
    'settings-moved',
  ])
  expect(await submit(withTable(1, [{ year: 2027, days: [] }]))).toEqual(['year-without-holidays'])
  expect((await new StandingRules().read(ledger.reader)).calendar.version).toBe(1)
})
