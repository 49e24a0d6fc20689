import { expect, type Locator } from '@playwright/test'
import { zhCN } from '../../../shared/text/zhCN.ts'
import type { FilterColumn } from '../../../shared/views/filterColumns.ts'
import type { LaunchedDesk } from '../launchDesk.ts'

/** Filters, columns and named views as a person uses them. */
const words = zhCN.views.filter

export const filterPanel = ({ page }: LaunchedDesk): Locator => page.getByRole('dialog', { name: words.title })

/** Through the funnel in the column's head, which shows when the mouse is over it. */
export const openFilter = async (desk: LaunchedDesk, column: FilterColumn): Promise<void> => {
  const head = desk.page.locator(`.ag-header-cell[col-id="${column}"]`)
  await head.hover()
  await head.locator('.funnel').click()
  const panel = filterPanel(desk)
  await expect(panel).toBeVisible()
  // Its keys work at once, Escape first of all.
  await expect.poll(() => panel.evaluate((part) => part.contains(document.activeElement))).toBe(true)
}

/** Ticks the first values of the open filter and answers the counts that stood beside them. */
export const chooseValues = async (desk: LaunchedDesk, count: number): Promise<readonly number[]> => {
  const items = filterPanel(desk).locator('.edit .items .item')
  const counts: number[] = []
  await expect(items.first().locator('.n')).toHaveText(/\d/u)
  for (let at = 0; at < count; at += 1) {
    counts.push(Number((await items.nth(at).locator('.n').innerText()).replaceAll(',', '')))
    await items.nth(at).click()
  }
  return counts
}

export const setDays = async (desk: LaunchedDesk, label: string, days: string): Promise<void> => {
  const field = filterPanel(desk).getByRole('textbox', { name: `${label} ${words.number}` })
  await field.fill(days)
  await field.press('Enter')
}

export const chip = ({ page }: LaunchedDesk, key: string): Locator => page.locator(`[data-chip="${key}"]`)

export const columnsMenu = ({ page }: LaunchedDesk): Locator =>
  page.getByRole('button', { name: zhCN.views.columns.menu, exact: true })

export const widthOf = async ({ page }: LaunchedDesk, column: string): Promise<number> =>
  Math.round((await page.locator(`.ag-header-cell[col-id="${column}"]`).boundingBox())?.width ?? 0)

/** Takes the edge of a column's head and pulls it to the right. */
export const widen = async ({ page }: LaunchedDesk, column: string, by: number): Promise<void> => {
  const box = await page.locator(`.ag-header-cell[col-id="${column}"] .ag-header-cell-resize`).boundingBox()
  if (box === null) throw new Error('no edge to pull')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2 + by, box.y + box.height / 2, { steps: 6 })
  await page.mouse.up()
}

/** The store's process is killed, as a crash would. */
export const endStore = async ({ app }: LaunchedDesk): Promise<void> => {
  const pid = await app.evaluate(
    ({ app: shell }) => shell.getAppMetrics().find(({ name }) => name === 'youjie-store')?.pid ?? 0,
  )
  if (pid === 0) throw new Error('no store')
  process.kill(pid, 'SIGKILL')
}

/** Which order stands where on the screen, to the pixel. */
export const placesShown = ({ page }: LaunchedDesk): Promise<readonly string[]> =>
  page
    .locator('.ag-row')
    .evaluateAll((rows) =>
      rows
        .map((row) => `${row.getAttribute('row-id')} at ${Math.round(row.getBoundingClientRect().top)}`)
        .toSorted((a, b) => a.localeCompare(b)),
    )
