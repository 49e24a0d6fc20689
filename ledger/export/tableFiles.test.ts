import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { csvCell, openCsv, tsvRow } from './csvFile.ts'
import { openXlsx } from './xlsxFile.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const anyTable = fc.array(
  fc.array(fc.string({ unit: fc.constantFrom('暖', '"', ',', '\n', '<', '&', '😀', ' ', "'", 'a', '=') }), {
    minLength: 3,
    maxLength: 3,
  }),
  { minLength: 1, maxLength: 20 },
)

test('what is written into a workbook is read back by another program’s reader', async () => {
  await fc.assert(
    fc.asyncProperty(anyTable, async (rows) => {
      const path = join(folder, '表.xlsx')
      const file = await openXlsx(path, '待派单: 2026/11')
      for (const row of rows) await file.row(row)
      await file.finish()
      const sheet = read(readFileSync(path)).Sheets['待派单  2026 11']
      if (sheet === undefined) throw new Error('no sheet')
      const back = utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '', blankrows: true })
      expect(back).toEqual(rows)
    }),
    { numRuns: 30 },
  )
})

test('what is written as csv is read back, and a formula stays a text', async () => {
  expect(csvCell('=HYPERLINK("x")')).toBe(`"'=HYPERLINK(""x"")"`)
  expect(csvCell('-12.5')).toBe('-12.5')
  expect(csvCell('@cmd')).toBe("'@cmd")
  await fc.assert(
    fc.asyncProperty(anyTable, async (rows) => {
      const path = join(folder, '表.csv')
      const file = await openCsv(path)
      for (const row of rows) await file.row(row)
      await file.finish()
      const back: string[][] = parse(readFileSync(path), { bom: true, relaxColumnCount: true })
      expect(back).toEqual(rows.map((row) => row.map((cell) => (cell.startsWith('=') ? `'${cell}` : cell))))
    }),
    { numRuns: 30 },
  )
})

test('a file that was given up leaves nothing behind, under no name', async () => {
  for (const [path, open] of [
    [join(folder, 'a.csv'), openCsv],
    [join(folder, 'a.xlsx'), (path: string) => openXlsx(path, 'a')],
  ] as const) {
    const file = await open(path)
    await file.row(['诉求'])
    await file.discard()
    expect(existsSync(path)).toBe(false)
    expect(existsSync(`${path}.part`)).toBe(false)
  }
})

test('a place where nothing can be written is an error at the beginning', async () => {
  await expect(openCsv(join(folder, 'none', 'a.csv'))).rejects.toThrow(/ENOENT/u)
})

test('a cell on the clipboard stays one cell', () => {
  expect(tsvRow(['编号', '两\n行\t字'])).toBe('编号\t两 行 字')
})
