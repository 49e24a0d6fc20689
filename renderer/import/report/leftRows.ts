import type { LeftRow } from '../../../shared/contract/importRuns.ts'

/** The row's cells with one of them as the person types it; a row that was too short for its header is made longer. */
export const withCell = (cells: readonly string[], at: number, text: string): readonly string[] =>
  Array.from({ length: Math.max(cells.length, at + 1) }, (_, column) => (column === at ? text : (cells[column] ?? '')))

export const canBeCorrected = (row: LeftRow): row is Extract<LeftRow, { readonly outcome: 'refused' }> =>
  row.outcome === 'refused'

/** The next row in this direction that waits to be corrected; the same one again where there is no other. */
export const nextToCorrect = (rows: readonly LeftRow[], from: number, step: 1 | -1): number => {
  for (let at = from + step; at >= 0 && at < rows.length; at += step) {
    const row = rows[at]
    if (row !== undefined && canBeCorrected(row) && !row.ready) return at
  }
  return from
}

export const readyRows = (rows: readonly LeftRow[]): number =>
  rows.filter((row) => row.outcome === 'refused' && row.ready).length

export const unmatchedRows = (rows: readonly LeftRow[]): number =>
  rows.filter((row) => row.outcome === 'unmatched').length

/** A row that was corrected takes the place of what it was. */
export const putRow = (rows: readonly LeftRow[], row: LeftRow): readonly LeftRow[] =>
  rows.map((one) => (one.row === row.row ? row : one))
