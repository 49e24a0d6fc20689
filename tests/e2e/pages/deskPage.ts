import { expect, type Locator } from '@playwright/test'
import type { Inbox } from '../../../shared/contract/views.ts'
import { zhCN } from '../../../shared/text/zhCN.ts'
import type { LaunchedDesk } from '../launchDesk.ts'

/** The desk as a person uses it: real mouse, real keys, what the screen says. */
export const openInbox = async ({ page }: LaunchedDesk, inbox: Inbox): Promise<void> => {
  await page.locator(`[data-inbox="${inbox}"]`).click()
  await expect(page.locator(`[data-inbox="${inbox}"]`)).toHaveAttribute('aria-current', 'page')
}

export const rowAt = ({ page }: LaunchedDesk, index: number): Locator =>
  page.locator(`.ag-row[row-index="${index}"]`).first()

/** The count in the foot line. */
export const totalShown = async ({ page }: LaunchedDesk): Promise<number> => {
  const shown = await page.locator('.foot').innerText()
  return Number((/([\d,]+)\s*条/u.exec(shown)?.[1] ?? '').replaceAll(',', ''))
}

/** The standard waits between two looks grow to a second: with hundreds of looks a run, that is most of its time. */
export const soon = { intervals: [20, 20, 40, 80, 150, 300] }

export const expectTotal = (desk: LaunchedDesk, total: number): Promise<void> =>
  expect.poll(() => totalShown(desk), soon).toBe(total)

export const countOf = async ({ page }: LaunchedDesk, inbox: Inbox): Promise<number> =>
  Number((await page.locator(`[data-inbox="${inbox}"] .n .full`).textContent())?.replaceAll(',', ''))

export const sortBy = async (
  { page }: LaunchedDesk,
  column: keyof typeof zhCN.desk.columns & string,
): Promise<void> => {
  const header = page.locator('.ag-header-cell', { hasText: String(zhCN.desk.columns[column]) }).first()
  await header.click()
}

export const searchFor = async ({ page }: LaunchedDesk, words: string): Promise<void> => {
  const box = page.getByRole('searchbox', { name: zhCN.desk.bar.searchLabel, exact: true })
  await page.keyboard.press('/')
  await expect(box).toBeFocused()
  await box.fill(words)
}

export const clearSearch = async ({ page }: LaunchedDesk): Promise<void> => {
  const box = page.getByRole('searchbox', { name: zhCN.desk.bar.searchLabel, exact: true })
  await box.fill('')
  await box.press('Escape')
}

/** Rows [from, to] by click and Shift click; the list is scrolled with the wheel when the last one is out of sight. */
export const selectRange = async (desk: LaunchedDesk, from: number, to: number): Promise<void> => {
  const { page } = desk
  await page.keyboard.press('Escape')
  await rowAt(desk, from).click({ position: { x: 300, y: 10 } })
  await wheelTo(desk, to)
  await rowAt(desk, to).click({ modifiers: ['Shift'], position: { x: 300, y: 10 } })
  await expectSelected(desk, to - from + 1)
}

export const selectFirst = async (desk: LaunchedDesk, count: number): Promise<void> => {
  await wheelTo(desk, 0)
  await selectRange(desk, 0, count - 1)
  await wheelTo(desk, 0)
}

const wheelTo = async (desk: LaunchedDesk, index: number): Promise<void> => {
  const { page } = desk
  const grid = await page.locator('.orders').boundingBox()
  if (grid === null) throw new Error('no list')
  await page.mouse.move(grid.x + 400, grid.y + 120)
  await expect(async () => {
    const row = rowAt(desk, index)
    const box = (await row.count()) === 0 ? null : await row.boundingBox()
    if (box !== null && box.y >= grid.y + 28 && box.y + box.height <= grid.y + grid.height) return
    const first = Number(await page.locator('.ag-row').first().getAttribute('row-index'))
    const seen = box === null ? (index > first ? 2000 : -2000) : box.y - (grid.y + 60)
    await page.mouse.wheel(0, seen)
    throw new Error('still scrolling')
  }).toPass({ intervals: [30], timeout: 20_000 })
}

export const laneAt = ({ page }: LaunchedDesk, index: number): Locator => page.locator('[data-unit]').nth(index)

/** Takes hold of a row and carries it over a lane; the caller releases the button. */
export const dragRowOver = async (desk: LaunchedDesk, row: number, lane: Locator): Promise<void> => {
  const { page } = desk
  const from = await rowAt(desk, row).boundingBox()
  const to = await lane.boundingBox()
  if (from === null || to === null) throw new Error('nothing to drag, or nowhere to')
  const start = { x: from.x + 320, y: from.y + from.height / 2 }
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x + 12, start.y + 3, { steps: 3 })
  await page.mouse.move(to.x + to.width / 3, to.y + to.height / 2, { steps: 10 })
}

export const dropSelectionOn = async (desk: LaunchedDesk, lane: number): Promise<void> => {
  await dragRowOver(desk, 0, laneAt(desk, lane))
  await desk.page.mouse.up()
}

/** Drags the rows [from, to] onto a lane and waits until the toast says that they are saved. */
export const dragRange = async (desk: LaunchedDesk, from: number, to: number, lane: Locator): Promise<void> => {
  await selectRange(desk, from, to)
  await dragRowOver(desk, from, lane)
  await stayingWithChoice(desk, () => desk.page.mouse.up())
  await expect(toast(desk, '已派')).toBeVisible()
}

