import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { defaultLimits } from '../shared/domain/limits/defaultLimits.ts'
import { limitsStream, settingsStream } from '../shared/domain/streams.ts'
import { defaultRules } from '../shared/domain/supervision/rules.ts'
import { carryPaperDays } from './carryPaperDays.ts'
import { firstStart } from './firstStart.ts'
import { type Draft, Ledger } from './ledger.ts'
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

const submit = async (draft: Draft) => {
  const person = await personOnDuty(ledger.reader)
  if (person === null) throw new Error('nobody on duty')
  await ledger.submit([draft], { actor: person.id, group: null })
}
const setNoticeDays = (noticeDays: number) => {
  const words = { officeName: '中心', contact: '', phone: '' }
  const body = { naturalDays: 5, noticeDays, noticePrefix: '督', words }
  return submit({ type: 'changeSettings', stream: settingsStream, touches: [settingsStream], body })
}
const papers = async () => (await ledger.standing()).limits.papers

test('R-LIMITS-8 days that an office had set for notices become its limit, once', async () => {
  await setNoticeDays(90)
  await carryPaperDays(ledger)
  expect(await papers()).toEqual({ ...defaultLimits.papers, notice: 90 })
  const { seq } = await headOf(ledger.reader)
  await setNoticeDays(12)
  await carryPaperDays(ledger)
  expect((await headOf(ledger.reader)).seq).toBe(seq + 1)
  expect((await papers()).notice).toBe(90)
})

test('R-LIMITS-8 days of the rules of supervision of an earlier program are carried with them, and the other limits stay', async () => {
  // As an earlier program left them; this one has no command for it any more.
  const former = { ...defaultRules, replyDays: { reminder: 2, letter: 3, listing: 4 }, receiptDays: 2 }
  await ledger.queue.alone((db) =>
    db.run('INSERT INTO supervision_rules_card (one, body) VALUES (1, ?)', [JSON.stringify(former)]),
  )
  await carryPaperDays(ledger)
  const { limits } = await ledger.standing()
  expect(limits.papers).toEqual({ reminder: 2, notice: 5, letter: 3, listing: 4, receipt: 2 })
  expect(limits.byUrgency).toEqual(defaultLimits.byUrgency)
})

test('R-LIMITS-8 an office that had left the defaults, or has set these limits since, gets nothing new in its record', async () => {
  const before = await headOf(ledger.reader)
  await carryPaperDays(ledger)
  expect(await headOf(ledger.reader)).toEqual(before)
  const { version: seen, ...limits } = defaultLimits
  await submit({ type: 'changeLimits', stream: limitsStream, touches: [limitsStream], body: { seen, limits } })
  await setNoticeDays(30)
  const { seq } = await headOf(ledger.reader)
  await carryPaperDays(ledger)
  expect((await headOf(ledger.reader)).seq).toBe(seq)
  expect(await papers()).toEqual(defaultLimits.papers)
})
