import { channelOf } from '../../../shared/matching/channelOf.ts'
import { cleanCode } from '../../../ledger/import/cleanWords.ts'
import { makeRowPlan } from '../../../ledger/import/rowPlan.ts'
import { rowReader } from '../../../ledger/import/rowReader.ts'
import {
  countRowsLeft,
  deleteRows,
  deleteRun,
  putRows,
  rowsByNumber,
  rowsLeft,
  runById,
  type StoredRun,
  updateProgress,
} from '../../../ledger/staging/importRuns.ts'
import type { ImportedRow, RowRefusal } from '../../../shared/contract/importRows.ts'
import type { LeftRow } from '../../../shared/contract/importRuns.ts'
import { type CountsByKind, noRowsYet } from '../../../shared/domain/importing/importRun.ts'
import type { Desk } from '../desk.ts'
import { leftRow, planOf, progressOf } from './importReports.ts'
import { counted, type KeptRow, type Outcome, type RunPlan } from './importRun.ts'
import { account, kindOf, staysBehind } from './takeOver.ts'
import { takeRows } from './takeRows.ts'

type Corrected = { readonly row: number; readonly cells: readonly string[] }

/** A row as it would be read with these cells, by the plan of its import and at the time of it. */
export const readCorrected = (run: RunPlan, { row, cells }: Corrected): ImportedRow => {
  const orders = new Map(run.dayOrders)
  const plan = makeRowPlan(
    run.header,
    run.plan,
    (column) => orders.get(column) ?? 'unknown',
    run.begunAt,
    channelOf(run.sourceName),
  )
  return rowReader(plan)(row, cells)
}

/** Why a corrected row would still be refused; null when it can be taken. Nothing is written. */
export const checkRow = async (
  desk: Desk,
  id: string,
  corrected: Corrected,
): Promise<{ readonly refused: RowRefusal | null } | null> => {
  const stored = await runById(desk.ledger.reader, id)
  if (stored === null) return null
  const [kept] = (await rowsByNumber(desk.ledger.reader, id, stored.key, [corrected.row])) as readonly KeptRow[]
  if (kept === undefined) return null
  return { refused: stillRefused(planOf(stored), kept, corrected) }
}

const stillRefused = (run: RunPlan, kept: KeptRow, corrected: Corrected): RowRefusal | null => {
  const read = readCorrected(run, corrected)
  if (read.kind === 'refused') return read.refused
  // One row alone cannot see the other that has its id: it is a double for as long as it says the same id.
  const { outcome } = kept
  const column = run.plan.mapping.sourceId
  const idOf = (cells: readonly string[]): string => (column === null ? '' : cleanCode(cells[column] ?? ''))
  const double = outcome.kind === 'refused' && outcome.refused.code === 'duplicate-in-file'
  return double && idOf(kept.cells) === idOf(corrected.cells) ? outcome.refused : null
}

/** Keeps a row as the person corrected it, with what is wrong with it now; null when there is no such row any more. */
export const correctRow = async (desk: Desk, id: string, corrected: Corrected): Promise<LeftRow | null> => {
  const stored = await runById(desk.ledger.reader, id)
  if (stored === null) return null
  const [kept] = (await rowsByNumber(desk.ledger.reader, id, stored.key, [corrected.row])) as readonly KeptRow[]
  if (kept?.outcome.kind !== 'refused') return null
  const refused = stillRefused(planOf(stored), kept, corrected)
  const now: KeptRow =
    refused === null
      ? { row: kept.row, cells: corrected.cells, outcome: kept.outcome, ready: true }
      : { row: kept.row, cells: corrected.cells, outcome: { kind: 'refused', refused } }
  await desk.ledger.queue.transaction((db) => putRows(db, id, stored.key, [now]))
  return leftRow(planOf(stored), now)
}

/** At most so many rows are read and taken at once, like everywhere. */
const slice = 500

/**
 * Takes rows over again, into the same group: those that were corrected, or those that matched no order when they came. What is
 * still refused stays, with the words that the person gave it.
 */
export const retakeRows = async (desk: Desk, id: string, which: 'ready' | 'unmatched'): Promise<boolean> => {
  let after = 0
  for (;;) {
    const stored = await runById(desk.ledger.reader, id)
    if (stored === null || stored.staging !== null) return after > 0
    const rows = (await rowsLeft(desk.ledger.reader, id, stored.key, after, slice)) as readonly KeptRow[]
    const last = rows.at(-1)
    if (last === undefined) break
    after = last.row
    const asked = rows.filter((one) => (which === 'ready' ? one.ready === true : one.outcome.kind === 'unmatched'))
    if (asked.length > 0) await retake(desk, stored, asked)
  }
  await forgetWhenEmpty(desk, id)
  return true
}

const retake = async (desk: Desk, stored: StoredRun, asked: readonly KeptRow[]): Promise<void> => {
  const id = stored.import
  const run = planOf(stored)
  const rows = asked.map((one) => readCorrected(run, one))
  const outcomes = await takeRows(desk, run, rows)
  let { counts } = progressOf(stored)
  const left: KeptRow[] = []
  const gone: number[] = []
  for (const [at, outcome] of outcomes.entries()) {
    const row = rows[at]
    const was = asked[at]
    if (row === undefined || was === undefined) continue
    counts = moved(counts, run, was, kindOf(run, row), outcome)
    if (staysBehind(outcome)) left.push({ row: row.row, cells: was.cells, outcome })
    else gone.push(row.row)
  }
  const progress = { ...progressOf(stored), counts }
  await desk.ledger.queue.transaction(async (db) => {
    await putRows(db, id, stored.key, left)
    await deleteRows(db, id, gone)
    await updateProgress(db, id, stored.key, progress)
  })
  await account(desk, run, progress)
}

/** Strikes rows off the report; they stay counted as what they were. */
export const dismissRows = async (desk: Desk, id: string, rows: readonly number[] | null): Promise<void> => {
  await desk.ledger.queue.transaction(async (db) => {
    if (rows === null) await db.run('DELETE FROM import_row WHERE import = ?', [id])
    else await deleteRows(db, id, rows)
  })
  await forgetWhenEmpty(desk, id)
}

/** With its last row the key goes: nothing of the file is left here that is not in the ledger. */
export const forgetWhenEmpty = async (desk: Desk, id: string): Promise<void> => {
  const stored = await runById(desk.ledger.reader, id)
  if (stored === null || stored.staging !== null) return
  if ((await countRowsLeft(desk.ledger.reader, id)) === 0)
    await desk.ledger.queue.transaction((db) => deleteRun(db, id))
}

/** One row less of what it was, one more of what it became. */
export const moved = (
  counts: CountsByKind,
  run: RunPlan,
  was: KeptRow,
  kind: ReturnType<typeof kindOf>,
  outcome: Outcome,
): CountsByKind => {
  const old = ([run.plan.kind, kind] as const).find((one) => (counts[one] ?? noRowsYet)[was.outcome.kind] > 0)
  return counted(old === undefined ? counts : counted(counts, old, was.outcome.kind, -1), kind, outcome.kind)
}