export const toast = ({ page }: LaunchedDesk, words: string): Locator =>
  page.getByRole('status').filter({ hasText: words }).last()

export const undoLast = async (desk: LaunchedDesk): Promise<void> => {
  const before = await totalShown(desk)
  await desk.page.keyboard.press('Control+z')
  await expect.poll(() => totalShown(desk), soon).toBeGreaterThan(before)
}

type CellName = 'box' | 'number' | 'receivedAt' | 'title' | 'reporter' | 'status' | 'lead'

export const cellAt = (desk: LaunchedDesk, index: number, cell: CellName): Locator =>
  rowAt(desk, index).locator(`[col-id="${cell}"]`)

/** The number of the order in a row, once the row is there. */
export const numberAt = async (desk: LaunchedDesk, index: number): Promise<string> => {
  const cell = cellAt(desk, index, 'number')
  let number = ''
  // Looked at once: between two looks a list that is taken in anew can have emptied the cell.
  await expect
    .poll(async () => {
      number = (await cell.innerText()).trim()
      return number
    }, soon)
    .toMatch(/^\d{6}-\d{4,}$/u)
  return number
}

/** The titles of the first rows, as they stand on the screen. */
export const titlesShown = async (desk: LaunchedDesk, count: number): Promise<readonly string[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => cellAt(desk, index, 'title').innerText()))

export const clickRow = (desk: LaunchedDesk, index: number, modifiers: ('Shift' | 'Control')[] = []): Promise<void> =>
  rowAt(desk, index).click({ position: { x: 300, y: 10 }, modifiers })

export const expectSelected = async ({ page }: LaunchedDesk, count: number): Promise<void> => {
  const shown = page.getByTestId('selected-count')
  if (count === 0) await expect(shown).toHaveCount(0)
  else await expect.poll(() => shown.innerText(), soon).toBe(zhCN.desk.view.selected(count))
}

/** The panel under the list: the focused order. */
export const detailPanel = ({ page }: LaunchedDesk): Locator =>
  page.getByRole('region', { name: zhCN.desk.detail.label, exact: true })

export const expectFocused = (desk: LaunchedDesk, number: string): Promise<void> =>
  detailPanel(desk).getByText(number, { exact: true }).waitFor()

export const laneNamed = ({ page }: LaunchedDesk, unit: string): Locator =>
  page
    .getByRole('complementary', { name: zhCN.desk.lanes.label, exact: true })
    .getByRole('button', { name: new RegExp(`^${unit}：`, 'u') })

export const expectLane = (desk: LaunchedDesk, unit: string, open: number): Promise<void> =>
  desk.page.getByRole('button', { name: zhCN.desk.lanes.title(unit, open, 0), exact: true }).waitFor()

/** Shows only the lanes that fit; '' shows all of them again. */
export const filterLanes = async ({ page }: LaunchedDesk, typed: string): Promise<void> => {
  await page.getByRole('textbox', { name: zhCN.desk.lanes.filterLabel, exact: true }).fill(typed)
}

export const outsideQuestion = ({ page }: LaunchedDesk): Locator =>
  page.getByRole('dialog', { name: zhCN.forms.outside.title, exact: true })

/**
 * A dispatch to the end of its gesture: where the catalogue gives the orders to another unit, the desk asks, and the person stays
 * with the choice. Waits for whatever the desk says.
 */
const stayingWithChoice = async (desk: LaunchedDesk, dispatch: () => Promise<void>): Promise<void> => {
  const { page } = desk
  const newest = (): Promise<number> =>
    page
      .locator('[data-toast]')
      .evaluateAll((all) => Math.max(0, ...all.map((one) => Number(one.getAttribute('data-toast')))))
  const before = await newest()
  await dispatch()
  const dialog = page.locator('dialog[open]')
  await expect.poll(async () => (await newest()) > before || (await dialog.count()) > 0, soon).toBe(true)
  const question = outsideQuestion(desk)
  if ((await question.count()) === 0) return
  await page.keyboard.press('Enter')
  await expect(question).toHaveCount(0)
}

/** Carries a row, or the selection that it belongs to, onto a unit's lane and lets go. */
export const dragRowOn = async (desk: LaunchedDesk, row: number, unit: string): Promise<void> => {
  await dragRowOver(desk, row, laneNamed(desk, unit))
  await stayingWithChoice(desk, () => desk.page.mouse.up())
}

export const expectDispatched = (desk: LaunchedDesk, count: number, unit: string): Promise<void> =>
  toast(desk, zhCN.desk.toast.dispatched(count, unit)).waitFor()

/** Dispatch by the keys alone; `letters` are the first letters of the unit's pinyin. */
export const dispatchByKeys = async (desk: LaunchedDesk, key: string, letters: string, unit: string): Promise<void> => {
  const { page } = desk
  await page.keyboard.press(key)
  const box = page.getByRole('combobox', { name: zhCN.desk.palette.label, exact: true })
  await expect(box).toBeFocused()
  await page.keyboard.type(letters)
  const units = page.getByRole('listbox', { name: zhCN.desk.lanes.label, exact: true })
  await expect(units.getByRole('option', { selected: true })).toContainText(unit)
  await stayingWithChoice(desk, () => page.keyboard.press('Enter'))
  await expect(box).toHaveCount(0)
}
