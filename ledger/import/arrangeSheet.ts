import { findHeader, type Merge } from './findHeader.ts'
import { type Cell, isBlank, type Sheet } from './table.ts'

const EMPTY: readonly Cell[] = []

/**
 * Rows as they lie in the file -> a sheet with its header. Blank cells at the end of a row and blank rows at the end of the
 * sheet are dropped (sheets claim tens of thousands of rows that they do not have); blank rows in between stay, so that
 * row numbers are those that the person sees.
 */
export const arrangeSheet = (name: string, raw: readonly (readonly Cell[])[], merges: readonly Merge[]): Sheet => {
  const rows = raw.map(trimmed)
  while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop()
  const { header, firstData, found } = findHeader(rows, merges)
  const data = rows.slice(firstData)
  return {
    name,
    header,
    headerRow: found ? firstData : 0,
    rows: data,
    firstRowNumber: firstData + 1,
    emptyRows: data.reduce((count, row) => count + (row.length === 0 ? 1 : 0), 0),
  }
}

const trimmed = (row: readonly Cell[]): readonly Cell[] => {
  let end = row.length
  while (end > 0 && isBlank(row[end - 1])) end -= 1
  if (end === 0) return EMPTY
  return end === row.length ? row : row.slice(0, end)
}
