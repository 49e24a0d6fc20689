import { createHash } from 'node:crypto'
import type { ImportedRow } from '../../shared/contract/importing.ts'
import { cleanWords } from './cleanWords.ts'
import { normaliseRow, type RowPlan, wordsOf } from './normaliseRow.ts'
import type { Cell } from './table.ts'

/** Turns the rows of one file into orders, from the first to the last and each once: it remembers the ids it has seen. */
export type RowSequence = (row: number, cells: readonly Cell[]) => ImportedRow

/**
 * The second row with a source id is refused and names the first; only rows that were taken claim an id. Without an id
 * column the id is `row-` and 24 hex digits of the SHA-256 of the row and its occurrence number: the same file gives the
 * same ids whatever the mapping, and equal rows are different orders.
 */
export const rowSequence = (plan: RowPlan): RowSequence => {
  const firstRows = new Map<string, number>()
  const occurrences = new Map<string, number>()
  const idColumn = plan.mapping.sourceId
  const derivedId = (cells: readonly Cell[]): string => {
    const content = sha256(JSON.stringify(cells.map((cell) => cleanWords(wordsOf(cell)))))
    const occurrence = (occurrences.get(content) ?? 0) + 1
    occurrences.set(content, occurrence)
    return `row-${sha256(`${content}#${occurrence}`).slice(0, 24)}`
  }
  return (row, cells) => {
    const read = normaliseRow(plan, row, cells, idColumn === null ? derivedId(cells) : '')
    if (idColumn === null || !('order' in read)) return read
    const { sourceId } = read.order
    const firstRow = firstRows.get(sourceId)
    if (firstRow === undefined) {
      firstRows.set(sourceId, row)
      return read
    }
    const column = plan.header[idColumn] ?? ''
    return { row, refused: { code: 'duplicate-in-file', column, value: sourceId.slice(0, 80), firstRow } }
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
