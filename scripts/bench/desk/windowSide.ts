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
import { median, printSamples } from '../measuring.ts'
import { timeStart } from '../timeStart.ts'
import { askedViews } from './askedViews.ts'
import { closeBare, openBare } from './bareSql.ts'
import { beside, type Found, joined, most, p95 } from './deskRows.ts'
import { timeJumps, timeReloads, timeScroll } from './pageFigures.ts'
import { treePss } from './treeMemory.ts'
import { timeShownSearches, timeShownViews } from './windowViews.ts'

const bareGrid = join(import.meta.dirname, '../baseline/bareGrid')
const emptyWindow = join(import.meta.dirname, '../baseline/emptyWindow')

export type Plan = {
  /** The program's data folder, with the copied ledger in it, and a profile of its own. */
  readonly data: string
  readonly home: string
  readonly total: number
  readonly rounds: number
  readonly jumps: number
  readonly workSeconds: number
}

/** What the person sees, in the real window on a copy of a made ledger, beside an empty window and the bare grid. */
export const windowSide = async (plan: Plan): Promise<Found> => {
  const bare = await bareFigures(plan.total, plan.jumps)
  const emptyMiB = await emptyMemory()
  const starts = await timeStarts(plan)
  const db = await openBare(join(plan.data, 'ledger.db'))
  const views = await askedViews(db)
  await closeBare(db)
  const desk = await launchDesk({ home: plan.home, data: plan.data, size: { width: 1600, height: 900 } })
  try {
    await openInbox(desk, 'all')
    await expectTotal(desk, plan.total)
    await pause(5000)
    const pid = desk.app.process().pid ?? 0
    const idle = treePss(pid) - emptyMiB
    const jumps = await timeJumps(desk.page, plan.jumps)
    printSamples('jump, rows on the screen', jumps)
    const frames = await timeScroll(desk.page, 10)
    const shown = [
      await timeShownViews(desk, views, Math.max(2, plan.rounds - 1), p95(bare.reloads)),
      await timeShownSearches(desk, plan.rounds, p95(bare.reloads)),
    ]
    const atWork = await work(desk, plan.workSeconds, () => treePss(pid) - emptyMiB)
    // What a busy minute left behind is collected once nobody is scrolling.
    await pause(20_000)
    const after = treePss(pid) - emptyMiB
    return joined([
      {
        rows: {
          ...starts,
          jumpP95Ms: beside(p95(jumps), p95(bare.jumps)),
          scrollLongestFrameMs: beside(most(frames), most(bare.frames)),
          scrollFrameP95Ms: beside(p95(frames), p95(bare.frames)),
          memoryIdleMiB: beside(idle, emptyMiB),
          memoryAtWorkMiB: beside(most(atWork), emptyMiB),
          memoryAfterWorkMiB: beside(after, emptyMiB),
        },
        alone: { jumpMedianMs: median(jumps), workSeconds: plan.workSeconds },
      },
      ...shown,
    ])
  } finally {
    await desk.close()
  }
}

const timeStarts = async ({ home, data, rounds }: Plan): Promise<Found['rows']> => {
  const env = { ...process.env, XDG_CONFIG_HOME: join(home, 'config') }
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
  return { startMs: beside(median(starts), median(empty)) }
}

type BareGrid = Readonly<Record<'jumps' | 'frames' | 'reloads', readonly number[]>>

const bareFigures = async (orders: number, jumps: number): Promise<BareGrid> => {
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
    printSamples('jump, bare grid', jumped)
    const reloads = await timeReloads(page, jumps)
    printSamples('other rows, bare grid', reloads)
    return { jumps: jumped, frames, reloads }
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

/** What a dispatcher does all day, over and over: inboxes, sorts, searches, walking, jumps. What was measured after each round. */
const work = async (desk: Desk, seconds: number, measure: () => number): Promise<readonly number[]> => {
  const samples: number[] = []
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
    samples.push(measure())
  }
  await openInbox(desk, 'all')
  return samples
}
