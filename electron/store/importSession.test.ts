import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { decodeEntry } from '../../ledger/entry.ts'
import { firstStart } from '../../ledger/firstStart.ts'
import { parserProcess } from '../../ledger/import/parserProcess.ts'
import { Ledger } from '../../ledger/ledger.ts'
import { blobAt, intAt } from '../../ledger/sqlite/driver.ts'
import { verifyLedger } from '../../ledger/verify.ts'
import type { DeskNews } from '../../shared/contract/desk.ts'
import type { ImportPreview } from '../../shared/contract/importing.ts'
import type { ImportReport } from '../../shared/contract/importRuns.ts'
import { totalOf } from '../../shared/domain/importing/importRun.ts'
import { wordLimits } from '../../shared/domain/order/wordLimits.ts'
import { fromChina } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { type Desk, openDesk } from './desk.ts'
import { importedOrderId } from './importing/importRun.ts'
import { ImportSession } from './importSession.ts'
import { orderDetail } from './orderDetail.ts'

const now = fromChina(2026, 11, 24, 10)
let folder: string
let desk: Desk
let news: DeskNews[]
let waiting: (() => void)[]
let ports: MessagePort[]
/** What is done as soon as a piece of news comes, before the next one can. */
let react: (one: DeskNews) => void

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  const file = join(folder, 'ledger.db')
  const opened = await Ledger.open(file, () => now)
  if (!opened.ok) throw new Error(opened.error.detail)
  await firstStart(opened.value)
  news = []
  waiting = []
  ports = []
  react = () => {}
  desk = await openDesk(opened.value, publish)
})
afterEach(async () => {
  for (const port of ports) port.close()
  await desk.close()
  await desk.ledger.close()
  rmSync(folder, { recursive: true, force: true })
})

const publish = (one: DeskNews): void => {
  news.push(one)
  react(one)
  for (const wake of waiting.splice(0)) wake()
}
type NewsOf<K extends DeskNews['kind']> = Extract<DeskNews, { readonly kind: K }>
const isOf = <K extends DeskNews['kind']>(one: DeskNews, kinds: readonly K[]): one is NewsOf<K> =>
  (kinds as readonly string[]).includes(one.kind)
/** The next piece of news of these kinds, taken out of what has come. */
const next = async <K extends DeskNews['kind']>(...kinds: readonly K[]): Promise<NewsOf<K>> => {
  for (;;) {
    const at = news.findIndex((one) => isOf(one, kinds))
    const [found] = at < 0 ? [] : news.splice(at, 1)
    if (found !== undefined && isOf(found, kinds)) return found
    await new Promise<void>((wake) => waiting.push(wake))
  }
}

/** The real parser at the other end of a real channel, in this process. */
const begin = (path: string, fileName: string, done: () => void = () => {}): ImportSession => {
  const { port1, port2 } = new MessageChannel()
  ports.push(port1, port2)
  parserProcess(
    {
      postMessage: (message) => port2.postMessage(message),
      onMessage: (listener) => void port2.on('message', listener),
    },
    () => now,
  )
  const port = {
    postMessage: (message: unknown) => port1.postMessage(message),
    on: (_: 'message', listener: (event: { readonly data: unknown }) => void) =>
      port1.on('message', (data: unknown) => listener({ data })),
    start: () => {},
  }
  return new ImportSession(randomUUID(), path, fileName, port, publish, done)
}
const write = (name: string, lines: readonly string[]): string => {
  const path = join(folder, name)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}
const importFile = async (path: string, sourceName: string, name = 'orders.csv') => {
  const session = begin(path, name)
  const told = await next('importPreview', 'importFailed')
  if (told.kind === 'importFailed') throw new Error(told.refusal.code)
  expect(session.take(desk, sourceName, told.preview.look.plan)).toBe(true)
  const over = await next('importReport', 'importFailed')
  if (over.kind === 'importFailed') throw new Error(over.refusal.code)
  return { preview: told.preview, report: over.report }
}
const importLines = (lines: readonly string[], sourceName = '热线') =>
  importFile(write('orders.csv', lines), sourceName)
