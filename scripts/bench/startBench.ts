import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium } from '@playwright/test'
import { electronExecutable, launchDesk, launcherSwitches } from '../../tests/e2e/launchDesk.ts'
import { importThroughWindow } from '../../tests/e2e/pages/importPage.ts'
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

const timeStart = async (args: readonly string[], env: NodeJS.ProcessEnv, mark: string): Promise<number> => {
  const begun = Date.now()
  const child = spawn(electronExecutable(), [...launcherSwitches, '--remote-debugging-port=0', ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  try {
    const browser = await chromium.connectOverCDP(await debuggingAddress(child))
    const page = browser.contexts()[0]?.pages()[0] ?? (await browser.contexts()[0]?.waitForEvent('page'))
    if (page === undefined) throw new Error('no page')
    const noted = await page.waitForFunction(
      (name) => {
        const entry = performance.getEntriesByName(name)[0]
        return entry === undefined ? null : performance.timeOrigin + entry.startTime
      },
      mark,
      { timeout: 20_000 },
    )
    return Number(await noted.jsonValue()) - begun
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill()
    await ended
  }
}

const debuggingAddress = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', (part: Buffer) => {
      said += part.toString('utf8')
      const address = /DevTools listening on (ws:\S+)/u.exec(said)?.[1]
      if (address !== undefined) resolve(address)
    })
    child.once('exit', () => reject(new Error(`ended before it listened: ${said}`)))
  })
