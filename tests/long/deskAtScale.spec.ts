import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import type { SqlReader } from '../../ledger/sqlite/driver.ts'
import { sortWords } from '../../renderer/desk/sortWords.ts'
import { addReports } from '../../scripts/makeLedger/addReports.ts'
import { madeLedger } from '../../scripts/makeLedger/makeLedger.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { expectSound, readLedger } from '../e2e/closedLedger.ts'
import { makeHome } from '../e2e/deskHome.ts'
import { type LaunchedDesk, launchDesk } from '../e2e/launchDesk.ts'
import {
  cellAt,
  clearSearch,
  clickRow,
  dispatchByKeys,
  dragRowOn,
  expectDispatched,
  expectSelected,
  expectTotal,
  numberAt,
  openInbox,
  rowAt,
  searchFor,
  selectRange,
  soon,
  sortBy,
  toast,
  totalShown,
} from '../e2e/pages/deskPage.ts'
import { startTaking } from '../e2e/pages/importPage.ts'
import { chip, chooseValues, filterPanel, openFilter, placesShown } from '../e2e/pages/viewPage.ts'

/**
 * The desk on a ledger of 100,000 orders, by mouse and keyboard, for each thing that it promises at any size. What the window shows
 * is compared with the file. Making the ledger takes some ten minutes; it is made once and kept in the cache.
 */
test.describe.configure({ mode: 'serial' })

const orders = 100_000
const waiting = 5_000
const home = makeHome()
const late = { timeout: 60_000 }
let desk: LaunchedDesk
let all = 0

test.beforeAll(async () => {
  test.setTimeout(3_600_000)
  mkdirSync(home.data)
  copyFileSync(await madeLedger(orders), home.ledger)
  const named = { title: '井台旁的路灯不亮', reporter: '欧阳明月', phone: '13912347788', town: '滨河街道' }
  const others = Array.from({ length: waiting - 1 }, (_, at) => ({
    title: `等待派单的第${at}件`,
    text: '请尽快处理。',
  }))
  await addReports(home.ledger, [named, ...others])
  all = await count('SELECT count(*) AS n FROM board')
  desk = await launchDesk({ home: home.home, data: home.data, size: { width: 1600, height: 900 } })
})
test.afterAll(async () => {
  await desk.close()
  home.remove()
})

const asked = <T>(read: (db: SqlReader) => Promise<T>): Promise<T> => readLedger(home.ledger, read)
const count = async (sql: string, params: readonly (string | number)[] = []): Promise<number> =>
  Number((await asked((db) => db.get(sql, params)))?.n)
const numbers = async (sql: string, params: readonly (string | number)[] = []): Promise<readonly string[]> =>
  (await asked((db) => db.all(sql, params))).map((row) => String(row.number))

/** The rows of the list from the newest on, as the file has them. */
const newest = (from: number, many: number): Promise<readonly string[]> =>
  numbers('SELECT number FROM board ORDER BY received_at DESC, id DESC LIMIT ? OFFSET ?', [many, from])

/** Turns the wheel over the list to about this row and gives the first one on the screen. */
const wheelTo = async (row: number): Promise<number> => {
  const { page } = desk
  await page.locator('.orders').hover({ position: { x: 400, y: 200 } })
  const first = async (): Promise<number> =>
    Number(/([\d,]+)–[\d,]+/u.exec(await page.locator('.foot').innerText())?.[1]?.replaceAll(',', '') ?? 1) - 1
  await page.mouse.wheel(0, (row - (await first())) * 28)
  await expect.poll(async () => Math.abs((await first()) - row), { ...soon, ...late }).toBeLessThan(40)
  return first()
}

test('All orders are one list: its end, its middle and its beginning show what the file has there.', async () => {
  const { page } = desk
  await openInbox(desk, 'all')
  await expectTotal(desk, all)
  await page.keyboard.press('End')
  expect(await numberAt(desk, all - 1)).toBe((await newest(all - 1, 1))[0])
  for (const row of [71_003, 12_345, 50_000]) {
    const at = (await wheelTo(row)) + 5
    expect([await numberAt(desk, at), await numberAt(desk, at + 1)]).toEqual(await newest(at, 2))
  }
  await page.keyboard.press('Home')
  expect(await numberAt(desk, 0)).toBe((await newest(0, 1))[0])
})

