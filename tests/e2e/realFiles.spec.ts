import { existsSync, readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test } from '@playwright/test'
import { zhCN } from '../../shared/text/zhCN.ts'
import { expectSound } from './closedLedger.ts'
import { countRealFile, type RealRows } from './countRealFile.ts'
import { type DeskHome, makeHome, realData } from './deskHome.ts'
import { type LaunchedDesk, launchDesk } from './launchDesk.ts'
import { countOf } from './pages/deskPage.ts'
import { chooseTable, importThroughWindow, kindsTaken, openImport, shownKind } from './pages/importPage.ts'
import { shootEverywhere } from './pages/shots.ts'

let place: DeskHome
let desk: LaunchedDesk
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  place = makeHome()
  desk = await launchDesk({ home: place.home, size: { width: 1600, height: 900 } })
})
test.afterAll(async () => {
  await desk.close()
  place.remove()
})

type Became = {
  readonly newOrders?: number
  readonly history?: number
  readonly updates?: number
  readonly categories?: number
  readonly unmatched?: number
}
const ids = (rows: RealRows, column: string): ReadonlySet<string> =>
  new Set(rows.map((row) => row[column]?.trim() ?? '').filter((id) => id !== ''))
const where = (rows: RealRows, holds: (row: RealRows[number]) => boolean): number => rows.filter(holds).length
const closed = (rows: RealRows): number => where(rows, (row) => row.status === 'closed')

/** Every file that stands there, its source, and what has to become of its rows, counted from the files alone. */
const files: readonly (readonly [string, string, (rows: RealRows) => Became])[] = [
  ['categories-517.xlsx', '类别目录', (rows) => ({ categories: rows.length })],
  ['messages-4326.xlsx', '市民留言', (rows) => ({ newOrders: ids(rows, '留言编号').size })],
  [
    'messages-gbk-2816.csv',
    '市民留言',
    (rows) => {
      const known = ids(countRealFile('messages-4326.xlsx'), '留言编号')
      const matched = where(rows, (row) => known.has(row.留言编号 ?? ''))
      return { updates: matched, unmatched: rows.length - matched }
    },
  ],
  ['labelled-921.xlsx', '标注留言', (rows) => ({ newOrders: ids(rows, '留言编号').size })],
  [
    'baltimore311-10000.csv',
    '城市热线',
    (rows) => {
      const ended = where(rows, (row) => row.SRStatus?.startsWith('Closed') === true)
      return { history: ended, newOrders: rows.length - ended }
    },
  ],
  ['requests_many.xml', '多伦多', (rows) => ({ history: closed(rows), newOrders: rows.length - closed(rows) })],
  ['service_requests.json', '芝加哥', (rows) => ({ history: closed(rows), newOrders: rows.length - closed(rows) })],
  ['services_giessen.xml', '吉森', (rows) => ({ categories: rows.length })],
]
const orders = { all: 0, history: 0 }

test('The list of files is the list of what there is.', () => {
  const folder = dirname(realData('x'))
  // biome-ignore lint/suspicious/noSkippedTests: real data are no part of the project; where they are, a skip counts as a failure
  test.skip(!existsSync(folder), `${folder} is not here`)
  const there = readdirSync(folder).filter((name) => !name.endsWith('.md'))
  expect(files.map(([name]) => name).toSorted()).toEqual(there.toSorted())
})

for (const [name, source, becomes] of files)
  test(`${name} goes in through the window with every row accounted for, as counted from the file alone.`, async () => {
    test.setTimeout(180_000)
    // biome-ignore lint/suspicious/noSkippedTests: real data are no part of the project; where they are, a skip counts as a failure
    test.skip(!existsSync(realData(name)), `${realData(name)} is not here: the real file cannot be imported`)
    const rows = countRealFile(name)
    const { unmatched = 0, ...taken } = becomes(rows)
    let kinds: Readonly<Record<string, number>> = {}
    const done = await importThroughWindow(desk, realData(name), source, {
      report: async () => {
        kinds = await kindsTaken(desk)
        await shootEverywhere(desk, `real-${name}`)
      },
    })
    const sum = Object.values(taken).reduce((all, one) => all + one, 0)
    expect(done).toMatchObject({ read: rows.length, taken: sum, unmatched, known: 0, refused: 0, proposed: 0 })
    expect(sum + unmatched).toBe(rows.length)
    const expected = Object.entries(taken).filter(([, count]) => count > 0)
    // A table of new orders alone says no more than their number.
    if (expected.some(([kind]) => kind !== 'newOrders')) expect(kinds).toEqual(Object.fromEntries(expected))
    orders.all += (taken.newOrders ?? 0) + (taken.history ?? 0)
    orders.history += taken.history ?? 0
    await expect.poll(() => countOf(desk, 'all')).toBe(orders.all)
    await expect.poll(() => countOf(desk, 'closed')).toBe(orders.history)
  })

test('The same file again comes with its source and its plan, and brings nothing new.', async () => {
  const name = 'labelled-921.xlsx'
  // biome-ignore lint/suspicious/noSkippedTests: real data are no part of the project; where they are, a skip counts as a failure
  test.skip(!existsSync(realData(name)), `${realData(name)} is not here: the real file cannot be imported`)
  await openImport(desk)
  await chooseTable(desk, realData(name))
  expect(await shownKind(desk)).toBe(zhCN.importPlan.kind.names.newOrders)
  await expect(desk.page.getByLabel(zhCN.importing.source.label)).toHaveValue('标注留言')
  await expect(desk.page.getByText(zhCN.importPlan.kind.reason({ code: 'remembered' }))).toBeVisible()
  await desk.page.keyboard.press('Escape')
  const again = await importThroughWindow(desk, realData(name), '标注留言')
  expect(again).toMatchObject({ read: 921, taken: 0, known: 921, refused: 0, proposed: 0 })
})

test('The closed ledger is sound, and holds each order once.', async () => {
  // biome-ignore lint/suspicious/noSkippedTests: without the files nothing was imported
  test.skip(!existsSync(realData('baltimore311-10000.csv')), 'the real files are not here: nothing was imported')
  await desk.close()
  const found = await expectSound(place.ledger)
  expect(found.orders).toBe(orders.all)
  expect(found.commands).toMatchObject({ importHistory: orders.history, reportOrder: orders.all - orders.history })
})
