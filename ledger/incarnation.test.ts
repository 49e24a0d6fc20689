import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { orderStream } from '../shared/domain/streams.ts'
import { DAY } from '../shared/kernel/chinaTime.ts'
import type { OrderId } from '../shared/kernel/ids.ts'
import { noWords } from '../shared/views/orderWords.ts'
import { firstStart } from './firstStart.ts'
import { placeFile } from './incarnation.ts'
import { type Draft, Ledger } from './ledger.ts'
import { personOnDuty } from './sqlite/cardQueries.ts'
import { verifyLedger } from './verify.ts'

let folder: string
let at: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  at = join(folder, 'data')
  mkdirSync(at)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

let order = 0
/** Opens, reports one order, closes; says under which incarnation, and as its which command. */
const work = async (data = at): Promise<{ readonly incarnation: string; readonly deviceSeq: unknown }> => {
  const opened = await Ledger.open(join(data, 'ledger.db'), Date.now, { place: true })
  if (!opened.ok) throw new Error(opened.error.detail)
  const ledger = opened.value
  await firstStart(ledger)
  const person = await personOnDuty(ledger.reader)
  if (person === null) throw new Error('nobody on duty')
  order += 1
  const stream = orderStream(`o${order}` as OrderId)
  const body = { channel: 'hotline', receivedAt: Date.now() - DAY, words: { ...noWords, title: '路灯' } } as const
  const draft: Draft = { type: 'reportOrder', stream, touches: [stream], body }
  await ledger.submit([draft], { actor: person.id, group: null })
  const row = await ledger.reader.get(
    "SELECT json_extract(CAST(bytes AS TEXT), '$.command.deviceSeq') AS n FROM entry ORDER BY seq DESC LIMIT 1",
  )
  expect((await verifyLedger(ledger.reader)).problems).toEqual([])
  const { incarnation } = ledger
  await ledger.close()
  return { incarnation, deviceSeq: row?.n }
}

test('R-LEDGER-19 a ledger that stays where it is keeps its incarnation, and so does a folder that is renamed', async () => {
  const first = await work()
  const second = await work()
  expect(second.incarnation).toBe(first.incarnation)
  expect(second.deviceSeq).toBe(Number(first.deviceSeq) + 1)
  renameSync(at, join(folder, 'elsewhere'))
  expect((await work(join(folder, 'elsewhere'))).incarnation).toBe(first.incarnation)
})

test('R-LEDGER-19 a copied folder takes a new incarnation and counts from 1, the original keeps its own', async () => {
  const original = await work()
  const copy = join(folder, 'copy')
  cpSync(at, copy, { recursive: true, preserveTimestamps: true })
  const copied = await work(copy)
  expect(copied.incarnation).not.toBe(original.incarnation)
  expect(copied.deviceSeq).toBe(1)
  expect((await work(copy)).incarnation).toBe(copied.incarnation)
  expect((await work()).incarnation).toBe(original.incarnation)
})

test('R-LEDGER-19 a ledger alone, copied without what lies beside it, takes a new incarnation', async () => {
  const original = await work()
  const alone = join(folder, 'alone')
  mkdirSync(alone)
  copyFileSync(join(at, 'ledger.db'), join(alone, 'ledger.db'))
  expect((await work(alone)).incarnation).not.toBe(original.incarnation)
})

test('R-LEDGER-19 an older state of the file, written over it in its place, takes a new incarnation', async () => {
  const original = await work()
  const older = readFileSync(join(at, 'ledger.db'))
  await work()
  // The file stays the same one for the disk: only its record tells.
  writeFileSync(join(at, 'ledger.db'), older)
  const back = await work()
  expect(back.incarnation).not.toBe(original.incarnation)
  expect(back.deviceSeq).toBe(1)
})

test('a mark that cannot be read costs a new incarnation and nothing else', async () => {
  const original = await work()
  writeFileSync(placeFile(join(at, 'ledger.db')), '{')
  expect((await work()).incarnation).not.toBe(original.incarnation)
})
