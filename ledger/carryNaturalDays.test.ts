import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { settingsStream } from '../shared/domain/streams.ts'
import { carryNaturalDays } from './carryNaturalDays.ts'
import { firstStart } from './firstStart.ts'
import { Ledger } from './ledger.ts'
import { personOnDuty } from './sqlite/cardQueries.ts'
import { headOf } from './sqlite/entries.ts'

let folder: string
let ledger: Ledger
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  const opened = await Ledger.open(join(folder, 'ledger.db'))
  if (!opened.ok) throw new Error(opened.error.detail)
  ledger = opened.value
  await firstStart(ledger)
})
afterEach(async () => {
  await ledger.close()
  rmSync(folder, { recursive: true, force: true })
})

const setDays = async (naturalDays: number) => {
  const person = await personOnDuty(ledger.reader)
  if (person === null) throw new Error('nobody on duty')
  const words = { officeName: '中心', contact: '', phone: '' }
  const body = { naturalDays, noticeDays: 5, noticePrefix: '督', words }
  const draft = { type: 'changeSettings', stream: settingsStream, touches: [settingsStream], body } as const
  await ledger.submit([draft], { actor: person.id, group: null })
}
const seq = async () => (await headOf(ledger.reader)).seq

test('R-LIMITS-6 natural days that an office had set become its limit for delivery, once', async () => {
  await setDays(10)
  await carryNaturalDays(ledger)
  const { limits } = await ledger.standing()
  expect(limits.version).toBe(1)
  expect(limits.byUrgency.general.delivery).toEqual({ kind: 'naturalDays', amount: 10 })
  const before = await seq()
  await setDays(12)
  await carryNaturalDays(ledger)
  expect(await seq()).toBe(before + 1)
  expect((await ledger.standing()).limits.version).toBe(1)
})

test('R-LIMITS-6 an office that had left the default gets the limits of the program, and its record nothing new', async () => {
  const before = await seq()
  await carryNaturalDays(ledger)
  expect(await seq()).toBe(before)
  expect((await ledger.standing()).limits.version).toBe(0)
})
