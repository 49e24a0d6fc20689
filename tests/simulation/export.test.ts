import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ExportTargets } from '../../electron/store/exportTargets.ts'
import { exportHandlers } from '../../electron/store/exportHandlers.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { type Harness, openHarness, recordTables } from './deskHarness.ts'

let harness: Harness
let folder: string
let targets: ExportTargets
let exporting: ReturnType<typeof exportHandlers>
beforeEach(async () => {
  harness = await openHarness()
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  targets = new ExportTargets()
  exporting = exportHandlers(harness.desk, targets)
})
afterEach(async () => {
  await harness.close()
  rmSync(folder, { recursive: true, force: true })
})

const id = '0b9d3f2e-7a51-4c1e-9f0a-000000000001'
const words = {
  title: '暖气不热',
  text: '月湖新苑9号楼\n暖气不热',
  reporter: '王小明',
  phone: '13812346210',
  address: '月湖新苑9号楼',
  town: '水集街道',
  category: '',
}
const reports = async (count: number): Promise<RowId[]> => {
  const rows: RowId[] = []
  for (let at = 0; at < count; at += 1) {
    const made = await harness.verbs.report({ channel: 'hotline', receivedAt: null, words })
    if (made.ok) rows.push(made.value.row)
  }
  return rows
}
const asked = (rows: readonly RowId[], more: { readonly full?: boolean; readonly format?: 'csv' | 'xlsx' } = {}) => ({
  export: id,
  target: { kind: 'rows' as const, rows: [...rows] },
  columns: ['number', 'title', 'reporter', 'status'] as ('number' | 'title' | 'reporter' | 'status')[],
  format: 'csv' as const,
  full: false,
  language: 'zh-CN' as const,
  name: '全部',
  ...more,
})
const readings = async (): Promise<number> =>
  (await harness.ledger.reader.all("SELECT 1 FROM stream WHERE name >= 'reading/' AND name < 'reading0'")).length

test('R-BULK-4 an export has the rows and columns of the screen, reporters masked, and leaves no trace in the record', async () => {
  const rows = await reports(3)
  const file = join(folder, '全部.csv')
  targets.add(id, file)
  const before = await harness.dump([...recordTables])
  expect(await exporting.exportOrders(asked(rows))).toEqual({ ok: true, value: { rows: 3, cancelled: false } })
  expect(await harness.dump([...recordTables])).toEqual(before)
  const table: string[][] = parse(readFileSync(file), { bom: true })
  expect(table[0]).toEqual(['编号', '标题', '诉求人', '状态'])
  expect(table.slice(1).map((row) => row.slice(1))).toEqual(Array(3).fill(['暖气不热', '王**', '待受理']))
  expect(readFileSync(file, 'utf8')).not.toMatch(/王小明|13812346210/u)
  // Each target is written once: the window cannot come back for it.
  expect(await exporting.exportOrders(asked(rows))).toEqual({ ok: false, error: { kind: 'not-found' } })
})

test('R-BULK-4 personal data are in it only when asked for, and the reading is recorded first', async () => {
  const rows = await reports(2)
  const file = join(folder, '全部.csv')
  targets.add(id, file)
  expect(await readings()).toBe(0)
  expect((await exporting.exportOrders(asked(rows, { full: true }))).ok).toBe(true)
  expect(await readings()).toBe(1)
  const table: string[][] = parse(readFileSync(file), { bom: true })
  expect(table[1]?.slice(4)).toEqual(['王小明', '13812346210', '月湖新苑9号楼', '月湖新苑9号楼\n暖气不热'])
})

test('a file that cannot be written is said in words, and nothing is left behind', async () => {
  const rows = await reports(1)
  targets.add(id, join(folder, 'no', 'where.xlsx'))
  expect(await exporting.exportOrders(asked(rows, { format: 'xlsx' }))).toMatchObject({
    ok: false,
    error: { kind: 'cannot-write' },
  })
})

test('an export that is cancelled leaves no file', async () => {
  const rows = await reports(1100)
  const file = join(folder, '全部.xlsx')
  targets.add(id, file)
  const running = exporting.exportOrders(asked(rows, { format: 'xlsx' }))
  while (!harness.news.some((news) => news.kind === 'exportProgress'))
    await new Promise((resolve) => setTimeout(resolve, 1))
  expect(await exporting.cancelExport({ export: id })).toEqual({ ok: true, value: { stopped: true } })
  expect(await running).toEqual({ ok: true, value: { rows: 0, cancelled: true } })
  expect(existsSync(file)).toBe(false)
  expect(existsSync(`${file}.part`)).toBe(false)
}, 60_000)

test('R-BULK-4 a copied table is masked as the screen is', async () => {
  const rows = await reports(2)
  const { columns, target, language } = asked(rows)
  const copied = await exporting.copyTable({ columns, target, language })
  expect(
    copied.ok &&
      copied.value.text
        .split('\n')
        .slice(1)
        .map((line) => line.split('\t').slice(1)),
  ).toEqual(Array(2).fill(['暖气不热', '王**', '待受理']))
})