const countsOf = ({ read, counts, stopped }: ImportReport) => {
  const { taken, known, refused } = totalOf(counts)
  return { read, taken, known, refused, cancelled: stopped }
}
const takenOf = (report: ImportReport): number => totalOf(report.counts).taken
const board = () => desk.ledger.reader.all('SELECT id, number, title, channel, received_at FROM board ORDER BY id')

test('R-IMPORT-1 an order is known by its source’s name and its id there: a second import adds nothing', async () => {
  const lines = ['编号,标题', 'A1,路灯不亮', 'A2,暖气不热']
  const first = await importLines(lines)
  expect(countsOf(first.report)).toEqual({ read: 2, taken: 2, known: 0, refused: 0, cancelled: false })
  const again = await importLines([...lines, 'A3,电梯停运'])
  expect(countsOf(again.report)).toEqual({ read: 3, taken: 1, known: 2, refused: 0, cancelled: false })
  const elsewhere = await importLines(lines, '书记信箱')
  expect(countsOf(elsewhere.report)).toEqual({ read: 2, taken: 2, known: 0, refused: 0, cancelled: false })
  expect((await board()).map((row) => row.title)).toEqual(['路灯不亮', '暖气不热', '电梯停运', '路灯不亮', '暖气不热'])
})

test('a report without a row left says all the same what the file was and how long it took', async () => {
  const { preview, report } = await importLines(['编号,标题', 'A1,路灯不亮', 'A2,暖气不热'])
  expect(report).toMatchObject({ left: 0, format: preview.format, encoding: preview.encoding })
  expect(report.format).toBe('csv')
  expect(report.seconds).toBeGreaterThan(0)
})

test('R-IMPORT-1 source and id cannot run into each other', () => {
  expect(importedOrderId('热线', '12')).toBe(importedOrderId('热线', '12'))
  expect(importedOrderId('热线1', '2')).not.toBe(importedOrderId('热线', '12'))
  expect(importedOrderId('', '热线12')).not.toBe(importedOrderId('热线', '12'))
})

test('R-IMPORT-2 every row is taken, known or refused, and each refusal names its row, its column and what stands there', async () => {
  const { report } = await importLines([
    '编号,标题,内容,时间',
    '1,路灯不亮,东关街,2026-11-20 08:00',
    '2,,,2026-11-20',
    '',
    '3,井盖丢失,,2026-02-30',
    '1,同一编号,,2026-11-20',
    ',没有编号,,2026-11-20',
    `4,${'长'.repeat(wordLimits.title + 1)},,2026-11-20`,
    '5,明年的事,,2027-11-20',
    '6,暖气不热,月湖新苑,2026-11-21',
  ])
  expect(countsOf(report)).toEqual({ read: 8, taken: 2, known: 0, refused: 6, cancelled: false })
  expect(
    report.rows.map((left) =>
      left.outcome === 'refused'
        ? [left.row, left.refused.code, left.refused.column, left.refused.value.slice(0, 10)]
        : [],
    ),
  ).toEqual([
    [3, 'no-title-and-text', '标题', ''],
    [5, 'bad-date', '时间', '2026-02-30'],
    [6, 'duplicate-in-file', '编号', '1'],
    [7, 'no-source-id', '编号', ''],
    [8, 'too-long', '标题', '长'.repeat(10)],
    [9, 'future-date', '时间', '2027-11-20'],
  ])
  expect(report.rows[2]).toMatchObject({ refused: { firstRow: 2 }, at: 0, ready: false })
  expect((await board()).map((row) => row.title)).toEqual(['路灯不亮', '暖气不热'])
})

