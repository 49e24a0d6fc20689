import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ImportedRow, ImportPreview, ParserReply } from '../../shared/contract/importing.ts'
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
      send({ kind: 'take', mapping: from.guess, sourceName: '', fromRow, limit: 500 })
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
  expect(file.preview).toMatchObject({ format: 'xlsx', rowCount: 4326, emptyRows: 0 })
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

withFile('messages-gbk-2816.csv', 'all 2,816 replies decode, and none passes for an order', (file) => {
  expect(file.preview).toMatchObject({ format: 'csv', encoding: 'gb18030', rowCount: 2816 })
  expect(file.preview.header.slice(0, 2)).toEqual(['留言编号', '答复意见'])
  expect(file.rows).toHaveLength(2816)
  expect(new Set(file.rows.map((row) => ('refused' in row ? row.refused.code : 'taken')))).toEqual(
    new Set(['no-title-and-text']),
  )
})

withFile('labelled-921.xlsx', 'messages come with their category, and the prediction beside them is not it', (file) => {
  const orders = ordersOf(file)
  expect(orders).toHaveLength(921)
  expect(new Set(orders.map((order) => order.category)).size).toBe(7)
  expect(file.preview.header[file.preview.guess.category ?? -1]).toBe('一级标签')
})

withFile('categories-517.xlsx', 'the category tree opens as a table of 517 rows', ({ preview }) => {
  expect(preview).toMatchObject({ format: 'xlsx', header: ['一级分类', '二级分类', '三级分类'], rowCount: 517 })
})

withFile('baltimore311-10000.csv', 'all 10,000 requests are taken, dated month first', (file) => {
  const orders = ordersOf(file)
  expect(orders).toHaveLength(10_000)
  const raw = readFileSync(join(folder, 'baltimore311-10000.csv'), 'utf8')
  const dates = raw.split('\n').flatMap((line) => /^(?:(?:"[^"]*"|[^,]*),){4}(\d\d\/[^,]*M),/.exec(line)?.[1] ?? [])
  expect(orders.map((order) => american(order.receivedAt ?? 0))).toEqual(dates)
  expect(orders[0]).toMatchObject({
    sourceId: '18-00269879',
    title: 'TRT-Traffic Signal Repairs',
    category: 'TRT-Traffic Signal Repairs',
    channel: 'Phone',
    address: '3400 GARRISON BLVD, BALTIMORE, MD, 21215',
    receivedAt: fromChina(2018, 4, 12, 11, 11, 26),
  })
})
