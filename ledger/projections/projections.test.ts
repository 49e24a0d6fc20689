import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { orderStream } from '../../shared/domain/streams.ts'
import type { OrderId, PersonId, StreamName } from '../../shared/kernel/ids.ts'
import { noWords } from '../../shared/views/orderWords.ts'
import { chainHash, decodeEntry } from '../entry.ts'
import { firstStart } from '../firstStart.ts'
import { type Draft, Ledger } from '../ledger.ts'
import { levelSearch } from '../search/searchIndex.ts'
import { searchQuery, searchTerms } from '../search/tokens.ts'
import { personOnDuty } from '../sqlite/cardQueries.ts'
import { blobAt, intAt, openWriter, type SqlWriter } from '../sqlite/driver.ts'
import { pageSize } from '../sqlite/openLedgerFile.ts'
import { verifyLedger } from '../verify.ts'
import { levelProjections, requestRebuild } from './buildShadows.ts'
import { projections } from './projections.ts'

let folder: string
let file: string
let ledger: Ledger
let person: PersonId
const open = async () => {
  const opened = await Ledger.open(file)
  if (!opened.ok) throw new Error(opened.error.detail)
  ledger = opened.value
  await firstStart(ledger)
  const found = await personOnDuty(ledger.reader)
  if (found === null) throw new Error('nobody on duty')
  person = found.id
}
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  file = join(folder, 'ledger.db')
  await open()
})
afterEach(async () => {
  await ledger.close()
  rmSync(folder, { recursive: true, force: true })
})

const report = (id: string, title = '路灯不亮'): Draft => {
  const stream = orderStream(id as OrderId)
  const body = { channel: 'hotline', receivedAt: 1_000_000_000_000, words: { ...noWords, title } } as const
  return { type: 'reportOrder', stream, touches: [stream], body }
}
const accept = (id: string): Draft => {
  const stream = orderStream(id as OrderId)
  return { type: 'acceptOrder', stream, touches: [stream], body: {} }
}
const correct = (id: string, title: string): Draft => {
  const stream = orderStream(id as OrderId)
  return { type: 'correctOrder', stream, touches: [stream], body: { channel: null, words: { title } } }
}
const level = () => levelProjections(ledger.queue, new AbortController().signal, () => {})
const find = (word: string) =>
  ledger.reader.all('SELECT rowid FROM search WHERE search MATCH ?', [searchQuery(searchTerms(word))])
/** Tables that a rebuild made for its own use. */
const leftovers = () =>
  ledger.reader.all(
    "SELECT name FROM sqlite_schema WHERE name GLOB 'shadow_*' OR name GLOB 'retired_*' OR name GLOB 'model_*'",
  )
const submit = (...drafts: readonly Draft[]) => ledger.submit(drafts, { actor: person, group: null })
const tables = ['board', 'order_day', 'unit_card', 'person_card', 'settings_card', 'notice_card']
const dump = async () => {
  const all: unknown[] = []
  for (const table of tables) all.push(await ledger.reader.all(`SELECT * FROM ${table} ORDER BY 1`))
  return all
}

/** Writes an entry as a newer program would have: the envelope of a real one, with events that this program may not know. */
const appendForeign = async (
  db: SqlWriter,
  stream: StreamName,
  type: string,
  v: number,
  data: unknown = { anything: 1 },
) => {
  const last = await db.get('SELECT seq, bytes, hash FROM entry ORDER BY seq DESC LIMIT 1')
  const found = await db.get('SELECT id, version FROM stream WHERE name = ?', [stream])
  const next = await db.get('SELECT max(id) + 1 AS id FROM stream')
  if (last === null || next === null) throw new Error('an empty ledger')
  const id = found === null ? intAt(next, 'id') : intAt(found, 'id')
  const version = found === null ? 1 : intAt(found, 'version') + 1
  const entry = decodeEntry(blobAt(last, 'bytes'))
  const seq = intAt(last, 'seq') + 1
  const command = {
    ...entry.command,
    id: `foreign-${seq}`,
    stream,
    deviceSeq: entry.command.deviceSeq + 1,
    expects: [{ stream, lifecycle: null }],
  }
  const bytes = Buffer.from(JSON.stringify({ ...entry, seq, command, events: [{ stream, version, type, v, data }] }))
  await db.run('INSERT INTO entry VALUES (?, ?, ?)', [seq, bytes, chainHash(blobAt(last, 'hash'), bytes)])
  await db.run('INSERT INTO stream VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET version = excluded.version', [
    id,
    stream,
    version,
  ])
  await db.run('INSERT INTO stream_entry VALUES (?, ?)', [id, seq])
  await db.run('INSERT INTO command VALUES (?, ?)', [command.id, seq])
  await db.run('UPDATE device SET next_seq = ?', [command.deviceSeq + 1])
}

