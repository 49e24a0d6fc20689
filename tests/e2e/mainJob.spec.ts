import { expect, test } from '@playwright/test'
import { sampleOrders } from '../../scripts/demo/sampleOrders.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { expectSound } from './closedLedger.ts'
import { makeHome, sample, sampleTaken } from './deskHome.ts'
import { type LaunchedDesk, launchDesk } from './launchDesk.ts'
import {
  cellAt,
  clearSearch,
  clickRow,
  countOf,
  detailPanel,
  dispatchByKeys,
  dragRowOn,
  dragRowOver,
  expectDispatched,
  expectFocused,
  expectLane,
  expectSelected,
  expectTotal,
  laneNamed,
  numberAt,
  openInbox,
  rowAt,
  searchFor,
  selectRange,
  soon,
  sortBy,
  titlesShown,
  toast,
} from './pages/deskPage.ts'
import { importThroughWindow } from './pages/importPage.ts'

/** One desk for the whole job, as a dispatcher has it: each test goes on where the one before stopped. */
test.describe.configure({ mode: 'serial' })

const place = makeHome()
const words = zhCN.desk
const housing = '市住建局'
const traffic = '市交通局'
const police = '市公安局'
let desk: LaunchedDesk
/** What the gestures below must have left in the record. */
const commands = { reportOrder: 0, dispatchOrder: 0, redispatchOrder: 0, undoDispatch: 0 }

test.beforeAll(async () => {
  desk = await launchDesk({ home: place.home, size: { width: 1600, height: 900 } })
})
test.afterAll(async () => {
  await desk.close()
  place.remove()
})

/** The rows of the sample that can be taken, newest first as the desk shows them. */
const [numberColumn, receivedColumn, titleColumn] = [0, 1, 5]
const sampleRows = sampleOrders(180).filter((_, at) => ![45, 90, 177].includes(at))
const titles = sampleRows.map((row) => row[titleColumn] ?? '')
const byBytes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const found = (typed: string): number =>
  sampleRows.filter((row) => row.some((value, at) => at !== receivedColumn && at !== 2 && value.includes(typed))).length

test('An import takes 177 rows and names the three that it refuses by row, reason and remedy.', async () => {
  const { page } = desk
  const report = { page, named: [] as string[][] }
  const figures = await importThroughWindow(desk, sample, '样例', {
    report: async () => {
      const rows = page.getByRole('table', { name: zhCN.importing.report.refused }).getByRole('row')
      for (const row of (await rows.all()).slice(1))
        report.named.push((await row.getByRole('cell').allInnerTexts()).slice(0, 5))
    },
  })
  expect(figures).toMatchObject({ read: 180, taken: sampleTaken, known: 0, refused: 3 })
  const said = zhCN.importing.report
  expect(report.named).toEqual([
    ['47', '来电时间', '2026-13-02 09:10', ...remedy('bad-date')],
    ['92', '标题', said.nothing, ...remedy('no-title-and-text')],
    ['179', '工单编号', sampleRows[170]?.[numberColumn] ?? '', ...remedy('duplicate-in-file', 174)],
  ])
  commands.reportOrder += sampleTaken
  await expectTotal(desk, sampleTaken)
  await expect.poll(() => countOf(desk, 'toDispatch'), soon).toBe(sampleTaken)
  await expect.poll(() => countOf(desk, 'all'), soon).toBe(sampleTaken)
})

const remedy = (code: 'bad-date' | 'no-title-and-text' | 'duplicate-in-file', firstRow = 0): string[] => {
  const refused = { code, column: '', value: '', firstRow }
  return [zhCN.importing.report.rowReason(refused), zhCN.importing.report.rowFix(refused)]
}

test('A column head sorts up, then down, and says so.', async () => {
  const { page } = desk
  const head = page.getByRole('columnheader', { name: words.columns.title, exact: true })
  await sortBy(desk, 'title')
  await expect(head).toHaveAttribute('aria-sort', 'ascending')
  await expect.poll(() => titlesShown(desk, 6), soon).toEqual([...titles].sort(byBytes).slice(0, 6))
  await sortBy(desk, 'title')
  await expect(head).toHaveAttribute('aria-sort', 'descending')
  await expect.poll(() => titlesShown(desk, 6), soon).toEqual([...titles].sort(byBytes).toReversed().slice(0, 6))
  await sortBy(desk, 'receivedAt')
  const newest = sampleRows.toSorted((a, b) => byBytes(b[receivedColumn] ?? '', a[receivedColumn] ?? ''))
  await expect.poll(() => titlesShown(desk, 1), soon).toEqual([newest[0]?.[titleColumn]])
})

