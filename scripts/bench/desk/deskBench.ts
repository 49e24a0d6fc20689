import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { launchDesk } from '../../../tests/e2e/launchDesk.ts'
import { madeLedger } from '../../makeLedger/makeLedger.ts'
import { type Bench, median, printSamples, rounded } from '../measuring.ts'
import { timeDrops } from '../timeDrops.ts'
import { ask, closeBare, openBare } from './bareSql.ts'
import { commitSide } from './commitSide.ts'
import { beside, type Found, joined } from './deskRows.ts'
import { storeSide } from './storeSide.ts'
import { addWaiting, dropped, waiting } from './waitingOrders.ts'
import { windowSide } from './windowSide.ts'
import { timeLive } from './windowWrites.ts'

/**
 * `npm run bench -- desk [--orders 1000,1000000] [--short]`: the rows of the design's table that the desk has, at each size, on a
 * copy of a made ledger. `--short` leaves out the ten minutes of scripted work and takes fewer samples. `metrics`, `baseline` and
 * `ratio` have the same rows, `NAME@ORDERS`; `metrics` has figures without a baseline as well.
 */
export const deskBench: Bench = async (args) => {
  const { values } = parseArgs({
    args: [...args],
    options: { orders: { type: 'string' }, short: { type: 'boolean' } },
  })
  const sizes = (values.orders ?? '1000,1000000').split(',').map(Number)
  if (sizes.some((size) => !Number.isInteger(size) || size < 1)) throw new Error('--orders N,M: how many orders')
  const metrics: Record<string, number | string> = { electron: process.env.YOUJIE_ELECTRON_VERSION ?? '' }
  const baseline: Record<string, number> = {}
  const ratio: Record<string, number> = {}
  let smallest: number | undefined
  for (const orders of sizes) {
    console.log(`--- ${orders} orders`)
    const { rows, alone } = await measure(orders, values.short ?? false)
    const start = rows.startMs?.measured ?? Number.NaN
    smallest ??= start
    const all = { ...rows, startBesideSmallestMs: beside(start, smallest) }
    for (const [name, one] of Object.entries(all)) {
      metrics[`${name}@${orders}`] = rounded(one.measured)
      baseline[`${name}@${orders}`] = rounded(one.baseline)
      ratio[`${name}@${orders}`] = rounded(one.measured / one.baseline, 2)
    }
    for (const [name, value] of Object.entries(alone)) metrics[`${name}@${orders}`] = rounded(value)
  }
  return { metrics, baseline, ratio }
}

const measure = async (orders: number, short: boolean): Promise<Found> => {
  const made = await madeLedger(orders)
  const home = mkdtempSync(join(tmpdir(), 'youjie-bench-'))
  try {
    const data = join(home, 'data')
    mkdirSync(data)
    const file = join(data, 'ledger.db')
    copyFileSync(made, file)
    const size = await sizeOf(file)
    await addWaiting(file, waiting)
    const rounds = short ? 3 : 7
    const window = await windowSide({
      data,
      home,
      total: orders + waiting,
      rounds,
      jumps: short ? 30 : 100,
      workSeconds: short ? 30 : 600,
    })
    const store = await storeSide(file, rounds)
    // Rounds of drops through the window, of drops through the store, and of the bare ones: each takes orders of its own.
    await addWaiting(file, 3 * rounds * dropped)
    const drops = await writesSide(home, data, rounds)
    const commit = await commitSide(file, rounds)
    const shown = beside(drops.shownMs, commit.rows.drop500CommitMs?.baseline ?? Number.NaN)
    const writes = joined([drops.live, { rows: { drop500ShownMs: shown }, alone: {} }])
    return joined([size, window, store, writes, commit])
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** The closed file, beside the entries alone: what the record itself takes, without indexes, projections and search. */
const sizeOf = async (file: string): Promise<Found> => {
  const db = await openBare(file)
  const [record] = await ask(db, 'SELECT sum(length(bytes)) AS bytes FROM entry', [])
  await closeBare(db)
  return { rows: { diskMB: beside(statSync(file).size / 1e6, Number(record?.bytes) / 1e6) }, alone: {} }
}

const writesSide = async (home: string, data: string, rounds: number) => {
  const desk = await launchDesk({ home, data, size: { width: 1600, height: 900 } })
  try {
    const shown = await timeDrops(desk, dropped, rounds)
    printSamples('drop of 500, durable and shown', shown)
    return { shownMs: median(shown), live: await timeLive(desk, home) }
  } finally {
    await desk.close()
  }
}