test('The person’s own act applies at once, the focus goes on to the next row, and undo brings the row back to its place.', async () => {
  const { page } = desk
  await openInbox(desk, 'toDispatch')
  const before = await count("SELECT count(*) AS n FROM board WHERE status IN ('reported', 'accepted')")
  await expectTotal(desk, before)
  await clickRow(desk, 7)
  const [taken, next] = [await numberAt(desk, 7), await numberAt(desk, 8)]
  await dispatchByKeys(desk, 'd', 'zjj', '市住建局')
  await expectTotal(desk, before - 1)
  await expect(page.locator('.ag-row.foc [col-id="number"]')).toHaveText(next)
  expect(await numberAt(desk, 7)).toBe(next)
  await page.keyboard.press('Control+z')
  await expectTotal(desk, before)
  expect(await numberAt(desk, 7)).toBe(taken)
})

test('While another table comes in, a list far down stands still with its focus and selection; what came waits behind a button.', async () => {
  const { page } = desk
  const rows = 4000
  const file = home.file('后来的.csv')
  const lines = Array.from({ length: rows }, (_, at) => `N${at},后来的诉求第${at}件,2026-11-24 09:30`)
  writeFileSync(file, ['工单号,标题,来电时间', ...lines].join('\r\n'))
  await openInbox(desk, 'all')
  await expectTotal(desk, all)
  const at = (await wheelTo(60_000)) + 6
  await clickRow(desk, at)
  const number = await numberAt(desk, at)
  await page.keyboard.press('Space')
  await expectSelected(desk, 1)
  await (await startTaking(desk, file, '后来的', rows)).waitFor()
  await page.keyboard.press('Escape')
  await rowAt(desk, at).hover({ position: { x: 300, y: 10 } })
  const before = await placesShown(desk)
  const behind = page.getByRole('button', { name: zhCN.desk.view.behind(rows, 0) })
  await expect(behind).toBeVisible(late)
  expect(await placesShown(desk)).toEqual(before)
  await expectSelected(desk, 1)
  await behind.click()
  all += rows
  await expectTotal(desk, all)
  await expect(page.locator('.ag-row.foc [col-id="number"]')).toHaveText(number)
  await expect(page.locator('.ag-row.foc').first()).toBeInViewport()
  await expectSelected(desk, 1)
  await page.keyboard.press('Escape')
})

test('Words of two characters and of one are found newest first with their total, and by deadline the same number.', async () => {
  await openInbox(desk, 'all')
  for (const [typed, query] of [
    ['小区', '"小区"'],
    ['电梯', '"电梯"'],
    ['热', '"热"*'],
  ] as const) {
    const total = await count('SELECT count(*) AS n FROM search WHERE search MATCH ?', [query])
    expect(total).toBeGreaterThan(1000)
    await searchFor(desk, typed)
    await expectTotal(desk, total)
    const within = 'SELECT number FROM board WHERE id IN (SELECT rowid FROM search WHERE search MATCH ?)'
    const [first] = await numbers(`${within} ORDER BY received_at DESC, id DESC LIMIT 1`, [query])
    expect(await numberAt(desk, 0)).toBe(first)
    await expect(desk.page.locator('.orders mark').first()).toHaveText(typed)
    await sortBy(desk, 'dueAt')
    const [due] = await numbers(`${within} ORDER BY due_at NULLS LAST, id LIMIT 1`, [query])
    await expect(cellAt(desk, 0, 'number')).toHaveText(due ?? '')
    await expectTotal(desk, total)
    await chip(desk, 'sort').getByRole('button', { name: zhCN.desk.view.remove }).click()
    await clearSearch(desk)
    await expectTotal(desk, all)
  }
})

test('An order is found by its number, the ending of a telephone, initials of a person; a unit’s orders by its initials.', async () => {
  const { page } = desk
  const [number = ''] = await newest(77_777, 1)
  for (const typed of [number, '7788', 'oymy', '欧阳明月 滨河']) {
    await searchFor(desk, typed)
    await expect.poll(() => totalShown(desk), soon).toBeLessThan(all)
    const wanted = typed === number ? number : '井台旁的路灯不亮'
    await expect(rowAt(desk, 0)).toContainText(wanted)
    await clearSearch(desk)
    await expectTotal(desk, all)
  }
  const led = await count(
    "SELECT count(*) AS n FROM board WHERE lead = (SELECT id FROM unit_card WHERE name = '市水利局')",
  )
  await searchFor(desk, 'slj')
  await expect.poll(() => totalShown(desk), soon).toBeLessThan(all)
  expect(await totalShown(desk)).toBeGreaterThanOrEqual(led)
  await expect(cellAt(desk, 0, 'lead')).toContainText('市水利局')
  await page.keyboard.press('Escape')
  await clearSearch(desk)
  await expectTotal(desk, all)
})

