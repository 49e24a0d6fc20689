import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { blobAt, intAt, intOrNullAt, openReader, openWriter, SqlError, type SqlWriter, textAt } from './driver.ts'

let folder: string
let db: SqlWriter
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  db = await openWriter(join(folder, 'file.db'))
  await db.exec('CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT, bytes BLOB)')
})
afterEach(async () => {
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a value that the package would bind as NULL is refused before it reaches the file', async () => {
  for (const value of [undefined, 1n, Number.NaN, Number.POSITIVE_INFINITY]) {
    const params = ['x', value] as readonly string[]
    await expect(async () => db.run('INSERT INTO thing (name, bytes) VALUES (?, ?)', params)).rejects.toThrow(
      'cannot bind',
    )
    await expect(async () => db.all('SELECT * FROM thing WHERE name = ? OR id = ?', params)).rejects.toThrow(
      'cannot bind',
    )
  }
  expect(await db.all('SELECT * FROM thing')).toEqual([])
})

test('what was written is read as it was: integers to 2^53, emoji, bytes, null', async () => {
  const rows = [
    [9_007_199_254_740_991, '电梯😀', new Uint8Array([0, 255])],
    [-1, '', new Uint8Array()],
    [3, null, null],
  ] as const
  for (const row of rows) await db.run('INSERT INTO thing VALUES (?, ?, ?)', row)
  const read = await db.all('SELECT * FROM thing ORDER BY id DESC')
  expect(read.map((row) => [row.id, row.name])).toEqual([
    [9_007_199_254_740_991, '电梯😀'],
    [3, null],
    [-1, ''],
  ])
  expect(Array.from(blobAt(read[0] ?? {}, 'bytes'))).toEqual([0, 255])
  expect(await db.get('SELECT * FROM thing WHERE id = 77')).toBeNull()
})

test('a reader cannot write', async () => {
  const reader = await openReader(join(folder, 'file.db'))
  await expect(reader.all("INSERT INTO thing (name) VALUES ('x') RETURNING id")).rejects.toThrow(/readonly/)
  await reader.close()
})

test('an error carries SQLite’s own code', async () => {
  await db.run("INSERT INTO thing VALUES (1, 'a', NULL)")
  const problem = await db.run("INSERT INTO thing VALUES (1, 'b', NULL)").catch((error: unknown) => error)
  expect(problem).toBeInstanceOf(SqlError)
  expect(problem).toMatchObject({ code: 'SQLITE_CONSTRAINT' })
})

test('a column that is not what it must be throws its name', () => {
  const row = { id: 1, name: 'a', bytes: null }
  expect(() => textAt(row, 'id')).toThrow('column id: text expected')
  expect(() => intAt(row, 'name')).toThrow('column name: number expected')
  expect(() => blobAt(row, 'bytes')).toThrow('column bytes: blob expected')
  expect(() => intAt(row, 'absent')).toThrow('column absent')
  expect(intOrNullAt(row, 'bytes')).toBeNull()
  expect(intOrNullAt(row, 'id')).toBe(1)
})
