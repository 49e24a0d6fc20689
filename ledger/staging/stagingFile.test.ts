import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Cell, Sheet } from '../import/table.ts'
import { random } from '../randomPool.ts'
import { deleteStaging, readStagedRows, readStaging, stagingPath, writeStaging } from './stagingFile.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  path = stagingPath(join(folder, 'ledger.db'), 'i1')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const sheetOf = (rows: readonly (readonly Cell[])[]): Sheet => ({
  name: '日报',
  header: ['编号', '标题'],
  headerRow: 2,
  rows,
  firstRowNumber: 3,
  emptyRows: 0,
})
const cell = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.record({ serial: fc.integer({ min: 0, max: 60_000 }) }),
)

test('R-IMPORT-31 what was staged is read back cell by cell, whole and by row number', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 1_200 }), async (rows) => {
      const key = random(32)
      const sheet = sheetOf(rows)
      await writeStaging(path, key, sheet, 77)
      expect(await readStaging(path, key)).toEqual({ sheet, now: 77 })
      const asked = [3, 4, 502, 503, 504, 1_100, 9_999]
      const found = await readStagedRows(path, key, asked)
      expect([...found]).toEqual(asked.flatMap((row) => (row - 3 < rows.length ? [[row, rows[row - 3]]] : [])))
    }),
    { numRuns: 15 },
  )
})

test('R-IMPORT-31 no word of a staged table stands in clear on the disk, and without the key nobody reads it', async () => {
  const key = random(32)
  await writeStaging(
    path,
    key,
    sheetOf([
      ['A1', '东关街路灯不亮'],
      ['A2', 'leaking-pipe-at-the-market'],
    ]),
    1,
  )
  const bytes = readFileSync(path)
  for (const word of ['东关街路灯不亮', 'leaking-pipe-at-the-market', '日报', '编号'])
    expect(bytes.includes(Buffer.from(word, 'utf8'))).toBe(false)
  await expect(readStaging(path, random(32))).rejects.toThrow()
})

test('R-IMPORT-31 a staging file that was cut off, or is none, is no staging table', async () => {
  const key = random(32)
  expect(await readStaging(path, key)).toBeNull()
  await writeStaging(path, key, sheetOf([['A1', '路灯不亮']]), 1)
  truncateSync(path, 4_096)
  expect(await readStaging(path, key).catch(() => null)).toBeNull()
  writeFileSync(path, '')
  expect(await readStaging(path, key)).toBeNull()
  deleteStaging(path)
  expect(existsSync(path)).toBe(false)
})
