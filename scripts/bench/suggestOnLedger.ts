import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { openDesk } from '../../electron/store/desk.ts'
import { suggestionHandlers } from '../../electron/store/suggestionHandlers.ts'
import { Ledger } from '../../ledger/ledger.ts'
import { learnAside } from '../../ledger/suggest/learnAside.ts'
import { intAt } from '../../ledger/sqlite/driver.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { median, rounded } from './measuring.ts'

const asked = 300

/**
 * Learning what was decided in a ledger, in the thread that the desk uses, and asking the store's own handler for what waits:
 * the process's CPU seconds, how long the store's thread was kept from answering meanwhile, and each answer in ms.
 */
export const suggestOnLedger = async (made: string): Promise<Readonly<Record<string, number>>> => {
  const folder = mkdtempSync(join(tmpdir(), 'youjie-bench-'))
  try {
    const file = join(folder, 'ledger.db')
    copyFileSync(made, file)
    const opened = await Ledger.open(file)
    if (!opened.ok) throw new Error(opened.error.detail)
    const ledger = opened.value
    const learn = learnAside(new URL('learnAside.mjs', import.meta.url))
    const desk = await openDesk(ledger, () => {}, undefined, learn)
    const kept = monitorEventLoopDelay({ resolution: 5 })
    const cpu = process.cpuUsage()
    kept.enable()
    await desk.learner.learnNow()
    kept.disable()
    const used = process.cpuUsage(cpu)
    const rows = await ledger.reader.all(
      "SELECT id FROM board WHERE status IN ('reported', 'accepted') ORDER BY id DESC LIMIT ?",
      [asked],
    )
    const { suggestion } = suggestionHandlers(desk)
    const took: number[] = []
    let suggested = 0
    for (const row of rows) {
      const begun = performance.now()
      const answer = await suggestion({ row: intAt(row, 'id') as RowId })
      took.push(performance.now() - begun)
      if (answer.ok && answer.value.kind === 'units') suggested += 1
    }
    const orders = intAt((await ledger.reader.get('SELECT count(*) AS n FROM board')) ?? {}, 'n')
    await desk.close()
    await ledger.close()
    return {
      ledgerOrders: orders,
      ledgerLearnCpuSeconds: rounded((used.user + used.system) / 1e6, 2),
      ledgerLearnKeptMsMax: rounded(kept.max / 1e6),
      ledgerAskMsMedian: rounded(median(took), 2),
      ledgerAskMsP95: rounded(took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.95)] ?? Number.NaN, 2),
      ledgerSuggestedShare: rounded(suggested / rows.length, 3),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
