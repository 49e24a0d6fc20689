import type { ImportedRow } from '../../shared/contract/importRows.ts'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ImportPreview, ParserReply } from '../../shared/contract/importing.ts'
import { chinaDate, fromChina } from '../../shared/kernel/chinaTime.ts'
import { parserProcess } from './parserProcess.ts'

const folder = process.env.YOUJIE_TEST_DATA ?? join(import.meta.dirname, '../../../shared/data')

/** Runs only where the file is; its name in the title says which one was missing. */
const withFile = (name: string, title: string, run: (file: Imported) => void): void => {
  const path = join(folder, name)
  test.skipIf(!existsSync(path))(`${name} (from the test data): ${title}`, async () => run(await importAll(path, name)))
}

type Imported = { readonly preview: ImportPreview; readonly rows: readonly ImportedRow[] }

const importAll = (path: string, fileName: string): Promise<Imported> =>
  new Promise((resolve, reject) => {
    const rows: ImportedRow[] = []
    let preview: ImportPreview | null = null
    let send: (message: unknown) => void = () => undefined
    const take = (from: ImportPreview, fromRow: number) =>
      send({ kind: 'take', plan: from.look.plan, sourceName: '', fromRow, limit: 500 })
    const listen = (reply: ParserReply): void => {
      if (reply.kind === 'failed') reject(new Error(JSON.stringify(reply.refusal)))
      if (reply.kind === 'preview') {
        preview = reply
        take(reply, 0)
      }
      if (reply.kind !== 'rows' || preview === null) return
      rows.push(...reply.rows)
      if (reply.done) resolve({ preview, rows })
      else take(preview, reply.next)
    }
    parserProcess(
      {
        postMessage: listen,
        onMessage: (to) => {
          send = to
        },
      },
      () => fromChina(2026, 1, 1),
    )
    send({ kind: 'open', path, fileName })
  })

const two = (value: number): string => String(value).padStart(2, '0')
const american = (instant: number): string => {
  const { year, month, day, hour, minute, second } = chinaDate(instant)
  return `${two(month)}/${two(day)}/${year} ${two(hour % 12 || 12)}:${two(minute)}:${two(second)} ${hour < 12 ? 'AM' : 'PM'}`
}

const ordersOf = ({ rows }: Imported) => rows.flatMap((row) => ('order' in row ? [row.order] : []))

withFile('messages-4326.xlsx', 'every one of the 4,326 rows is taken, dated and unique', (file) => {
  const orders = ordersOf(file)
  expect(file.preview).toMatchObject({
    format: 'xlsx',
    sheets: [{ rowCount: 4326, emptyRows: 0, kind: 'newOrders' }],
  })
  expect(file.rows.map((row) => row.row)).toEqual(Array.from({ length: 4326 }, (_, index) => index + 2))
  expect(orders).toHaveLength(4326)
  expect(new Set(orders.map((order) => order.sourceId)).size).toBe(4326)
  for (const order of orders) {
    expect(order.title).not.toBe('')
    expect(order.text).not.toMatch(/^\s|\s$|\r/)
    const year = chinaDate(order.receivedAt ?? 0).year
    expect(year >= 2010 && year <= 2020).toBe(true)
  }
  expect(orders[0]).toMatchObject({ sourceId: '188006', receivedAt: fromChina(2019, 2, 28, 11, 25, 5) })
  expect(Math.max(...orders.map((order) => order.text.length))).toBeGreaterThan(6000)
})

withFile(
  'messages-gbk-2816.csv',
  'all 2,816 rows decode and are replies, because there is no message in them',
  (file) => {
    expect(file.preview).toMatchObject({
      format: 'csv',
      encoding: 'gb18030',
      sheets: [{ rowCount: 2816, kind: 'updates' }],
    })
    expect(file.preview.look.kindReasons).toEqual([
      { code: 'has', headers: ['留言编号', '答复意见'] },
      { code: 'lacks', fields: ['title', 'text'] },
    ])
    expect(file.rows).toHaveLength(2816)
    const updates = file.rows.flatMap((row) => (row.kind === 'updates' ? [row.update] : []))
    expect(updates.length + file.rows.filter((row) => row.kind === 'refused').length).toBe(2816)
    expect(updates.every(({ sourceId, reply }) => sourceId !== '' && reply !== '')).toBe(true)
    expect(updates.length).toBeGreaterThan(2800)
  },
)

