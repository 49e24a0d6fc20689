import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { launchDesk } from '../../tests/e2e/launchDesk.ts'
import { importThroughWindow } from '../../tests/e2e/pages/importPage.ts'
import { timeStart } from './timeStart.ts'
import { type Bench, median, printSamples, realWorkbook, rounded } from './measuring.ts'

const root = resolve(import.meta.dirname, '../..')
const rounds = 7

/**
 * From the start of the process to the first block of rows painted, with the workbook's orders in the ledger, beside an empty
 * window on the same runtime. Both pages are only asked afterwards, over the debugging port, for what their own clocks
 * noted, so that nothing stands beside the start while it is measured.
 */
export const startBench: Bench = async () => {
  const home = mkdtempSync(join(tmpdir(), 'youjie-bench-'))
  const data = join(home, 'data')
  const first = await launchDesk({ home, data })
  await importThroughWindow(first, realWorkbook(), '市民留言')
  await first.close()
  const desk: number[] = []
  const empty: number[] = []
  const env = { ...process.env, XDG_CONFIG_HOME: join(home, 'config') }
  // One of each before counting: the first start of a runtime reads its files from the disk.
  for (let round = -1; round < rounds; round += 1) {
    const window = await timeStart([join(import.meta.dirname, 'baseline/emptyWindow')], env, 'first-paint')
    const ours = await timeStart([root, `--data=${data}`], env, 'youjie:first-block')
    if (round < 0) continue
    empty.push(window)
    desk.push(ours)
  }
  rmSync(home, { recursive: true, force: true })
  printSamples('empty window, first paint', empty)
  printSamples('desk, first block painted', desk)
  return {
    metrics: { firstBlockMs: rounded(median(desk)), orders: 4326, electron: process.env.YOUJIE_ELECTRON_VERSION ?? '' },
    baseline: { emptyWindowMs: rounded(median(empty)) },
    ratio: { emptyWindow: rounded(median(desk) / median(empty), 2) },
  }
}