test('R-IMPORT-4 columns without a field, and the source’s own word for its channel, are kept beside the order', async () => {
  await importLines(['编号,标题,诉求渠道,热线批次,经办人', '1,路灯不亮,微信小程序,第三批,老张'])
  const [row] = await board()
  expect(row).toMatchObject({ channel: 'program' })
  const detail = await orderDetail(desk, intAt(row ?? {}, 'id') as RowId)
  expect(detail?.source).toEqual({ name: '热线', id: '1' })
  expect(detail?.extra).toEqual([
    ['热线批次', '第三批'],
    ['经办人', '老张'],
    ['诉求渠道', '微信小程序'],
  ])
})

test('R-IMPORT-5 without a column for it the channel comes from the source’s name', async () => {
  await importLines(['编号,标题', '1,路灯不亮'], '12345热线日报')
  await importLines(['编号,标题', '1,路灯不亮'], '镇街点单')
  expect((await board()).map((row) => row.channel)).toEqual(['hotline', 'town'])
})

test('R-IMPORT-6 an order whose row says no time was received when it was imported', async () => {
  await importLines(['编号,标题,时间', '1,路灯不亮,', '2,暖气不热,2026-11-20 08:00'])
  expect((await board()).map((row) => [row.number, row.received_at])).toEqual([
    ['261124-0001', now],
    ['261120-0001', fromChina(2026, 11, 20, 8)],
  ])
})

test('R-IMPORT-7 without a column of ids equal rows are two orders, and a second import still adds nothing', async () => {
  const lines = ['标题,地址', '路灯不亮,东关街', '路灯不亮,东关街', '暖气不热,月湖新苑']
  expect(countsOf((await importLines(lines)).report)).toMatchObject({ taken: 3 })
  expect(countsOf((await importLines(lines)).report)).toMatchObject({ taken: 0, known: 3 })
})

test('R-IMPORT-8 a cancelled import keeps what it took, says so, and a second one goes on from there', async () => {
  const lines = ['编号,标题', ...Array.from({ length: 1800 }, (_, at) => `${at},第${at}件`)]
  const path = write('orders.csv', lines)
  const session = begin(path, 'orders.csv')
  const { preview } = await next('importPreview')
  react = (one) => {
    if (one.kind === 'importProgress' && one.progress.phase === 'taking') session.cancel()
  }
  session.take(desk, '热线', preview.look.plan)
  const { report } = await next('importReport')
  react = () => {}
  expect(report.stopped).toBe(true)
  expect(takenOf(report)).toBeGreaterThan(0)
  expect(takenOf(report)).toBeLessThan(1800)
  expect(await board()).toHaveLength(takenOf(report))
  expect(session.cancel()).toBe(false)
  const rest = await importFile(path, '热线')
  expect(countsOf(rest.report)).toEqual({
    read: 1800,
    taken: 1800 - takenOf(report),
    known: takenOf(report),
    refused: 0,
    cancelled: false,
  })
})

test('R-IMPORT-8 a parser that ends while rows are taken leaves what was taken, and the report says that it stopped', async () => {
  const lines = ['编号,标题', ...Array.from({ length: 1800 }, (_, at) => `${at},第${at}件`)]
  const path = write('orders.csv', lines)
  const session = begin(path, 'orders.csv')
  const { preview } = await next('importPreview')
  react = (one) => {
    if (one.kind === 'importProgress' && one.progress.phase === 'taking') session.parserGone()
  }
  session.take(desk, '热线', preview.look.plan)
  const { report } = await next('importReport')
  react = () => {}
  expect(report.stopped).toBe(true)
  expect(takenOf(report)).toBeGreaterThan(0)
  expect(await board()).toHaveLength(takenOf(report))
  expect(takenOf((await importFile(path, '热线')).report)).toBe(1800 - takenOf(report))
})

test('rows are taken once, however often it is asked for', async () => {
  const session = begin(write('orders.csv', ['编号,标题', '1,路灯不亮']), 'orders.csv')
  const { preview } = await next('importPreview')
  expect([1, 2, 3].map(() => session.take(desk, '热线', preview.look.plan))).toEqual([true, false, false])
  expect(takenOf((await next('importReport')).report)).toBe(1)
  expect(session.take(desk, '热线', preview.look.plan)).toBe(false)
  expect(await board()).toHaveLength(1)
})

