import { existsSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { zhCN } from '../../shared/text/zhCN.ts'
import { expectSound } from './closedLedger.ts'
import { type DeskHome, makeHome, realData } from './deskHome.ts'
import { type LaunchedDesk, launchDesk } from './launchDesk.ts'
import { chooseTable, importThroughWindow, openImport, shownKind } from './pages/importPage.ts'

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

type Figures = { readonly taken: number; readonly unmatched?: number; readonly refused?: number }
/** Name, source, rows, and what becomes of them; nothing is known before, and no source says anything anew. */
const files: readonly (readonly [string, string, number, Figures | null])[] = [
  ['categories-517.xlsx', '类别目录', 517, { taken: 517 }],
  ['messages-4326.xlsx', '市民留言', 4326, { taken: 4326 }],
  ['messages-gbk-2816.csv', '市民留言', 2816, null],
  ['labelled-921.xlsx', '标注留言', 921, { taken: 921 }],
  ['baltimore311-10000.csv', '城市热线', 10_000, null],
  ['requests_many.xml', '多伦多', 2, { taken: 2 }],
  ['service_requests.json', '芝加哥', 2, { taken: 2 }],
  ['services_giessen.xml', '吉森', 8, { taken: 8 }],
]
for (const [name, source, rows, became] of files)
  test(`${name} goes in through the window with every row accounted for.`, async () => {
    test.setTimeout(180_000)
    // biome-ignore lint/suspicious/noSkippedTests: real data are no part of the project; where they are, a skip counts as a failure
    test.skip(!existsSync(realData(name)), `${realData(name)} is not here: the real file cannot be imported`)
    const done = await importThroughWindow(desk, realData(name), source)
    expect(done.read).toBe(rows)
    expect(done.taken + done.known + done.refused + done.proposed + done.unmatched).toBe(rows)
    if (became !== null) expect(done).toMatchObject(became)
    expect(done.known + done.proposed).toBe(0)
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
  const { orders } = await expectSound(place.ledger)
  expect(orders).toBeGreaterThan(15_000)
})