test('R-LEDGER-10 projections of another version, or behind the record, are made again', async () => {
  await submit(report('a'), accept('a'), report('b'))
  const before = await dump()
  for (const spoil of [
    "UPDATE projection SET version = 0; DELETE FROM board; UPDATE unit_card SET name = 'x'; DELETE FROM person_card",
    'UPDATE projection SET cursor = 1; DELETE FROM order_day; DELETE FROM settings_card',
    "DELETE FROM projection; DELETE FROM notice_card; UPDATE board SET title = 'x'",
  ]) {
    await ledger.queue.alone((db) => db.exec(spoil))
    await ledger.close()
    await open()
    await level()
    expect(await dump()).toEqual(before)
  }
})

test('what a decision rests on is level before the ledger counts as open, all else is not waited for', async () => {
  await submit(report('a'), report('b'))
  await ledger.queue.alone((db) =>
    db.exec("UPDATE projection SET version = 0; DELETE FROM order_day; UPDATE board SET title = 'x'"),
  )
  await ledger.close()
  await open()
  expect(await ledger.reader.all('SELECT day, last FROM order_day')).toEqual([{ day: '010909', last: 2 }])
  expect(await ledger.reader.all('SELECT DISTINCT title FROM board')).toEqual([{ title: 'x' }])
  await submit(report('c'))
  const numbers = await ledger.reader.all('SELECT number FROM board ORDER BY id')
  expect(numbers.map((row) => row.number)).toEqual(['010909-0001', '010909-0002', '010909-0003'])
})

test('R-LEDGER-10 a shadow is built in steps between which the desk works on, and is true when it takes its place', async () => {
  await submit(...Array.from({ length: 700 }, (_, at) => report(`o${at}`, `第${at}件`)))
  await ledger.queue.transaction((db) => requestRebuild(db))
  const shares: number[] = []
  let at = 0
  const working: Promise<unknown>[] = []
  await levelProjections(ledger.queue, new AbortController().signal, ({ names, share }) => {
    if (names.length > 0) shares.push(share)
    if (at >= 40) return
    at += 1
    // Orders that the pass has read already, that it has not, and new ones.
    working.push(submit(accept(`o${at}`), accept(`o${700 - at}`), report(`n${at}`), correct(`o${at}`, `改${at}`)))
  })
  await Promise.all(working)
  expect(shares.length).toBeGreaterThan(4)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  await level()
  const swapped = await dump()
  await ledger.queue.transaction((db) => requestRebuild(db))
  await level()
  expect(await dump()).toEqual(swapped)
  expect((await verifyLedger(ledger.reader)).problems).toEqual([])
  expect(await find('改1')).toHaveLength(11)
  expect(await find('第1件')).toHaveLength(0)
  expect(await leftovers()).toEqual([])
})

test('a shadow that was cut off is gone on with, not begun again', async () => {
  await submit(...Array.from({ length: 700 }, (_, at) => report(`o${at}`, `第${at}件`)))
  const before = await dump()
  await ledger.queue.transaction((db) => requestRebuild(db))
  const stop = new AbortController()
  let steps = 0
  // Somebody always waits, so that a step is one piece.
  const others = (async () => {
    while (!stop.signal.aborted) await ledger.queue.alone(async () => {})
  })()
  await levelProjections(ledger.queue, stop.signal, () => {
    steps += 1
    if (steps === 4) stop.abort()
  })
  await others
  const read = async () => intAt((await ledger.reader.get('SELECT count(*) AS n FROM shadow_board')) ?? {}, 'n')
  const half = await read()
  expect(half).toBeGreaterThan(0)
  expect(half).toBeLessThan(700)
  await ledger.close()
  await open()
  expect(await read()).toBe(half)
  await level()
  expect(await dump()).toEqual(before)
})

test('the tables of an older shape bear the questions of this program until the shadow takes their place', async () => {
  await submit(report('a'), accept('a'), report('b'))
  const before = await dump()
  await ledger.queue.alone((db) =>
    db.exec(`DROP INDEX board_due; ALTER TABLE board DROP COLUMN lifecycle; ALTER TABLE board ADD COLUMN old TEXT;
      ALTER TABLE board RENAME COLUMN town TO place; ALTER TABLE notice_card DROP COLUMN seal;
      DROP TABLE settings_card; UPDATE projection SET version = 0`),
  )
  await ledger.close()
  await open()
  expect(await ledger.reader.all('SELECT town, lifecycle, status FROM board ORDER BY id')).toEqual([
    { town: '', lifecycle: 0, status: 'accepted' },
    { town: '', lifecycle: 0, status: 'reported' },
  ])
  // Work goes on meanwhile.
  expect((await submit(accept('b')))[0]?.kind).toBe('accepted')
  await level()
  expect(await ledger.reader.all('SELECT lifecycle FROM board ORDER BY id')).toEqual([
    { lifecycle: 2 },
    { lifecycle: 2 },
  ])
  expect((await dump()).slice(1)).toEqual(before.slice(1))
  expect(await leftovers()).toEqual([])
})