test('R-IMPORT-9 all orders of an import are one group, as large as the file has rows', async () => {
  const { report } = await importLines(['编号,标题', '1,路灯不亮', '2,', '3,暖气不热'])
  const rows = await desk.ledger.reader.all('SELECT bytes FROM entry ORDER BY seq DESC LIMIT 2')
  for (const row of rows)
    expect(decodeEntry(blobAt(row, 'bytes')).command.group).toEqual({ id: report.import, size: 3, label: 'import' })
})

test('an import that was called off before anything was taken ends at once, and takes nothing afterwards', async () => {
  let ended = 0
  const session = begin(write('orders.csv', ['编号,标题', '1,路灯不亮']), 'orders.csv', () => {
    ended += 1
  })
  const { preview } = await next('importPreview')
  expect(session.cancel()).toBe(true)
  expect(session.take(desk, '热线', preview.look.plan)).toBe(false)
  expect(session.cancel()).toBe(false)
  expect(ended).toBe(1)
  expect(await board()).toEqual([])
})

test('what cannot be read is told with its reason, and so is a parser that died', async () => {
  begin(write('empty.csv', []), 'empty.csv')
  expect((await next('importFailed')).refusal).toMatchObject({ code: 'no-rows', fileName: 'empty.csv' })
  const session = begin(write('orders.csv', ['编号,标题', '1,路灯不亮']), 'orders.csv')
  await next('importPreview')
  session.parserGone()
  expect((await next('importFailed')).refusal).toEqual({ code: 'parser-stopped', fileName: 'orders.csv' })
})

const workbook = join(
  process.env.YOUJIE_TEST_DATA ?? join(import.meta.dirname, '../../../shared/data'),
  'messages-4326.xlsx',
)
test('a parser that answers in a shape nobody knows ends its import in words, and what comes after it counts no more', async () => {
  let ended = 0
  begin(write('orders.csv', ['编号,标题', 'A1,路灯不亮']), 'orders.csv', () => {
    ended += 1
  })
  await next('importPreview')
  news = []
  ports.at(-1)?.postMessage({ kind: 'rows', rows: 'nothing that fits' })
  ports.at(-1)?.postMessage({ kind: 'progress', phase: 'reading', done: 1, total: 2 })
  expect((await next('importFailed')).refusal).toEqual({ code: 'parser-stopped', fileName: 'orders.csv' })
  expect(ended).toBe(1)
  expect(news).toEqual([])
})

test('a parser that answers so while rows are taken leaves what was taken, and the report says that it stopped', async () => {
  react = (one) => {
    if (one.kind === 'importProgress' && one.progress.phase === 'taking') ports.at(-1)?.postMessage({ kind: 'odd' })
  }
  const lines = Array.from({ length: 1200 }, (_, at) => `A${at},路灯不亮${at}`)
  const { report } = await importLines(['编号,标题', ...lines])
  expect(report.stopped).toBe(true)
  expect(await board()).toHaveLength(takenOf(report))
})

test.skipIf(!existsSync(workbook))(
  'R-IMPORT-3 messages-4326.xlsx (from the test data) goes in with every row accounted for, and its ledger is sound',
  async () => {
    const { preview, report } = await importFile(workbook, '留言板', 'messages-4326.xlsx')
    expect((preview satisfies ImportPreview).sheets[0]?.rowCount).toBe(4326)
    const { taken, known, refused } = totalOf(report.counts)
    expect(taken + known + refused).toBe(4326)
    expect(report.rows).toHaveLength(refused)
    const { orders, commands, problems } = await verifyLedger(desk.ledger.reader)
    expect(problems).toEqual([])
    expect(orders).toBe(takenOf(report))
    expect(commands.reportOrder).toBe(takenOf(report))
    const again = await importFile(workbook, '留言板', 'messages-4326.xlsx')
    expect(countsOf(again.report)).toMatchObject({ taken: 0, known: takenOf(report), refused })
  },
)