test('Filters count what they would show, meet the search and each other, and their chips take them away.', async () => {
  const { page } = desk
  const { remove } = zhCN.desk.view
  await openFilter(desk, 'status')
  const [first] = await chooseValues(desk, 1)
  await expectTotal(desk, first ?? -1)
  await page.keyboard.press('Escape')
  await chip(desk, 'status').getByRole('button', { name: remove }).click()
  await expectTotal(desk, all)
  await openFilter(desk, 'receivedAt')
  await filterPanel(desk).getByLabel(zhCN.views.filter.from, { exact: true }).fill('2025-01-01')
  await filterPanel(desk).getByLabel(zhCN.views.filter.to, { exact: true }).fill('2025-06-30')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  const [from, before] = [Date.parse('2025-01-01T00:00+08:00'), Date.parse('2025-07-01T00:00+08:00')]
  const within = 'received_at >= ? AND received_at < ?'
  await expectTotal(desk, await count(`SELECT count(*) AS n FROM board WHERE ${within}`, [from, before]))
  await searchFor(desk, '小区')
  const both = `SELECT count(*) AS n FROM board WHERE ${within} AND id IN (SELECT rowid FROM search WHERE search MATCH '"小区"')`
  await expectTotal(desk, await count(both, [from, before]))
  await openFilter(desk, 'town')
  const [town] = await chooseValues(desk, 1)
  await expectTotal(desk, town ?? -1)
  await page.keyboard.press('Escape')
  await chip(desk, 'town').getByRole('button', { name: remove }).click()
  await chip(desk, 'receivedAt').getByRole('button', { name: remove }).click()
  await clearSearch(desk)
  await expectTotal(desk, all)
})

test('A view under a name comes back with filter, search and sort.', async () => {
  const { page } = desk
  const menu = page.getByRole('button', { name: zhCN.views.saved.title, exact: true })
  await openFilter(desk, 'title')
  await filterPanel(desk).getByRole('textbox').fill('电梯')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  const total = await count("SELECT count(*) AS n FROM board WHERE instr(title, '电梯') > 0")
  await expectTotal(desk, total)
  await sortBy(desk, 'town')
  const [number = ''] = await numbers(
    "SELECT number FROM board WHERE instr(title, '电梯') > 0 ORDER BY town, id LIMIT 1",
  )
  await expect(cellAt(desk, 0, 'number')).toHaveText(number)
  await menu.click()
  await page.getByRole('textbox', { name: zhCN.views.saved.name }).fill('电梯按镇街')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await chip(desk, 'title').getByRole('button', { name: zhCN.desk.view.remove }).click()
  await chip(desk, 'sort').getByRole('button', { name: zhCN.desk.view.remove }).click()
  await expectTotal(desk, all)
  await menu.click()
  await page.getByRole('button', { name: zhCN.views.saved.open('电梯按镇街') }).click()
  await expectTotal(desk, total)
  await expect(cellAt(desk, 0, 'number')).toHaveText(number)
  await chip(desk, 'title').getByRole('button', { name: zhCN.desk.view.remove }).click()
  await chip(desk, 'sort').getByRole('button', { name: zhCN.desk.view.remove }).click()
  await expectTotal(desk, all)
})

