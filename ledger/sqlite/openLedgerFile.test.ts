import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openWriter } from './driver.ts'
import { applicationId, newestVersion } from './migrations.ts'
import { openLedgerFile } from './openLedgerFile.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  file = join(folder, 'ledger.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const codeOf = async (path: string) => {
  const opened = await openLedgerFile(path)
  if (!opened.ok) return opened.error.code
  await opened.value.reader.close()
  await opened.value.writer.close()
  return opened.value.fresh ? 'fresh' : 'opened'
}
/** A file that some other program made with SQLite. */
const makeWith = async (sql: string) => {
  const db = await openWriter(file)
  await db.exec(sql)
  await db.close()
}

test('a ledger is made where none was, in folders that were not there, and opened again as the same one', async () => {
  const deep = join(folder, 'a', 'b', 'ledger.db')
  const first = await openLedgerFile(deep)
  if (!first.ok) throw new Error(first.error.detail)
  const { writer, reader, fresh } = first.value
  expect(fresh).toBe(true)
  const device = await reader.get('SELECT id, incarnation, next_seq FROM device')
  expect(await reader.get('PRAGMA application_id')).toEqual({ application_id: applicationId })
  expect(await reader.get('PRAGMA user_version')).toEqual({ user_version: newestVersion })
  await reader.close()
  await writer.close()
  const second = await openLedgerFile(deep)
  if (!second.ok) throw new Error(second.error.detail)
  expect(second.value.fresh).toBe(false)
  expect(await second.value.reader.get('SELECT id, incarnation, next_seq FROM device')).toEqual(device)
  await second.value.reader.close()
  await second.value.writer.close()
})

test('what was committed survives a loss of power, and erased words leave no trace in the pages', async () => {
  const opened = await openLedgerFile(file)
  if (!opened.ok) throw new Error(opened.error.detail)
  const { writer, reader } = opened.value
  expect(await writer.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' })
  expect(await writer.get('PRAGMA synchronous')).toEqual({ synchronous: 2 })
  expect(await writer.get('PRAGMA secure_delete')).toEqual({ secure_delete: 1 })
  await reader.close()
  await writer.close()
})

test('R-LEDGER-15 a ledger of a newer program is refused, and not a byte of it is changed', async () => {
  expect(await codeOf(file)).toBe('fresh')
  await makeWith(`PRAGMA user_version = ${newestVersion + 10}`)
  const before = readFileSync(file)
  expect(await codeOf(file)).toBe('newer-version')
  expect(readFileSync(file).equals(before)).toBe(true)
  expect(readdirSync(folder)).toEqual(['ledger.db'])
})

test('R-LEDGER-15 a database of another program is no ledger, and not a byte of it is changed', async () => {
  await makeWith("CREATE TABLE other (id); INSERT INTO other VALUES ('ours')")
  const before = readFileSync(file)
  expect(await codeOf(file)).toBe('not-a-ledger')
  expect(readFileSync(file).equals(before)).toBe(true)
  expect(readdirSync(folder)).toEqual(['ledger.db'])
})

test('R-LEDGER-15 a text file and a picture are no ledgers, however short, and not a byte of them is changed', async () => {
  for (const content of ['台账', '一行字\n'.repeat(2000), '\x89PNG\r\n\x1a\n', ' ']) {
    writeFileSync(file, content)
    expect(await codeOf(file)).toBe('not-a-ledger')
    expect(readFileSync(file, 'utf8')).toBe(Buffer.from(content).toString('utf8'))
    expect(readdirSync(folder)).toEqual(['ledger.db'])
  }
})

test('an empty file becomes a ledger', async () => {
  writeFileSync(file, '')
  expect(await codeOf(file)).toBe('fresh')
  expect(await codeOf(file)).toBe('opened')
})

test('a first start that was cut off before its tables were made is made good by the next', async () => {
  // What the disk holds when it was full, or the power went, between the first page and the first table.
  await makeWith('PRAGMA journal_mode = WAL')
  expect(readFileSync(file).length).toBeGreaterThan(0)
  expect(await codeOf(file)).toBe('fresh')
  expect(await codeOf(file)).toBe('opened')
})

test('a file in the place of the folder, and a folder in the place of the file, are told as nothing that can be written', async () => {
  const inTheWay = join(folder, 'data')
  writeFileSync(inTheWay, 'x')
  expect(await codeOf(join(inTheWay, 'ledger.db'))).toBe('read-only')
  expect(await codeOf(join(inTheWay, 'deeper', 'ledger.db'))).toBe('read-only')
  mkdirSync(file)
  expect(await codeOf(file)).toBe('read-only')
  expect(readFileSync(inTheWay, 'utf8')).toBe('x')
})

test.runIf(existsSync('/proc/self'))('a folder of the system that takes no folders is told at once', async () => {
  expect(await codeOf('/proc/youjie/data/ledger.db')).toBe('read-only')
})

test('a ledger that another program keeps locked is busy, and opens when it lets go', async () => {
  expect(await codeOf(file)).toBe('fresh')
  const other = await openWriter(file)
  await other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; PRAGMA user_version = 10')
  expect(await codeOf(file)).toBe('busy')
  await other.exec('ROLLBACK')
  await other.close()
  expect(await codeOf(file)).toBe('opened')
})

test('a ledger whose pages were overwritten is damaged, and stays as it is', async () => {
  expect(await codeOf(file)).toBe('fresh')
  const bytes = readFileSync(file)
  // The first page keeps its header, so that it still says what it is; the tree behind it is gone.
  bytes.fill(0xaa, 100, 4096)
  writeFileSync(file, bytes)
  copyFileSync(file, join(folder, 'before.db'))
  expect(await codeOf(file)).toBe('damaged')
  expect(existsSync(file)).toBe(true)
  expect(readFileSync(file).equals(readFileSync(join(folder, 'before.db')))).toBe(true)
})
