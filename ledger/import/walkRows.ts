import type { ImportPlan } from '../../shared/contract/importPlan.ts'
import type { ImportedRow } from '../../shared/contract/importRows.ts'
import type { HeldSheet } from './heldSheet.ts'
import { readerFor } from './lookAtSheet.ts'

/** The rows from `fromRow` on, at most `limit` of them; `next` is to be asked for after them. */
export type RowWalk = (
  fromRow: number,
  limit: number,
) => { readonly rows: ImportedRow[]; readonly next: number; readonly done: boolean }

/**
 * Walks through the rows of a sheet under one plan. Duplicates are known only to those who saw the rows before, so a walk that is
 * asked for the middle (resumed after a crash) first goes through them again: the same row always has the same outcome.
 */
export const walkRows = (held: HeldSheet, plan: ImportPlan, sourceName: string, now: number): RowWalk => {
  const { sheet } = held
  const start = sheet.firstRowNumber
  const end = start + sheet.rows.length
  let read = readerFor(held, plan, sourceName, now)
  let nextRow = start
  return (from, limit) => {
    const fromRow = Math.max(start, from)
    if (nextRow !== fromRow) {
      read = readerFor(held, plan, sourceName, now)
      nextRow = start
    }
    const rows: ImportedRow[] = []
    for (; nextRow < end && rows.length < limit; nextRow += 1) {
      const cells = sheet.rows[nextRow - start] ?? []
      if (cells.length === 0) continue
      const row = read(nextRow, cells)
      if (nextRow >= fromRow) rows.push(row)
    }
    return { rows, next: nextRow, done: nextRow >= end }
  }
}