test('Two characters, one character and a number are found; what is nowhere has an empty state with the way back.', async () => {
  const { page } = desk
  for (const typed of ['电梯', '梯', 'DH2026100002']) {
    await searchFor(desk, typed)
    await expectTotal(desk, found(typed))
    expect(found(typed)).toBeGreaterThan(0)
    await clearSearch(desk)
    await expectTotal(desk, sampleTaken)
  }
  await searchFor(desk, '航天飞机')
  await expect(page.getByRole('heading', { name: words.empty.foundTitle('航天飞机') })).toBeVisible()
  await expectTotal(desk, 0)
  await page.getByTestId('empty').getByRole('button', { name: words.empty.clearSearch }).click()
  await expectTotal(desk, sampleTaken)
})

test('Rows are selected by click and Shift, by Ctrl, by box, by key, and the whole view by its box; Escape lets go.', async () => {
  const { page } = desk
  await selectRange(desk, 1, 4)
  await clickRow(desk, 7, ['Control'])
  await expectSelected(desk, 5)
  await clickRow(desk, 2, ['Control'])
  await expectSelected(desk, 4)
  await cellAt(desk, 9, 'box').click()
  await expectSelected(desk, 5)
  await expect(rowAt(desk, 9)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Space')
  await expectSelected(desk, 4)
  await page.keyboard.press('Shift+ArrowDown')
  await expectSelected(desk, 6)
  await page.keyboard.press('Escape')
  await expectSelected(desk, 0)

  const whole = page.getByRole('checkbox', { name: words.columns.selectAll })
  await whole.click()
  await expectSelected(desk, sampleTaken)
  await expect(whole).toHaveAttribute('aria-checked', 'true')
  await cellAt(desk, 3, 'box').click()
  await expectSelected(desk, sampleTaken - 1)
  await expect(whole).toHaveAttribute('aria-checked', 'mixed')
  await page.keyboard.press('Escape')
  await expectSelected(desk, 0)
})

test('One order is dragged to a lane: it leaves at once, the next one has the focus, and the toast takes it back.', async () => {
  const [dragged, next] = [await numberAt(desk, 3), await numberAt(desk, 4)]
  await clickRow(desk, 3)
  await expectFocused(desk, dragged)
  await dragRowOn(desk, 3, housing)
  await expectDispatched(desk, 1, housing)
  await expectTotal(desk, sampleTaken - 1)
  await expect.poll(() => numberAt(desk, 3), soon).toBe(next)
  await expectFocused(desk, next)
  await expectLane(desk, housing, 1)
  await expect.poll(() => countOf(desk, 'dispatched'), soon).toBe(1)

  await toast(desk, words.toast.dispatched(1, housing)).getByRole('button', { name: words.toast.undo }).click()
  await expect(toast(desk, words.toast.undone(1))).toBeVisible()
  await expectTotal(desk, sampleTaken)
  await expect.poll(() => numberAt(desk, 3), soon).toBe(dragged)
  await expectLane(desk, housing, 0)
  commands.dispatchOrder += 1
  commands.undoDispatch += 1
})

test('Several orders are dragged together; Escape in mid-drag lets them be; Ctrl Z takes the drop back.', async () => {
  const { page } = desk
  await selectRange(desk, 2, 6)
  await dragRowOver(desk, 4, laneNamed(desk, traffic))
  await expect(page.getByText(words.drag.title(5))).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText(words.drag.title(5))).toHaveCount(0)
  await page.mouse.up()
  await expectTotal(desk, sampleTaken)
  await expectSelected(desk, 5)

  await dragRowOn(desk, 4, traffic)
  await expectDispatched(desk, 5, traffic)
  await expectTotal(desk, sampleTaken - 5)
  await expectSelected(desk, 0)
  await expectLane(desk, traffic, 5)
  await page.keyboard.press('Control+z')
  await expectTotal(desk, sampleTaken)
  await expectLane(desk, traffic, 0)
  commands.dispatchOrder += 5
  commands.undoDispatch += 5
})

