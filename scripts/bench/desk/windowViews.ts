import { setTimeout as pause } from 'node:timers/promises'
import { zhCN } from '../../../shared/text/zhCN.ts'
import { type SavedView, viewsFileText } from '../../../shared/contract/savedViews.ts'
import type { LaunchedDesk } from '../../../tests/e2e/launchDesk.ts'
import { chip } from '../../../tests/e2e/pages/viewPage.ts'
import { openInbox } from '../../../tests/e2e/pages/deskPage.ts'
import { median, printSamples } from '../measuring.ts'
import { beside, type DeskRow, type Found, most, p95 } from './deskRows.ts'
import { rowsShown, watchRows } from './pageFigures.ts'
import { searchedWords } from './searchedWords.ts'

const words = zhCN.views.saved

/** `bareReload`: what the bare grid takes from being given other rows to the frame that shows them, ms. */

/** The named views are opened as a person does; from the click to the frame that shows the rows. */
export const timeShownViews = async (
  desk: LaunchedDesk,
  views: readonly SavedView[],
  rounds: number,
  bareReload: number,
): Promise<Found> => {
  const { page } = desk
  const menu = page.getByRole('button', { name: words.title, exact: true })
  await menu.click()
  await page.locator('input[type="file"]').setInputFiles({
    name: 'views.json',
    mimeType: 'application/json',
    buffer: Buffer.from(viewsFileText(views)),
  })
  await page.getByText(words.imported(views.length)).waitFor()
  await page.keyboard.press('Escape')
  const cold: number[] = []
  const warm = new Map<string, number[]>()
  for (let round = -1; round < rounds; round += 1)
    for (const { name } of views) {
      await menu.click()
      const item = page.getByRole('button', { name: words.open(name), exact: true })
      await item.scrollIntoViewIfNeeded()
      await watchRows(page, 'click')
      await item.click()
      const took = await rowsShown(page)
      if (round < 0) cold.push(took)
      else warm.set(name, [...(warm.get(name) ?? []), took])
      // The rest of the list is read meanwhile; the next view would break it off.
      await pause(100)
    }
  for (const [name, samples] of warm) printSamples(`shown ${name}`, samples)
  const all = [...warm.values()].flat()
  await openInbox(desk, 'all')
  await chip(desk, 'title').getByRole('button', { name: zhCN.desk.view.remove }).click()
  return {
    rows: { viewsShownP95Ms: beside(p95(all), bareReload) },
    alone: {
      viewsShownMedianMs: median(all),
      viewsShownWorstMs: most(all),
      viewsShownColdP95Ms: p95(cold),
    },
  }
}

/** Typed into the box; from the last character to the frame that shows the rows, the box's own pause for thought included. */
export const timeShownSearches = async (desk: LaunchedDesk, rounds: number, bareReload: number): Promise<Found> => {
  const { page } = desk
  const box = page.getByRole('searchbox', { name: zhCN.desk.bar.searchLabel, exact: true })
  const rows: Record<string, DeskRow> = {}
  for (const [kind, some] of Object.entries(searchedWords)) {
    const samples: number[] = []
    for (const word of some)
      for (let round = -1; round < rounds; round += 1) {
        await page.keyboard.press('/')
        await watchRows(page, 'input')
        await box.fill(word)
        const took = await rowsShown(page)
        if (round >= 0) samples.push(took)
        await watchRows(page, 'input')
        await box.fill('')
        await rowsShown(page)
        await box.press('Escape')
      }
    printSamples(`shown search, ${kind}`, samples)
    rows[`search${kind}ShownP95Ms`] = beside(p95(samples), bareReload)
  }
  return { rows, alone: {} }
}
