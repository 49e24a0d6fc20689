import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { levelProjections, requestRebuild } from '../../ledger/projections/buildShadows.ts'
import { readAside } from '../../ledger/projections/readAside.ts'
import { verifyLedger } from '../../ledger/verify.ts'
import { type Harness, openHarnessOn, projectionTables } from './deskHarness.ts'
import { gesture, newPlay, play } from './gestures.ts'

/** Projections made again with a thread that reads, on a ledger that was played on at random. */
let folder: string
let harness: Harness
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-aside-'))
  harness = await openHarnessOn(join(folder, 'ledger.db'))
  const played = await newPlay(harness)
  for (const act of fc.sample(gesture, { seed: 7, numRuns: 60 })) await play(harness, played, act)
  await levelProjections(harness.ledger.queue, new AbortController().signal, () => {})
})
afterEach(async () => {
  await harness.close()
  rmSync(folder, { recursive: true, force: true })
})

const dump = async () => {
  const tables: Record<string, unknown> = {}
  for (const table of projectionTables)
    tables[table] = await harness.ledger.reader.all(`SELECT * FROM ${table} ORDER BY 1, 2`)
  return tables
}
const rebuild = async (script: string | URL): Promise<void> => {
  await harness.ledger.queue.transaction((db) => requestRebuild(db))
  await levelProjections(harness.ledger.queue, new AbortController().signal, () => {}, readAside(script))
}

test('orders that another thread reads and folds make the same tables', async () => {
  const before = await dump()
  await rebuild(new URL('ordersAside.mjs', import.meta.url))
  expect(await dump()).toEqual(before)
  expect((await verifyLedger(harness.ledger.reader)).problems).toEqual([])
})

test.each([
  ['does not start', 'throw new Error("no thread here")'],
  [
    'ends at the first question',
    "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(3))",
  ],
])('where the thread %s, this one reads, and the tables are the same', async (_, code) => {
  const before = await dump()
  const script = join(folder, 'broken.mjs')
  writeFileSync(script, code)
  await rebuild(script)
  expect(await dump()).toEqual(before)
})