test('A whole view but one order is dragged, rows that were never loaded with it, and taken back.', async () => {
  const { page } = desk
  await clickRow(desk, 0)
  await page.keyboard.press('Control+a')
  await expectSelected(desk, sampleTaken)
  const kept = await numberAt(desk, 0)
  await clickRow(desk, 0, ['Control'])
  await expectSelected(desk, sampleTaken - 1)
  await dragRowOn(desk, 2, police)
  await expectDispatched(desk, sampleTaken - 1, police)
  await expectTotal(desk, 1)
  await expect.poll(() => numberAt(desk, 0), soon).toBe(kept)
  await expectLane(desk, police, sampleTaken - 1)
  await page.keyboard.press('Control+z')
  await expectTotal(desk, sampleTaken)
  await expectLane(desk, police, 0)
  commands.dispatchOrder += sampleTaken - 1
  commands.undoDispatch += sampleTaken - 1
})

test('The same without the mouse: select, Shift D, first letters of the unit, Enter, Ctrl Z.', async () => {
  const { page } = desk
  await page.keyboard.press('Home')
  const numbers = [await numberAt(desk, 0), await numberAt(desk, 3)]
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expectSelected(desk, 3)
  await dispatchByKeys(desk, 'Shift+D', 'zjj', housing)
  await expectDispatched(desk, 3, housing)
  await expectTotal(desk, sampleTaken - 3)
  await expectFocused(desk, numbers[1] ?? '')
  await page.keyboard.press('Control+z')
  await expectTotal(desk, sampleTaken)
  await expect.poll(() => numberAt(desk, 0), soon).toBe(numbers[0])
  commands.dispatchOrder += 3
  commands.undoDispatch += 3

  await page.keyboard.press('Home')
  await expectFocused(desk, numbers[0] ?? '')
  await dispatchByKeys(desk, 'd', 'jtj', traffic)
  await expectDispatched(desk, 1, traffic)
  await expectTotal(desk, sampleTaken - 1)
  commands.dispatchOrder += 1
})

test('A dispatched order dropped on another lane is re-dispatched; what cannot be is named with the reason.', async () => {
  const { page } = desk
  await selectRange(desk, 0, 1)
  await dragRowOn(desk, 0, housing)
  await expectDispatched(desk, 2, housing)
  await openInbox(desk, 'dispatched')
  await expectTotal(desk, 3)
  await expect(cellAt(desk, 0, 'lead')).toHaveText(traffic)
  const moved = await numberAt(desk, 0)

  await selectRange(desk, 0, 2)
  await dragRowOn(desk, 1, housing)
  await expectDispatched(desk, 1, housing)
  const said = toast(desk, words.toast.redispatched(1))
  await expect(said).toContainText(words.toast.refused(2))
  await expectLane(desk, housing, 3)
  await expectLane(desk, traffic, 0)
  const left = [await numberAt(desk, 1), await numberAt(desk, 2)]
  await said.getByRole('button', { name: words.toast.look(2) }).click()
  const refused = page.getByRole('dialog', { name: words.refusedList.title(2) })
  for (const number of left) await expect(refused).toContainText(number)
  await expect(refused).not.toContainText(moved)
  const reason = zhCN.refusals.codes['already-with-unit']
  await expect(refused.getByRole('listitem').first()).toContainText(reason.what)
  await expect(refused.getByRole('listitem').first()).toContainText(reason.next)
  await page.keyboard.press('Enter')
  await expect(refused).toHaveCount(0)
  commands.dispatchOrder += 2
  commands.redispatchOrder += 1

  await page.keyboard.press('Escape')
  await clickRow(desk, 0)
  await expectFocused(desk, moved)
  await expect(detailPanel(desk).getByRole('list')).toContainText(`${words.actions.redispatch} 主办 ${housing}`)
})

test('A drop that changes nothing says how many were not done, not that none of zero was.', async () => {
  const { page } = desk
  await page.keyboard.press('Escape')
  await dragRowOn(desk, 1, housing)
  await expect(toast(desk, words.toast.noneDone(1))).toBeVisible()
  await expectLane(desk, housing, 3)
})

test('The closed ledger holds exactly what was done, in a sound chain.', async () => {
  await desk.close()
  const findings = await expectSound(place.ledger)
  expect(findings.commands).toMatchObject(commands)
  expect(findings.orders).toBe(sampleTaken)
})
