import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { _electron } from '@playwright/test'
import { electronExecutable, launchDesk, launcherSwitches, root } from '../../../tests/e2e/launchDesk.ts'
import {
  expectTotal,
  openInbox,
  searchFor,
  clearSearch,
  sortBy,
  totalShown,
} from '../../../tests/e2e/pages/deskPage.ts'
import { median, printSamples, rounded } from '../measuring.ts'
import { timeStart } from '../timeStart.ts'
import type { Side } from './ledgerSide.ts'
import { waiting } from './waitingOrders.ts'
import { timeJumps, timeScroll } from './pageFigures.ts'
import { treePss } from './treeMemory.ts'

const bareGrid = join(import.meta.dirname, '../baseline/bareGrid')
const emptyWindow = join(import.meta.dirname, '../baseline/emptyWindow')
const share = (samples: readonly number[], part: number): number =>
  samples.toSorted((a, b) => a - b)[Math.min(samples.length - 1, Math.ceil(samples.length * part) - 1)] ?? Number.NaN

type Plan = { readonly orders: number; readonly rounds: number; readonly jumps: number; readonly workSeconds: number }

/** What the person sees, in the real window on a copy of a made ledger, beside an empty window and the bare grid. */
export const windowSide = async (ledger: string, { orders, rounds, jumps, workSeconds }: Plan): Promise<Side> => {
  const home = mkdtempSync(join(tmpdir(), 'youjie-bench-'))
  const data = join(home, 'data')
  mkdirSync(data)
  copyFileSync(ledger, join(data, 'ledger.db'))
  const env = { ...process.env, XDG_CONFIG_HOME: join(home, 'config') }
  try {
    const starts: number[] = []
    const empty: number[] = []
    // One of each before counting: the first start of a runtime reads its files from the disk.
    for (let round = -1; round < rounds; round += 1) {
      const bare = await timeStart([emptyWindow], env, 'first-paint')
      const ours = await timeStart([root, `--data=${data}`], env, 'youjie:first-block')
      if (round < 0) continue
      empty.push(bare)
      starts.push(ours)
    }
    printSamples('empty window, first paint', empty)
    printSamples('desk, first block painted', starts)
    const bare = await bareFigures(orders, jumps)
    const emptyMiB = await emptyMemory()
    const desk = await launchDesk({ home, data, size: { width: 1600, height: 900 } })
    try {
      await openInbox(desk, 'all')
      await expectTotal(desk, orders + waiting)
      await pause(5000)
      const pid = desk.app.process().pid ?? 0
      const idle = treePss(pid) - emptyMiB
      const ourJumps = await timeJumps(desk.page, jumps)
      printSamples('jump, rows on the screen', ourJumps)
      const frames = await timeScroll(desk.page, 10)
      await work(desk, workSeconds)
      await pause(2000)
      const after = treePss(pid) - emptyMiB
      return {
        metrics: {
          startMs: rounded(median(starts)),
          jumpP95Ms: rounded(share(ourJumps, 0.95)),
          jumpMedianMs: rounded(median(ourJumps)),
          scrollLongestFrameMs: rounded(Math.max(...frames)),
          scrollFrameP95Ms: rounded(share(frames, 0.95)),
          memoryIdleMiB: rounded(idle),
          memoryAfterWorkMiB: rounded(after),
          workSeconds,
        },
        baseline: { emptyWindowMs: rounded(median(empty)), emptyWindowMiB: rounded(emptyMiB), ...bare },
      }
    } finally {
      await desk.close()
    }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

const bareFigures = async (orders: number, jumps: number): Promise<Side['baseline']> => {
  const app = await _electron.launch({
    executablePath: electronExecutable(),
    args: [...launcherSwitches, bareGrid],
    env: { ...(process.env as Record<string, string>), BENCH_ROWS: String(orders) },
  })
  try {
    const page = await app.firstWindow()
    await page.waitForSelector('.ag-row [col-id="title"]')
    await pause(500)
    const jumped = await timeJumps(page, jumps)
    const frames = await timeScroll(page, 10)
    return {
      bareGridJumpP95Ms: rounded(share(jumped, 0.95)),
      bareGridLongestFrameMs: rounded(Math.max(...frames)),
      bareGridFrameP95Ms: rounded(share(frames, 0.95)),
    }
  } finally {
    await app.close()
  }
}

const emptyMemory = async (): Promise<number> => {
  const app = await _electron.launch({
    executablePath: electronExecutable(),
    args: [...launcherSwitches, emptyWindow],
    env: process.env as Record<string, string>,
  })
  try {
    await app.firstWindow()
    await pause(5000)
    return treePss(app.process().pid ?? 0)
  } finally {
    await app.close()
  }
}

type Desk = Awaited<ReturnType<typeof launchDesk>>

/** What a dispatcher does all day, over and over: inboxes, sorts, searches, walking, jumps. */
const work = async (desk: Desk, seconds: number): Promise<void> => {
  const until = performance.now() + seconds * 1000
  const words = ['小区', '道路', '水', '居民']
  for (let round = 0; performance.now() < until; round += 1) {
    await openInbox(desk, round % 2 === 0 ? 'toDispatch' : 'all')
    await sortBy(desk, round % 3 === 0 ? 'dueAt' : 'town')
    await desk.page.keyboard.press('Escape')
    for (let step = 0; step < 20; step += 1) await desk.page.keyboard.press('j')
    await searchFor(desk, words[round % words.length] ?? '')
    await pause(400)
    await clearSearch(desk)
    await desk.page.keyboard.press('End')
    await desk.page.keyboard.press('Home')
    await totalShown(desk)
  }
  await openInbox(desk, 'all')
}
