import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openWriter, type SqlWriter } from './driver.ts'
import { WriteQueue } from './writeQueue.ts'

let folder: string
let db: SqlWriter
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  db = await openWriter(join(folder, 'file.db'))
  await db.exec('CREATE TABLE thing (id INTEGER PRIMARY KEY)')
})
afterEach(async () => {
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})
const ids = async () => (await db.all('SELECT id FROM thing ORDER BY id')).map((row) => row.id)
const insert = (writer: SqlWriter, id: number) => writer.run('INSERT INTO thing VALUES (?)', [id])

test('R-LEDGER-17 a transaction that fails is taken back whole, its error is told, and the next one goes on', async () => {
  const queue = new WriteQueue(db)
  const failing = queue.transaction(async (writer) => {
    await insert(writer, 1)
    await insert(writer, 1)
  })
  const next = queue.transaction(async (writer) => {
    await insert(writer, 2)
    return 'done'
  })
  await expect(failing).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT' })
  expect(await next).toBe('done')
  expect(await ids()).toEqual([2])
})

test('R-LEDGER-17 transactions that were asked for at once run one after the other', async () => {
  const queue = new WriteQueue(db)
  const course: string[] = []
  await Promise.all(
    [1, 2, 3].map((id) =>
      queue.transaction(async (writer) => {
        course.push(`begin ${id}`)
        await insert(writer, id)
        await insert(writer, id + 10)
        course.push(`end ${id}`)
      }),
    ),
  )
  expect(course).toEqual(['begin 1', 'end 1', 'begin 2', 'end 2', 'begin 3', 'end 3'])
  expect(await ids()).toEqual([1, 2, 3, 11, 12, 13])
})

test('a task that throws before it writes leaves no transaction open', async () => {
  const queue = new WriteQueue(db)
  const failing = queue.transaction(async () => {
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  await queue.transaction((writer) => insert(writer, 5))
  expect(await ids()).toEqual([5])
})
