import { expect, type Locator, type Page } from '@playwright/test'
import { zhCN } from '../../../shared/text/zhCN.ts'
import type { LaunchedDesk } from '../launchDesk.ts'

const words = zhCN.importing

/** The way of a table through the window: choose, name the source, take in, read the report. Times are in ms, from gesture to screen. */
export type ImportedThroughWindow = {
  readonly read: number
  readonly taken: number
  readonly known: number
  readonly refused: number
  /** Said anew of what is known, and about nothing that is known. */
  readonly proposed: number
  readonly unmatched: number
  readonly readingMs: number
  readonly takingMs: number
}

export const importThroughWindow = async (
  desk: LaunchedDesk,
  file: string,
  sourceName: string,
  shots: { readonly preview?: () => Promise<void>; readonly report?: () => Promise<void> } = {},
): Promise<ImportedThroughWindow> => {
  const { page } = desk
  await desk.answerOpen(file)
  await openImport(desk)
  const chosen = performance.now()
  await page.getByRole('button', { name: words.choose.button }).click()
  const source = page.getByLabel(words.source.label)
  await appears(page, '.imp-map [data-first]')
  const read = performance.now()
  await source.waitFor()
  await source.fill(sourceName)
  await shots.preview?.()
  const pressed = performance.now()
  await page.getByRole('button', { name: /^导入 [\d,]+ 行/u }).click()
  const report = page.getByRole('region', { name: words.report.title })
  await appears(page, 'dl.imp-sum')
  const done = performance.now()
  await report.waitFor()
  await shots.report?.()
  const figures = await figuresOf(report)
  await report.getByRole('button', { name: leaveReport }).click()
  await expect(report).toBeHidden()
  return { ...figures, readingMs: read - chosen, takingMs: done - pressed }
}

/** Looked for in every frame: waiting for a locator looks twice a second after the first moments, which is too coarse to time. */
const appears = (page: Page, selector: string): Promise<void> =>
  page.evaluate(async (wanted) => {
    const end = performance.now() + 60_000
    while (document.querySelector(wanted) === null) {
      if (performance.now() > end) throw new Error(`${wanted} did not appear within a minute`)
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
  }, selector)

/** Where each row went, as the report shows it. */
export const figuresOf = async (report: Locator) => ({
  read: await figureOf(report, words.report.read),
  taken: await figureOf(report, words.report.taken),
  known: await figureOf(report, words.report.known),
  refused: await figureOf(report, words.report.refused),
  proposed: await figureOf(report, zhCN.sources.report.counts.proposed),
  unmatched: await figureOf(report, zhCN.sources.report.counts.unmatched),
})

/** How many rows were taken as what, where the report says so: for more kinds than new orders. */
export const kindsTaken = async ({ page }: LaunchedDesk): Promise<Readonly<Record<string, number>>> => {
  const notes = await page.locator('dl.imp-sum .imp-note').allInnerTexts()
  const parts = notes.flatMap((note) => note.split('、'))
  return Object.fromEntries(
    Object.entries(zhCN.sources.kinds).flatMap(([kind, name]) => {
      const part = parts.find((one) => one.trim().startsWith(`${name} `))
      return part === undefined ? [] : [[kind, Number(part.replace(/\D/gu, ''))]]
    }),
  )
}

/** What leads from a report back to the desk: to the list, or, where rows are left, to be dealt with later. */
export const leaveReport = new RegExp(`^(${words.report.done}|${zhCN.sources.report.later.slice(0, 4)})`, 'u')

export const openImport = async ({ page }: LaunchedDesk): Promise<void> => {
  await page.getByRole('navigation').getByTitle(zhCN.desk.rail.import).click()
  await page.getByRole('button', { name: words.choose.button }).waitFor()
}

const figureOf = async (report: Locator, name: string): Promise<number> => {
  const part = report.locator('dl.imp-sum > div', {
    has: report.page().locator('dt', { hasText: new RegExp(`^${name}`, 'u') }),
  })
  // A figure that is nothing is not shown, but for the first ones.
  return (await part.count()) === 0 ? 0 : Number((await part.locator('dd').innerText()).replace(/\D/gu, ''))
}

/** The open import screen is given a file, as the file dialog would. */
export const chooseTable = async (desk: LaunchedDesk, file: string): Promise<void> => {
  await desk.answerOpen(file)
  await desk.page.getByRole('button', { name: words.choose.button }).click()
}

/** The first parts of the import screen that say what the table was taken for. */
/** From the file to the moment in which its rows begin to be written; gives the bar that says how far they are. */
export const startTaking = async (
  desk: LaunchedDesk,
  file: string,
  sourceName: string,
  rows: number,
): Promise<Locator> => {
  const { page } = desk
  await openImport(desk)
  await chooseTable(desk, file)
  await page.getByLabel(words.source.label).fill(sourceName)
  await page.getByRole('button', { name: words.preview.take(rows) }).click()
  return page.getByRole('progressbar', { name: words.stage.takingTitle })
}

export const shownKind = async ({ page }: LaunchedDesk): Promise<string> => {
  const kind = page.getByLabel(zhCN.importPlan.kind.label)
  await kind.waitFor()
  return kind.locator('option:checked').innerText()
}

/** As a person copies cells in a spreadsheet program and presses the keys here. */
export const pasteTable = async (desk: LaunchedDesk, data: { readonly text: string; readonly html?: string }) => {
  await desk.page.evaluate((copied) => {
    const put = (event: ClipboardEvent) => {
      event.clipboardData?.setData('text/plain', copied.text)
      if (copied.html !== undefined) event.clipboardData?.setData('text/html', copied.html)
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    window.addEventListener('copy', put, { capture: true, once: true })
    document.execCommand('copy')
  }, data)
  await desk.page.keyboard.press('Control+v')
}

export const openValues = ({ page }: LaunchedDesk): Promise<void> =>
  page.getByRole('tab', { name: new RegExp(`^${zhCN.importPlan.values.tab}`, 'u') }).click()
