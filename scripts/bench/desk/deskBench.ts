import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { madeLedger } from '../../makeLedger/makeLedger.ts'
import { type Bench, type Measured, rounded } from '../measuring.ts'
import { dropSide, type Figures, ledgerSide } from './ledgerSide.ts'
import { addWaiting } from './waitingOrders.ts'
import { windowSide } from './windowSide.ts'

/**
 * `npm run bench -- desk [--orders 1000,1000000] [--short]`: the rows of the design's table that the desk has, at each size, on
 * copies of made ledgers. `--short` leaves out the ten minutes of scripted work and takes fewer samples.
 */
export const deskBench: Bench = async (args) => {
  const { values } = parseArgs({
    args: [...args],
    options: { orders: { type: 'string' }, short: { type: 'boolean' } },
  })
  const sizes = (values.orders ?? '1000,1000000').split(',').map(Number)
  if (sizes.some((size) => !Number.isInteger(size) || size < 1)) throw new Error('--orders N,M: how many orders')
  const short = values.short ?? false
  const all: { metrics: Figures; baseline: Figures; ratio: Figures } = { metrics: {}, baseline: {}, ratio: {} }
  let small = Number.NaN
  for (const orders of sizes) {
    const { metrics, baseline } = await measure(orders, short)
    const start = metrics.startMs ?? Number.NaN
    if (Number.isNaN(small)) small = start
    const ratio: Figures = {
      startToEmptyWindow: start / (baseline.emptyWindowMs ?? Number.NaN),
      startToSmallest: start / small,
      dropCommitToBare: (metrics.drop500CommitMs ?? Number.NaN) / (baseline.bareCommitMs ?? Number.NaN),
      jumpToBareGrid: (metrics.jumpP95Ms ?? Number.NaN) / (baseline.bareGridJumpP95Ms ?? Number.NaN),
      longestFrameToBareGrid:
        (metrics.scrollLongestFrameMs ?? Number.NaN) / (baseline.bareGridLongestFrameMs ?? Number.NaN),
      viewsToBareFirstRows: (metrics.viewsP95Ms ?? Number.NaN) / (baseline.bareFirstRowsP95Ms ?? Number.NaN),
      searchToBareCount: (metrics.searchCommonP95Ms ?? Number.NaN) / (baseline.bareMatchCountP95Ms ?? Number.NaN),
    }
    for (const [kind, figures] of Object.entries({ metrics, baseline, ratio }))
      for (const [name, value] of Object.entries(figures))
        all[kind as keyof typeof all][`${name}@${orders}`] = rounded(value, kind === 'ratio' ? 2 : 1)
  }
  const electron = process.env.YOUJIE_ELECTRON_VERSION ?? ''
  return { ...all, metrics: { ...all.metrics, electron } } satisfies Measured
}

const measure = async (
  orders: number,
  short: boolean,
): Promise<{ readonly metrics: Figures; readonly baseline: Figures }> => {
  console.log(`--- ${orders} orders`)
  const made = await madeLedger(orders)
  const folder = mkdtempSync(join(tmpdir(), 'youjie-bench-'))
  try {
    const file = join(folder, 'ledger.db')
    copyFileSync(made, file)
    await addWaiting(file)
    const window = await windowSide(file, {
      orders,
      rounds: short ? 3 : 7,
      jumps: short ? 30 : 100,
      workSeconds: short ? 30 : 600,
    })
    const drop = await dropSide(file, short ? 3 : 5)
    const ledger = await ledgerSide(file, short ? 5 : 15)
    return {
      metrics: {
        diskMB: statSync(made).size / 1e6,
        ...window.metrics,
        ...drop.metrics,
        ...ledger.metrics,
      },
      baseline: { ...window.baseline, ...drop.baseline, ...ledger.baseline },
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
