import { seqsOfCommands } from '../../../ledger/sqlite/entries.ts'
import type { Desk } from '../desk.ts'
import { type RunPlan, rowCommandId } from './importRun.ts'

/**
 * Which of these acts the ledger has of each row already: an import that goes on after a crash meets rows that it took
 * before, and must count them as it did then.
 */
export const recordedActs = async (
  desk: Desk,
  run: RunPlan,
  rows: readonly { readonly row: number }[],
  acts: readonly string[],
): Promise<ReadonlyMap<number, ReadonlySet<string>>> => {
  const asked = rows.flatMap(({ row }) => acts.map((act) => ({ row, act, id: rowCommandId(run, row, act) })))
  const seqs = await seqsOfCommands(
    desk.ledger.reader,
    asked.map(({ id }) => id),
  )
  const found = new Map<number, Set<string>>()
  for (const { row, act, id } of asked) {
    if (!seqs.has(id)) continue
    const done = found.get(row) ?? new Set()
    found.set(row, done.add(act))
  }
  return found
}
