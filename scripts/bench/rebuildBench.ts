import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { openReader } from '../../ledger/sqlite/driver.ts'
import { verifyLedger } from '../../ledger/verify.ts'
import { madeLedger } from '../makeLedger/makeLedger.ts'
import { bundled } from './bundled.ts'
import { type Bench, median, rounded } from './measuring.ts'

const bare = z.object({ ms: z.number(), entries: z.int(), events: z.int(), peakMb: z.number() })
const measured = z.object({
  seconds: z.number(),
  peakMb: z.number(),
  steps: z.int(),
  longestStepMs: z.number(),
  clearingSeconds: z.number(),
  clearingSteps: z.int(),
  longestClearingMs: z.number(),
  queryMs: z.array(z.number()),
  commitMs: z.array(z.number()),
})

/**
 * `npm run bench -- rebuild [--orders N]`: every projection of a made ledger made again, search included, in a process of its
 * own and put together as the store is, while another asks for a view each second and commits three times a second. Beside it: a process that reads and
 * parses every entry, which no rebuild can do without.
 */
export const rebuildBench: Bench = async (args) => {
  const { values } = parseArgs({ args: [...args], options: { orders: { type: 'string' } } })
  const orders = Number(values.orders ?? 1_000_000)
  if (!Number.isInteger(orders) || orders < 1) throw new Error('--orders N: of how many orders')
  const made = await madeLedger(orders)
  const folder = mkdtempSync(join(tmpdir(), 'youjie-bench-'))
  try {
    const file = join(folder, 'ledger.db')
    copyFileSync(made, file)
    const read = bare.parse(await run([join(import.meta.dirname, 'baseline/bareRead.mjs'), file]))
    const child = await bundled('rebuild', {
      rebuildChild: join(import.meta.dirname, 'rebuildChild.ts'),
      ordersAside: join(import.meta.dirname, '../../electron/store/ordersAside.ts'),
    })
    const found = measured.parse(await run([join(child, 'rebuildChild.mjs'), file]))
    const db = await openReader(file)
    const { problems } = await verifyLedger(db)
    await db.close()
    if (problems.length > 0) throw new Error(`the rebuilt ledger is not sound: ${problems.slice(0, 3).join('; ')}`)
    console.log(`view opened meanwhile              ${found.queryMs.map((one) => rounded(one)).join('  ')}  ms`)
    console.log(`commit meanwhile                   ${found.commitMs.map((one) => rounded(one)).join('  ')}  ms`)
    return {
      metrics: {
        orders,
        entries: read.entries,
        rebuildSeconds: rounded(found.seconds),
        peakMb: rounded(found.peakMb),
        steps: found.steps,
        longestStepMs: rounded(found.longestStepMs),
        clearingSeconds: rounded(found.clearingSeconds),
        clearingSteps: found.clearingSteps,
        longestClearingMs: rounded(found.longestClearingMs),
        viewMedianMs: rounded(median(found.queryMs)),
        viewP95Ms: rounded(share(found.queryMs, 0.95)),
        commitMedianMs: rounded(median(found.commitMs)),
        commitP95Ms: rounded(share(found.commitMs, 0.95)),
        commitMaxMs: rounded(Math.max(...found.commitMs)),
      },
      baseline: { bareReadSeconds: rounded(read.ms / 1000), bareReadPeakMb: rounded(read.peakMb) },
      ratio: { bareRead: rounded((found.seconds * 1000) / read.ms, 2) },
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const share = (samples: readonly number[], part: number): number =>
  samples.toSorted((a, b) => a - b)[Math.floor((samples.length - 1) * part)] ?? Number.NaN

/** The last line of what a child prints, as JSON. */
const run = async (args: readonly string[]): Promise<unknown> => {
  const child = spawn(process.execPath, [...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (piece: Buffer) => {
    said += piece.toString()
  })
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`${args.at(-2)} ended with ${code}`)
  return JSON.parse(said.trimEnd().split('\n').at(-1) ?? '')
}