test('R-LEDGER-10 a search index of another version serves until its shadow is read', async () => {
  await submit(report('a'))
  await levelSearch(ledger, new AbortController().signal, () => {})
  await ledger.queue.alone((db) => db.exec("UPDATE projection SET version = 0 WHERE name = 'search'"))
  await ledger.close()
  await open()
  expect(await find('路灯')).toHaveLength(1)
  await submit(report('b'))
  await levelSearch(ledger, new AbortController().signal, () => {})
  expect(await find('路灯')).toHaveLength(1)
  await level()
  expect(await find('路灯')).toHaveLength(2)
  // The hidden column is named after the table: what it was called while it was a shadow must not matter.
  await submit(correct('a', '水管爆裂'))
  await levelSearch(ledger, new AbortController().signal, () => {})
  expect(await find('路灯')).toHaveLength(1)
  expect(await find('水管')).toHaveLength(1)
  await ledger.queue.alone((db) => db.exec("INSERT INTO search (search) VALUES ('integrity-check')"))
})

/** Whoever changes a projection's tables raises its version, or old files keep the old ones. */
test('the shape of a projection is that of its version', () => {
  const shapes = projections.map(({ name, version, tables }) => {
    const sql = tables.flatMap((table) => table.create(table.name, (index) => index))
    return `${name} ${version} ${createHash('sha256').update(sql.join(';')).digest('hex').slice(0, 12)}`
  })
  expect(shapes).toEqual([
    'units 2 cf0c251fd2f7',
    'persons 3 1f215384739f',
    'categories 1 26dad9000745',
    'towns 1 377debe78402',
    'routes 1 4c08bfb159ba',
    'settings 1 900fe8306241',
    'orderDays 1 4a8cd15448b6',
    'board 6 b994edd41a48',
    'orderWatch 1 1bd2e13d5f2a',
    'notices 2 fe1fafc00b7c',
    'prints 2 3f417390b117',
    'unitFacts 1 f9e2bdbf1a40',
    'handovers 1 099e9cf92c1c',
    'readings 1 04ebab7cbc44',
    'alarms 1 76884a729616',
    'alarmAnswers 1 1bf6fc6cd3cc',
    'concerns 1 085e2156c814',
    'sources 1 9eb10ec116fa',
    'corrections 1 bc3e9d20e32d',
    'search 3 5a7601681f24',
  ])
})

test('R-LEDGER-10 row numbers survive a rebuild', async () => {
  await submit(report('a'), report('b'))
  const ids = async () => (await ledger.reader.all('SELECT id, number FROM board')).map((row) => [row.id, row.number])
  const before = await ids()
  await ledger.queue.transaction((db) => requestRebuild(db))
  await level()
  expect(await ids()).toEqual(before)
})

test('R-LEDGER-9 an event that this program does not know makes its order read-only; the entry is kept', async () => {
  await submit(report('a'), report('b'))
  const stream = orderStream('a' as OrderId)
  for (const [type, v] of [
    ['OrderForeseen', 1],
    ['OrderAccepted', 3],
  ] as const) {
    await ledger.queue.transaction((db) => appendForeign(db, stream, type, v))
    await ledger.close()
    await open()
    const [onA] = await submit(accept('a'))
    expect(onA).toEqual({ kind: 'refused', refusal: { code: 'needs-newer-program', stream } })
  }
  const [onB] = await submit(accept('b'))
  expect(onB?.kind).toBe('accepted')
  await ledger.queue.transaction((db) => requestRebuild(db))
  await level()
  const rows = await ledger.reader.all('SELECT status, lifecycle FROM board ORDER BY id')
  expect(rows).toEqual([
    { status: 'reported', lifecycle: 1 },
    { status: 'accepted', lifecycle: 2 },
  ])
  const { problems } = await verifyLedger(ledger.reader)
  expect(problems).toEqual([
    expect.stringContaining('OrderForeseen is of a newer program'),
    expect.stringContaining('OrderAccepted is of a newer program'),
  ])
})

test('R-LEDGER-9 a kind of stream that this program does not know does not keep the ledger from opening', async () => {
  await submit(report('a'))
  await ledger.queue.transaction((db) => appendForeign(db, 'template/t1' as StreamName, 'TemplateAdded', 1))
  await ledger.queue.alone((db) => db.exec('UPDATE projection SET version = 0'))
  await ledger.close()
  await open()
  expect(await ledger.reader.all('SELECT number FROM board')).toEqual([{ number: '010909-0001' }])
  expect((await submit(report('b')))[0]?.kind).toBe('accepted')
})

test('a ledger whose record cannot be read is told as damaged, and its file is let go', async () => {
  await submit(report('a'))
  const root = await ledger.reader.get("SELECT rootpage FROM sqlite_schema WHERE name = 'entry'")
  await ledger.close()
  const bytes = readFileSync(file)
  const page = intAt(root ?? {}, 'rootpage')
  const sound = Buffer.from(bytes)
  bytes.fill(0xaa, (page - 1) * pageSize, page * pageSize)
  writeFileSync(file, bytes)
  const opened = await Ledger.open(file)
  expect(opened).toMatchObject({ ok: false, error: { code: 'damaged' } })
  const other = await openWriter(file)
  await other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; ROLLBACK')
  await other.close()
  writeFileSync(file, sound)
  await open()
})
