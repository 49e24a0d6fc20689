import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { levelProjections, requestRebuild } from '../../ledger/projections/buildShadows.ts'
import { ordersAfter } from '../../ledger/projections/orderFold.ts'
import type { OrderChange } from '../../ledger/projections/projection.ts'
import { levelSearch } from '../../ledger/search/searchIndex.ts'
import { searchQuery, searchTerms } from '../../ledger/search/tokens.ts'
import { intAt, openWriter, type SqlRow, textAt } from '../../ledger/sqlite/driver.ts'
import { streamsById } from '../../ledger/sqlite/entries.ts'
import { newestVersion } from '../../ledger/sqlite/migrations.ts'
import { verifyLedger } from '../../ledger/verify.ts'
import type { LedgerFixture } from '../../scripts/fixtures/makeLedgerFixture.ts'
import { type Harness, openHarnessOn } from './deskHarness.ts'
import { gesture, newPlay, play } from './gestures.ts'

/** Ledgers as earlier versions of the program wrote them, with what those said of them. */
const folder = resolve(import.meta.dirname, '../fixtures/ledgers')
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.db.gz'))
  .map((name) => name.replace('.db.gz', ''))

const unpack = (name: string): Buffer => gunzipSync(readFileSync(join(folder, name)))
const fixtureOf = (name: string): LedgerFixture => JSON.parse(unpack(`${name}.json.gz`).toString()) as LedgerFixture

const onCopy = async (name: string, run: (harness: Harness, file: string) => Promise<void>): Promise<void> => {
  const work = mkdtempSync(join(tmpdir(), 'youjie-older-'))
  const file = join(work, 'ledger.db')
  writeFileSync(file, unpack(`${name}.db.gz`))
  const harness = await openHarnessOn(file)
  try {
    await levelProjections(harness.ledger.queue, new AbortController().signal, () => {})
    await run(harness, file)
  } finally {
    await harness.close()
    rmSync(work, { recursive: true, force: true })
  }
}

/** What the older program showed; columns that came later have nothing to be compared with. */
const expectTables = async ({ ledger }: Harness, fixture: LedgerFixture): Promise<void> => {
  for (const [table, rows] of Object.entries(fixture.tables)) {
    const columns = new Set(
      (await ledger.reader.all('SELECT name FROM pragma_table_info(?)', [table])).map((row) => textAt(row, 'name')),
    )
    const old = (rows as readonly SqlRow[]).map((row) =>
      Object.fromEntries(Object.entries(row).filter(([column]) => columns.has(column))),
    )
    const now = await ledger.reader.all(`SELECT * FROM ${table} ORDER BY 1, 2`)
    expect([table, now]).toMatchObject([table, old])
  }
}

test('there is a ledger of the first version to be tried', () => expect(names).toContain('ledger-10'))

test.each(names)('%s opens, and shows what its own program showed', async (name) => {
  const fixture = fixtureOf(name)
  expect(fixture.orders.length).toBeGreaterThan(10)
  await onCopy(name, async (harness) => {
    const { reader } = harness.ledger
    expect(intAt((await reader.get('PRAGMA user_version')) ?? {}, 'user_version')).toBe(newestVersion)
    const found = await verifyLedger(reader)
    expect(found).toMatchObject({ problems: [], entries: fixture.entries, head: fixture.head, withoutKey: 0 })
    await expectTables(harness, fixture)
    const changes: OrderChange[] = []
    for (let after: number | null = 0; after !== null; ) {
      const read: Awaited<ReturnType<typeof ordersAfter>> = await ordersAfter(reader, after)
      changes.push(...read.changes)
      after = read.next
    }
    const streams = await streamsById(
      reader,
      changes.map((change) => change.id),
    )
    const orders = changes.map(({ id, order, words }) => ({ name: streams.get(id)?.name, number: order.number, words }))
    expect(orders).toMatchObject(fixture.orders)
  })
})

test.each(names)('%s made again from its record shows the same, and is worked on', async (name) => {
  const fixture = fixtureOf(name)
  await onCopy(name, async (harness, file) => {
    const { ledger } = harness
    await ledger.queue.transaction((db) => requestRebuild(db))
    await levelProjections(ledger.queue, new AbortController().signal, () => {})
    await expectTables(harness, fixture)
    const played = await newPlay(harness)
    for (const act of fc.sample(gesture, { seed: 1, numRuns: 30 })) await play(harness, played, act)
    await levelSearch(ledger, new AbortController().signal, () => {})
    for (const { number } of fixture.orders)
      expect(
        await ledger.reader.all('SELECT rowid FROM search WHERE search MATCH ?', [searchQuery(searchTerms(number))]),
      ).toHaveLength(1)
    expect((await verifyLedger(ledger.reader)).problems).toEqual([])
    const again = await openWriter(file)
    expect(await again.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
    await again.close()
  })
})