withFile('labelled-921.xlsx', 'messages come with their category, and the prediction beside them is not it', (file) => {
  const orders = ordersOf(file)
  expect(orders).toHaveLength(921)
  expect(new Set(orders.map((order) => order.category)).size).toBe(7)
  const { plan, suspects } = file.preview.look
  const header = file.preview.sheets[0]?.header ?? []
  expect(header[plan.mapping.category ?? -1]).toBe('一级标签')
  expect(plan.ignored.map((column) => header[column])).toEqual(['模型结果'])
  expect(suspects).toEqual(plan.ignored)
  expect(orders.every((order) => order.extra.every(([name]) => name !== '模型结果'))).toBe(true)
})

withFile('categories-517.xlsx', 'the tree of 15, 103 and 390 categories comes whole', ({ preview, rows }) => {
  expect(preview).toMatchObject({
    format: 'xlsx',
    sheets: [{ header: ['一级分类', '二级分类', '三级分类'], rowCount: 517, kind: 'categories' }],
  })
  const paths = rows.flatMap((row) => (row.kind === 'categories' ? [row.category.path] : []))
  const namesAt = (level: number) => new Set(paths.map((path) => path[level])).size
  expect(rows.filter((row) => row.kind === 'refused').map((row) => row.kind === 'refused' && row.refused)).toEqual([])
  // Second and third levels share names: 118 and 517 places for 103 and 390 of them.
  expect([namesAt(0), namesAt(1), namesAt(2)]).toEqual([15, 103, 390])
})

withFile(
  'baltimore311-10000.csv',
  '9,792 closed requests are history, the other 208 new orders, dated month first',
  (file) => {
    const { plan, kindReasons, values } = file.preview.look
    expect(plan.kind).toBe('history')
    expect(kindReasons).toEqual([{ code: 'closed-states', header: 'SRStatus', closed: 9792, total: 10_000 }])
    expect(values.find(({ field }) => field === 'state')?.values.slice(0, 3)).toEqual([
      ['Closed', 9567],
      ['Closed (Duplicate)', 207],
      ['Open', 113],
    ])
    const count = (kind: string) => file.rows.filter((row) => row.kind === kind).length
    expect([count('history'), count('newOrders'), count('refused')]).toEqual([9792, 208, 0])
    const orders = ordersOf(file)
    const raw = readFileSync(join(folder, 'baltimore311-10000.csv'), 'utf8')
    const dates = raw.split('\n').flatMap((line) => /^(?:(?:"[^"]*"|[^,]*),){4}(\d\d\/[^,]*M),/.exec(line)?.[1] ?? [])
    expect(orders.map((order) => american(order.receivedAt ?? 0))).toEqual(dates)
    expect(file.rows[0]).toMatchObject({
      kind: 'history',
      order: {
        sourceId: '18-00269879',
        title: 'TRT-Traffic Signal Repairs',
        category: 'TRT-Traffic Signal Repairs',
        channel: 'hotline',
        address: '3400 GARRISON BLVD, BALTIMORE, MD, 21215',
        receivedAt: fromChina(2018, 4, 12, 11, 11, 26),
      },
      course: { state: 'Closed', closed: true, unit: 'Transportation', closedAt: fromChina(2018, 4, 12, 12, 45, 47) },
    })
  },
)

withFile('requests_many.xml', 'Open311 requests are orders with the state and the unit of their source', (file) => {
  expect(file.preview).toMatchObject({ format: 'xml', sheets: [{ rowCount: 2, kind: 'newOrders' }] })
  expect(file.rows).toMatchObject([
    {
      kind: 'newOrders',
      order: {
        sourceId: '101005420892',
        title: 'Road - Pot hole',
        address: 'Warden Ave / Freeman St, Scarborough',
        receivedAt: Date.UTC(2018, 6, 30, 4, 1),
      },
    },
    { kind: 'newOrders', order: { sourceId: '101005420894' } },
  ])
  expect(ordersOf(file)[0]?.extra).toContainEqual(['status', 'open'])
})

withFile('service_requests.json', 'Open311 requests in JSON are the same', (file) => {
  expect(file.preview).toMatchObject({ format: 'json', sheets: [{ rowCount: 2, kind: 'newOrders' }] })
  expect(ordersOf(file)).toMatchObject([
    { sourceId: '14-01100669', title: 'Alley Light Out', receivedAt: Date.UTC(2014, 6, 12, 15, 58, 43) },
    { sourceId: '14-01100627', title: 'Building Violation' },
  ])
})

withFile('services_giessen.xml', 'Open311 services are categories of the first level with their codes', (file) => {
  expect(file.preview).toMatchObject({ format: 'xml', sheets: [{ rowCount: 8, kind: 'categories' }] })
  expect(file.rows).toHaveLength(8)
  expect(file.rows[3]).toMatchObject({
    kind: 'categories',
    category: { path: ['Verkehrsschild beschädigt'], code: '012' },
  })
})