test('A range of tens of thousands keeps through scrolling and a new sort; all of the view but two is dragged at once and comes back.', async () => {
  const { page } = desk
  await clickRow(desk, 3)
  const number = await numberAt(desk, 3)
  const at = (await wheelTo(30_000)) + 4
  await clickRow(desk, at, ['Shift'])
  await expectSelected(desk, at - 2)
  await wheelTo(90_000)
  await sortBy(desk, 'title')
  await expectSelected(desk, at - 2)
  await chip(desk, 'sort').getByRole('button', { name: zhCN.desk.view.remove }).click()
  // The list that stands, not the one that is on its way.
  const newestFirst = sortWords(zhCN, { column: 'receivedAt', direction: 'desc' })
  await expect(page.locator('.foot')).toContainText(zhCN.desk.foot.sort(newestFirst))
  await page.keyboard.press('Escape')
  await page.keyboard.press('Home')
  await expect(cellAt(desk, 3, 'number')).toHaveText(number)
  await openInbox(desk, 'toDispatch')
  const before = await count("SELECT count(*) AS n FROM board WHERE status IN ('reported', 'accepted')")
  await expectTotal(desk, before)
  await page.keyboard.press('Control+a')
  await expectSelected(desk, before)
  await clickRow(desk, 1, ['Control'])
  await clickRow(desk, 2, ['Control'])
  await expectSelected(desk, before - 2)
  await dragRowOn(desk, 0, '市住建局')
  await toast(desk, zhCN.desk.toast.dispatched(before - 2, '市住建局')).waitFor(late)
  await expectTotal(desk, 2)
  await page.keyboard.press('Control+z')
  await expect.poll(() => totalShown(desk), { ...soon, ...late }).toBe(before)
})

test('Two thousand orders are dragged that were never on the screen.', async () => {
  const before = await totalShown(desk)
  await selectRange(desk, 0, 1999)
  await desk.page.keyboard.press('Home')
  await dragRowOn(desk, 0, '市交通局')
  await expectDispatched(desk, 2000, '市交通局')
  await expectTotal(desk, before - 2000)
  await desk.page.keyboard.press('Control+z')
  await expect.poll(() => totalShown(desk), { ...soon, ...late }).toBe(before)
})

test('A bulk act on thousands says beforehand what it will be refused for, shows how far it is, can be stopped, and is undone as one.', async () => {
  const { page } = desk
  const words = zhCN.views.bulk
  const before = await totalShown(desk)
  await clickRow(desk, 0)
  await page.keyboard.press('a')
  await expect(cellAt(desk, 0, 'status')).toHaveText(zhCN.desk.statuses.accepted)
  await page.keyboard.press('Control+a')
  await expectSelected(desk, before)
  await page.keyboard.press('Control+b')
  const dialog = page.getByRole('dialog', { name: words.title(before) })
  await expect(dialog.getByText(words.ready(before - 1))).toBeVisible(late)
  await expect(dialog.getByText(words.refused(1), { exact: true })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  const foot = page.getByRole('status').filter({ hasText: words.underWay })
  await foot.getByRole('button', { name: words.stop }).click()
  await expect(foot).toHaveCount(0, late)
  const accepted = () => count("SELECT count(*) AS n FROM board WHERE status = 'accepted'")
  const done = await accepted()
  expect(done).toBeGreaterThan(1)
  expect(done).toBeLessThan(before)
  await page.keyboard.press('Control+z')
  await expect.poll(accepted, { ...soon, ...late }).toBe(1)
  await page.keyboard.press('Control+z')
  await expect.poll(accepted, soon).toBe(0)
  await page.keyboard.press('Escape')
})

test('A selection is copied as a table, and what is shown is exported, a hundred thousand rows as well.', async () => {
  const { page } = desk
  await page.keyboard.press('Home')
  await selectRange(desk, 0, 999)
  await page.keyboard.press('Control+c')
  await toast(desk, zhCN.views.exporting.copied(1000)).waitFor()
  const copied = await desk.app.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied.trimEnd().split(/\r?\n/u)).toHaveLength(1001)
  await page.keyboard.press('Escape')
  await openInbox(desk, 'all')
  await expectTotal(desk, all)
  for (const format of ['csv', 'xlsx'] as const) {
    const file = home.file(`全部.${format}`)
    await desk.answerSave(file)
    await page.keyboard.press('Control+e')
    const dialog = page.getByRole('dialog', { name: zhCN.views.exporting.title(all) })
    await dialog.getByLabel(zhCN.views.exporting.format).selectOption(format)
    await page.keyboard.press('Control+Enter')
    // The file takes its name when it is whole.
    await expect.poll(() => existsSync(file), { timeout: 300_000 }).toBe(true)
    await toast(desk, zhCN.views.exporting.done(all)).waitFor()
    if (format === 'csv') expect(readFileSync(file, 'utf8').trimEnd().split('\r\n')).toHaveLength(all + 1)
    else expect(statSync(file).size).toBeGreaterThan(1_000_000)
  }
})

test('The closed ledger is sound and has every order.', async () => {
  await desk.close()
  const { orders: found } = await expectSound(home.ledger)
  expect(found).toBe(all)
})
