import { holdSheet } from '../../../ledger/import/heldSheet.ts'
import { walkRows } from '../../../ledger/import/walkRows.ts'
import { runById } from '../../../ledger/staging/importRuns.ts'
import { readStaging, stagingPath } from '../../../ledger/staging/stagingFile.ts'
import { rowsPerChunk } from '../../../shared/contract/importFields.ts'
import type { ImportReport } from '../../../shared/contract/importRuns.ts'
import type { Desk } from '../desk.ts'
import { importReport, planOf, progressOf } from './importReports.ts'
import { settle, takeOver } from './takeOver.ts'

/** Imports that broke off when the store ended and are gone on with, out of their staging files. */
export class RunningImports {
  readonly #running = new Set<string>()
  readonly #onEnd: (id: string) => void

  /** `onEnd`: what the import brought is in the record, and who waited for that goes on. */
  constructor(onEnd: (id: string) => void = () => {}) {
    this.#onEnd = onEnd
  }

  get any(): boolean {
    return this.#running.size > 0
  }

  has(id: string): boolean {
    return this.#running.has(id)
  }

  /** True at once; the report follows as news. False when there is nothing to go on with, or no staging file any more. */
  async resume(desk: Desk, id: string): Promise<boolean> {
    if (this.#running.has(id)) return true
    const stored = await runById(desk.ledger.reader, id)
    if (stored === null || stored.staging === null) return false
    const staged = await readStaging(stagingPath(desk.ledger.file, id), stored.staging).catch(() => null)
    if (staged === null) return false
    const run = planOf(stored)
    const walk = walkRows(holdSheet(staged.sheet), run.plan, run.sourceName, staged.now)
    const from = progressOf(stored)
    this.#running.add(id)
    void takeOver({
      desk,
      run,
      keys: { staging: stored.staging, key: stored.key },
      from,
      first: walk(from.next, rowsPerChunk),
      rows: async (fromRow) => walk(fromRow, rowsPerChunk),
      signal: new AbortController().signal,
      tell: (progress) => desk.publish({ kind: 'importProgress', import: id, progress }),
    })
      .then((refused) => {
        if (refused !== null) throw new Error(refused.code)
      })
      .catch((problem: unknown) => process.stderr.write(`import ${id}: ${String(problem)}\n`))
      .then(() => this.#over(desk, id))
      .catch((problem: unknown) => process.stderr.write(`import ${id}: ${String(problem)}\n`))
    desk.publish({ kind: 'importsHalted' })
    return true
  }

  /** Gives up the rows that were not taken; what was taken stays. Null when there is no such import. */
  async abandon(desk: Desk, id: string): Promise<ImportReport | null> {
    const stored = await runById(desk.ledger.reader, id)
    if (stored === null || stored.staging === null || this.#running.has(id)) return null
    await settle(desk, planOf(stored), { ...progressOf(stored), stopped: true })
    desk.publish({ kind: 'importsHalted' })
    return importReport(desk, id)
  }

  async #over(desk: Desk, id: string): Promise<void> {
    this.#running.delete(id)
    desk.publish({ kind: 'importsHalted' })
    this.#onEnd(id)
    const report = await importReport(desk, id)
    if (report !== null) desk.publish({ kind: 'importReport', import: id, report })
  }
}
