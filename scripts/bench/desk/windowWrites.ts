import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { zhCN } from '../../../shared/text/zhCN.ts'
import type { LaunchedDesk } from '../../../tests/e2e/launchDesk.ts'
import { clickRow, openInbox } from '../../../tests/e2e/pages/deskPage.ts'
import { chooseTable, openImport } from '../../../tests/e2e/pages/importPage.ts'
import { printSamples } from '../measuring.ts'
import { beside, type Found, most, p95 } from './deskRows.ts'
import { rowsShown, timeJumps, watchRows } from './pageFigures.ts'

/** Rows of the table that is imported meanwhile; enough to last for all that is measured. */
const importedRows = 120_000
const acts = 5
/** So many times all of it, before the import and during it. */
const roundsOfActs = 4

/**
 * A table is being imported while the person goes on: jumps, the inbox opened, orders accepted, each until it is on the screen.
 * The baseline is the same window and the same gestures just before, without the import.
 */
export const timeLive = async (desk: LaunchedDesk, folder: string): Promise<Found> => {
  const { page } = desk
  const table = join(folder, '进行中的导入.csv')
  const lines = Array.from({ length: importedRows }, (_, at) =>
    [`P${at}`, `同时导入的诉求第${at}件`, '2026-11-24 09:30', '请尽快处理，居民出行不便。'.repeat(6)].join(','),
  )
  writeFileSync(table, ['工单号,标题,来电时间,诉求内容', ...lines].join('\r\n'))
  const quiet = await gestures(desk)
  await openImport(desk)
  await chooseTable(desk, table)
  await page.getByLabel(zhCN.importing.source.label).fill('同时导入')
  await page.getByRole('button', { name: zhCN.importing.preview.take(importedRows) }).click()
  const bar = page.getByRole('progressbar', { name: zhCN.importing.stage.takingTitle })
  await bar.waitFor()
  await page.waitForFunction(() => (document.querySelector('progress')?.value ?? 0) > 0)
  const begun = performance.now()
  await page.keyboard.press('Escape')
  const live = await gestures(desk)
  // What came is told when the import is over; had it been over before, the gestures would have measured nothing.
  const behind = page.locator('button.behind')
  if (await behind.isVisible()) throw new Error('the import was over before the gestures were')
  await behind.waitFor({ timeout: 600_000 })
  const importSeconds = (performance.now() - begun) / 1000
  for (const [name, samples] of Object.entries(quiet)) printSamples(`quiet ${name}`, samples)
  for (const [name, samples] of Object.entries(live)) printSamples(`under an import ${name}`, samples)
  return {
    rows: {
      liveJumpP95Ms: beside(p95(live.jump), p95(quiet.jump)),
      liveOpenP95Ms: beside(p95(live.open), p95(quiet.open)),
      liveActP95Ms: beside(p95(live.act), p95(quiet.act)),
    },
    alone: { liveActWorstMs: most(live.act), liveImportSeconds: importSeconds },
  }
}

const gestures = async (desk: LaunchedDesk) => {
  const jump: number[] = []
  const open: number[] = []
  const act: number[] = []
  for (let round = 0; round < roundsOfActs; round += 1) {
    for (const inbox of ['toDispatch', 'all'] as const) {
      await watchRows(desk.page, 'click')
      await openInbox(desk, inbox)
      open.push(await rowsShown(desk.page))
    }
    jump.push(...(await timeJumps(desk.page, acts)))
    await openInbox(desk, 'toDispatch')
    await desk.page.keyboard.press('Home')
    act.push(...(await timeAccepts(desk)))
  }
  return { jump, open, act }
}

/** The focused order is accepted with its key and taken back: ms from the key to the frame in which its row says so. */
const timeAccepts = async (desk: LaunchedDesk): Promise<readonly number[]> => {
  const { page } = desk
  const samples: number[] = []
  for (let at = 0; at < acts; at += 1) {
    await clickRow(desk, at)
    await watchStatus(page, at)
    await page.keyboard.press('a')
    const shown = await page.waitForFunction((name) => performance.getEntriesByName(name)[0]?.duration, accepted)
    samples.push(Number(await shown.jsonValue()))
  }
  for (let at = 0; at < acts; at += 1) {
    await page.keyboard.press('Control+z')
    await page.waitForFunction(
      ([row, words]) =>
        document.querySelector(`.ag-row[row-index="${row}"] [col-id="status"]`)?.textContent?.includes(`${words}`),
      [acts - 1 - at, zhCN.desk.statuses.reported] as const,
    )
  }
  return samples
}

const accepted = 'bench: accepted until shown'

const watchStatus = (page: Page, row: number): Promise<void> =>
  page.evaluate(
    ([name, index]) => {
      performance.clearMeasures(`${name}`)
      const said = () => document.querySelector(`.ag-row[row-index="${index}"] [col-id="status"]`)?.textContent
      const before = said()
      document.addEventListener(
        'keydown',
        () => {
          const pressed = performance.now()
          new MutationObserver((_, watch) => {
            if (said() === before) return
            watch.disconnect()
            requestAnimationFrame(() => performance.measure(`${name}`, { start: pressed, end: performance.now() }))
          }).observe(document.body, { subtree: true, childList: true, characterData: true })
        },
        { once: true, capture: true },
      )
    },
    [accepted, row] as const,
  )
