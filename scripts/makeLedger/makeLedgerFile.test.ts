import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ordersAfter } from '../../ledger/projections/orderFold.ts'
import type { OrderChange } from '../../ledger/projections/projection.ts'
import { searchLevel } from '../../ledger/search/searchIndex.ts'
import { intAt, openReader, type SqlReader, textAt } from '../../ledger/sqlite/driver.ts'
import { verifyLedger } from '../../ledger/verify.ts'
import type { ReportWords } from '../../shared/domain/order/orderEvents.ts'
import { DAY } from '../../shared/kernel/chinaTime.ts'
import { noWords } from '../../shared/views/orderWords.ts'
import { lives } from './lives.ts'
import { lastInstant, makeLedgerFile } from './makeLedgerFile.ts'

const orders = 600
let folder: string
let db: SqlReader
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-made-'))
  await makeLedgerFile(join(folder, 'one.db'), orders, 7, () => {})
  db = await openReader(join(folder, 'one.db'))
}, 120_000)
afterAll(async () => {
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})

type Told = { readonly order: OrderChange['order']; readonly words: ReportWords }
const wordsOf = async (reader: SqlReader) => {
  const all: Told[] = []
  for (let after: number | null = 0; after !== null; ) {
    const read: Awaited<ReturnType<typeof ordersAfter>> = await ordersAfter(reader, after)
    all.push(...read.changes.map(({ order, words }) => ({ order, words: words ?? noWords })))
    after = read.next
  }
  return all
}

test('a made ledger is a sound one, with its search index level and nothing in it from after its last day', async () => {
  const found = await verifyLedger(db)
  expect(found).toMatchObject({ problems: [], orders, withoutKey: 0 })
  const { indexed, total } = await searchLevel(db)
  expect(indexed).toBe(total)
  const times = (await db.get('SELECT min(received_at) AS first, max(received_at) AS last FROM board')) ?? {}
  expect(intAt(times, 'first')).toBeLessThan(lastInstant - 1080 * DAY)
  expect(intAt(times, 'last')).toBeLessThan(lastInstant)
})

/** What the lives are there for: whoever adds a state or a command adds it here. */
const passing = ['reported', 'accepted', 'signed', 'inProgress', 'delivered', 'reviewed', 'unsatisfied', 'rework']
const lasting = ['dispatched', 'declined', 'closed', 'importedClosed']
const commands = [
  'reportOrder',
  'importHistory',
  'acceptOrder',
  'declineOrder',
  'dispatchOrder',
  'redispatchOrder',
  'undoDispatch',
  'signOrder',
  'returnOrder',
  'confirmReturn',
  'recordContact',
  'askExtension',
  'decideExtension',
  'deliverOrder',
  'recordReview',
  'hearReasons',
  'reworkOrder',
  'closeOrder',
  'closeTyped',
  'correctOrder',
  'revealReporter',
  'draftNotice',
  'signOffNotice',
  'recordPrint',
]

test('every state is lived through by some order, and every command is given', async () => {
  const found = await verifyLedger(db)
  for (const type of commands) expect([type, (found.commands[type] ?? 0) > 0]).toEqual([type, true])
  const reached = (await db.all('SELECT DISTINCT status FROM board')).map((row) => textAt(row, 'status'))
  // Nobody stands long in the others: of few orders none need be there on the last day.
  expect(reached).toEqual(expect.arrayContaining(lasting))
  expect([...passing, ...lasting]).toEqual(expect.arrayContaining(reached))
  expect(lives.reduce((sum, life) => sum + life.share, 0)).toBe(1000)
})

test('its texts are as long as those that people send', async () => {
  const lengths = (await wordsOf(db)).map(({ words }) => words.text.length).sort((a, b) => a - b)
  expect(lengths[Math.floor(lengths.length / 2)]).toBeGreaterThan(160)
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(260)
  expect(lengths.at(-1)).toBeGreaterThan(1500)
  expect(lengths[Math.floor(lengths.length * 0.9)]).toBeGreaterThan(600)
})

test('the same seed gives the same orders, another seed others', async () => {
  const told = async (name: string, seed: number) => {
    const file = join(folder, name)
    await makeLedgerFile(file, 40, seed, () => {})
    const reader = await openReader(file)
    const all = await wordsOf(reader)
    await reader.close()
    return all.map(({ order, words }) => [order.number, order.channel, words])
  }
  const first = await told('a.db', 3)
  expect(first).toHaveLength(40)
  expect(await told('b.db', 3)).toEqual(first)
  expect(await told('c.db', 4)).not.toEqual(first)
}, 120_000)
