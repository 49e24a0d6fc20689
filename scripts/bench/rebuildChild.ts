import type { Ledger } from '../../ledger/ledger.ts'
import { type BuildProgress, levelProjections, requestRebuild } from '../../ledger/projections/buildShadows.ts'
import { readAside } from '../../ledger/projections/readAside.ts'
import { projections } from '../../ledger/projections/projections.ts'
import { personOnDuty } from '../../ledger/sqlite/cardQueries.ts'
import { textAt } from '../../ledger/sqlite/driver.ts'
import { firstSpec } from '../../renderer/desk/deskView.ts'
import type { StreamName } from '../../shared/kernel/ids.ts'
import { type Harness, openHarnessOn } from '../../tests/simulation/deskHarness.ts'

/** What a store process of its own measured while it rebuilt a ledger. */
export type RebuildMeasured = {
  readonly seconds: number
  readonly peakMb: number
  readonly steps: number
  readonly longestStepMs: number
  readonly clearingSeconds: number
  readonly clearingSteps: number
  readonly longestClearingMs: number
  readonly queryMs: readonly number[]
  readonly commitMs: readonly number[]
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Makes every projection again while somebody works at the desk: opens a view and asks for the counts, and commits. */
const rebuild = async (file: string): Promise<RebuildMeasured> => {
  const harness = await openHarnessOn(file)
  const { ledger } = harness
  const begun = performance.now()
  let over = 0
  let steps = 0
  let longest = 0
  let clearingSteps = 0
  let longestClearing = 0
  let building = true
  let before = performance.now()
  await ledger.queue.transaction((db) =>
    requestRebuild(
      db,
      projections.map((one) => one.name),
    ),
  )
  let running = true
  const atWork = Promise.all([query(() => running, harness), commit(() => running, ledger)])
  const onStep = ({ names }: BuildProgress): void => {
    const now = performance.now()
    // The step of the last swap has no shadow left to name; those behind it clear away. Every one of them stands in the report.
    if (building) {
      steps += 1
      longest = Math.max(longest, now - before)
      over = now
    } else {
      clearingSteps += 1
      longestClearing = Math.max(longestClearing, now - before)
    }
    building = names.length > 0
    before = now
    if (steps % 200 === 0) {
      const { rss, heapUsed, external } = process.memoryUsage()
      const mb = [rss, heapUsed, external].map((bytes) => Math.round(bytes / 1e6)).join(', ')
      process.stderr.write(`${((now - begun) / 1000).toFixed(0)} s, step ${steps}; rss, heap, external: ${mb} MB\n`)
    }
  }
  const aside = readAside(new URL('ordersAside.mjs', import.meta.url))
  await levelProjections(ledger.queue, new AbortController().signal, onStep, aside)
  const cleared = performance.now()
  running = false
  const [queryMs, commitMs] = await atWork
  await harness.close()
  return {
    seconds: (over - begun) / 1000,
    peakMb: process.resourceUsage().maxRSS / 1024,
    steps,
    longestStepMs: longest,
    clearingSeconds: (cleared - over) / 1000,
    clearingSteps,
    longestClearingMs: longestClearing,
    queryMs,
    commitMs,
  }
}

const query = async (running: () => boolean, { verbs }: Harness): Promise<readonly number[]> => {
  const samples: number[] = []
  while (running()) {
    const begun = performance.now()
    const spec = { ...firstSpec, inbox: 'dispatched', sort: { column: 'dueAt', direction: 'asc' } } as const
    const opened = await verbs.openView(spec)
    if (!opened.ok) throw new Error('the view was refused')
    samples.push(performance.now() - begun)
    await pause(1000)
  }
  return samples
}

const commit = async (running: () => boolean, ledger: Ledger): Promise<readonly number[]> => {
  const person = await personOnDuty(ledger.reader)
  const rows = await ledger.reader.all(
    "SELECT s.name FROM board b JOIN stream s ON s.id = b.id WHERE b.status = 'dispatched' LIMIT 1000",
  )
  const samples: number[] = []
  for (let at = 0; running() && person !== null; at += 1) {
    const stream = textAt(rows[at % rows.length] ?? {}, 'name') as StreamName
    const begun = performance.now()
    const [verdict] = await ledger.submit([{ type: 'revealReporter', stream, touches: [stream], body: {} }], {
      actor: person.id,
      group: null,
    })
    if (verdict?.kind !== 'accepted') throw new Error(`the commit was refused: ${JSON.stringify(verdict)}`)
    samples.push(performance.now() - begun)
    await pause(300)
  }
  return samples
}

const [file] = process.argv.slice(2)
if (file === undefined) process.exit(2)
console.log(JSON.stringify(await rebuild(file)))
