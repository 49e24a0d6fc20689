import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { orderStream } from '../shared/domain/streams.ts'
import type { OrderId } from '../shared/kernel/ids.ts'
import { noWords } from '../shared/views/orderWords.ts'
import { chainHash, firstHash } from './entry.ts'
import { firstStart } from './firstStart.ts'
import { type Draft, Ledger } from './ledger.ts'
import { personOnDuty } from './sqlite/cardQueries.ts'
import { blobAt, intAt } from './sqlite/driver.ts'
import { headOf } from './sqlite/entries.ts'
import { verifyLedger } from './verify.ts'

let folder: string
let ledger: Ledger
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  const opened = await Ledger.open(join(folder, 'ledger.db'))
  if (!opened.ok) throw new Error(opened.error.detail)
  ledger = opened.value
  await firstStart(ledger)
  const person = await personOnDuty(ledger.reader)
  if (person === null) throw new Error('nobody on duty')
  const report = (id: string): Draft => {
    const stream = orderStream(id as OrderId)
    const body = { channel: 'hotline', receivedAt: 1_000_000_000_000, words: { ...noWords, title: '路灯' } } as const
    return { type: 'reportOrder', stream, touches: [stream], body }
  }
  await ledger.submit([report('a'), report('b')], { actor: person.id, group: null })
})
afterEach(async () => {
  await ledger.close()
  rmSync(folder, { recursive: true, force: true })
})

const problemsAfter = async (sql: string) => {
  await ledger.queue.alone((db) => db.exec(sql))
  return (await verifyLedger(ledger.reader)).problems
}

test('R-LEDGER-2 a sound ledger is told with what is in it, and its head is the last hash of the chain', async () => {
  const rows = await ledger.reader.all('SELECT bytes FROM entry ORDER BY seq')
  const head = rows.reduce<Uint8Array>((hash, row) => chainHash(hash, blobAt(row, 'bytes')), firstHash)
  const seen: number[] = []
  const findings = await verifyLedger(ledger.reader, (done) => seen.push(done))
  expect(findings).toMatchObject({
    entries: rows.length,
    orders: 2,
    commands: { addPerson: 1, addUnit: 41, changeSettings: 1, reportOrder: 2 },
    withoutKey: 0,
    head: Buffer.from(head).toString('hex'),
    problems: [],
  })
  expect(findings.streams).toBe(rows.length)
  expect(seen.at(-1)).toBe(rows.length)
})

/** What a first start brings along grows with the program; the two orders are reported after it. */
const lastEntry = async (): Promise<number> => (await headOf(ledger.reader)).seq

test('R-LEDGER-2 a byte changed in an entry is found, and where', async () => {
  const last = await lastEntry()
  const problems = await problemsAfter(
    `UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), 'hotline', 'townish') AS BLOB) WHERE seq = ${last}`,
  )
  expect(problems).toContain(`entry ${last}: its bytes do not give its hash; it or the one before it was changed`)
})

test('R-LEDGER-2 an entry taken out of the middle is found', async () => {
  const problems = await problemsAfter('DELETE FROM entry WHERE seq = 20')
  expect(problems).toContain('entry 21: 20 is missing before it')
  expect(problems).toContain('entry 21: its bytes do not give its hash; it or the one before it was changed')
})

test('R-LEDGER-3 words that were put in another order’s place are found', async () => {
  const stream = await ledger.reader.get("SELECT id FROM stream WHERE name = 'order/b'")
  const id = intAt(stream ?? {}, 'id')
  const problems = await problemsAfter(
    `UPDATE stream_key SET key = (SELECT key FROM stream_key WHERE stream = ${id - 1}) WHERE stream = ${id}`,
  )
  expect(problems).toEqual([
    expect.stringMatching(new RegExp(`^entry ${await lastEntry()}: `)),
    expect.stringContaining('the board cannot be compared with the record'),
  ])
})

test('R-LEDGER-14 where a key was dropped the chain still verifies, and the words are gone from every projection', async () => {
  const before = await verifyLedger(ledger.reader)
  const problems = await problemsAfter(
    "DELETE FROM stream_key WHERE stream = (SELECT id FROM stream WHERE name = 'order/a'); UPDATE board SET title = '' WHERE number LIKE '%-0001'",
  )
  expect(problems).toEqual([])
  const after = await verifyLedger(ledger.reader)
  expect(after).toMatchObject({ withoutKey: 1, head: before.head, orders: 2 })
})

test('R-LEDGER-10 a board that is not the fold of the record is found, column by column', async () => {
  expect(await problemsAfter("UPDATE board SET status = 'accepted' WHERE number LIKE '%-0002'")).toEqual([
    expect.stringMatching(/^board row \d+ \(010909-0002\): status is not what the record says$/),
  ])
  const missing = await problemsAfter("DELETE FROM board WHERE number LIKE '%-0001'")
  expect(missing).toContainEqual(expect.stringMatching(/the board has 1 rows up to \d+, the record 2/))
})

test('an index that knows other streams or commands than the record is found', async () => {
  const last = await lastEntry()
  const problems = await problemsAfter(
    "UPDATE stream SET version = 9 WHERE name = 'settings'; DELETE FROM command WHERE seq = 3",
  )
  expect(problems).toEqual([
    'settings: the index says version 9, the record 1',
    `the index knows ${last - 1} commands, the record ${last}`,
  ])
})

test('R-LEDGER-15 a file that is none of ours, or of a newer program, is not walked', async () => {
  expect(await problemsAfter('PRAGMA user_version = 990')).toEqual([
    expect.stringContaining('comes from a newer program (990'),
  ])
  expect(await problemsAfter('PRAGMA user_version = 10; PRAGMA application_id = 7')).toEqual([
    'the file is no ledger of this program (application_id 7)',
  ])
})
