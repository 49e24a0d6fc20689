import { readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { clearLog, type ErasedStream, eraseStreams } from '../erasure.ts'
import { Ledger } from '../ledger.ts'
import { clearUnsent } from '../unsentReports.ts'
import { levelProjections } from '../projections/buildShadows.ts'

/** Ledgers that a restore or a repair put aside, beside the one in use. */
export const asideOf = (ledger: string): readonly string[] =>
  readdirSync(dirname(ledger))
    .filter((name) => /^ledger-before-.*\.db$/u.test(name))
    .map((name) => join(dirname(ledger), name))

/**
 * What is erased is erased in them as well: they hold the same words under the same keys. Answers the names of those that do
 * not open, as a damaged one may not; somebody has to see to them by hand.
 */
export const eraseAside = async (ledger: string, erased: readonly ErasedStream[]): Promise<readonly string[]> => {
  const left: string[] = []
  for (const file of asideOf(ledger)) {
    const opened = await Ledger.open(file).catch(() => null)
    if (opened === null || !opened.ok) {
      left.push(basename(file))
      continue
    }
    const aside = opened.value
    try {
      const names = erased.map((one) => one.name)
      await aside.queue.transaction(async (db) => {
        await eraseStreams(db, names, aside.now())
        await clearUnsent(db)
      })
      await levelProjections(aside.queue, new AbortController().signal, () => {})
      if (!(await clearLog(aside.queue))) left.push(basename(file))
    } catch {
      left.push(basename(file))
    } finally {
      await aside.close()
    }
  }
  return left
}
