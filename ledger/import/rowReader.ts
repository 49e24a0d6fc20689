import { createHash } from 'node:crypto'
import type { ImportedRow } from '../../shared/contract/importRows.ts'
import { unreachable } from '../../shared/kernel/unreachable.ts'
import { wordsOf } from './cellWords.ts'
import { cleanWords } from './cleanWords.ts'
import { type DayOrder, parseWhen } from './parseWhen.ts'
import { readCategoryRow, readPersonRow, readUnitRow } from './readCatalogueRow.ts'
import { type ReadRow, readOrderRow } from './readOrderRow.ts'
import { readUpdateRow } from './readUpdateRow.ts'
import { type RowPlan, refusalAt, shortened } from './rowPlan.ts'
import { type Cell, isBlank } from './table.ts'

/** Reads the rows of one file under one plan, from the first to the last and each once: it remembers what it has seen. */
export type RowReader = (row: number, cells: readonly Cell[]) => ImportedRow

/**
 * The second row of the same order, category, unit or person is refused and names the first; only rows that can be taken
 * claim anything. Updates may come more than once: an order has many. Without an id column the id is `row-` and 24 hex digits of
 * the SHA-256 of what the row says and how often that came before: the same table gives the same ids whatever the mapping,
 * the format and the encoding, and equal rows are different orders.
 */
export const rowReader = (plan: RowPlan): RowReader => {
  const firstRows = new Map<string, number>()
  const occurrences = new Map<string, number>()
  const derives = plan.plan.mapping.sourceId === null
  const derivedId = (cells: readonly Cell[]): string => {
    const content = sha256(JSON.stringify(cells.map((cell, column) => sameInAnyFormat(cell, plan.ownDayOrder(column)))))
    const occurrence = (occurrences.get(content) ?? 0) + 1
    occurrences.set(content, occurrence)
    return `row-${sha256(`${content}#${occurrence}`).slice(0, 24)}`
  }
  return (row, cells) => {
    const read = readRow(plan, cells, derivedId)
    if (!read.ok) return { kind: 'refused', row, refused: read.error, cells: cells.map(wordsOf) }
    const claim = claimOf(read.value)
    const firstRow = claim === null || (derives && 'order' in read.value) ? undefined : firstRows.get(claim)
    if (firstRow === undefined) {
      if (claim !== null) firstRows.set(claim, row)
      return { row, ...read.value }
    }
    const field = fieldOfClaim[read.value.kind]
    const refused = {
      ...refusalAt(plan, cells, 'duplicate-in-file', field),
      value: shortened(saidOf(claim ?? '')),
      firstRow,
    }
    return { kind: 'refused', row, refused, cells: cells.map(wordsOf) }
  }
}

const readRow = (plan: RowPlan, cells: readonly Cell[], derivedId: (cells: readonly Cell[]) => string): ReadRow => {
  if (cells.every(isBlank)) return { ok: false, error: refusalAt(plan, cells, 'empty-row', null) }
  const { kind, mapping } = plan.plan
  switch (kind) {
    case 'newOrders':
    case 'history':
      return readOrderRow(plan, cells, mapping.sourceId === null ? derivedId(cells) : '')
    case 'updates':
      return readUpdateRow(plan, cells)
    case 'categories':
      return readCategoryRow(plan, cells)
    case 'units':
      return readUnitRow(plan, cells)
    case 'persons':
      return readPersonRow(plan, cells)
    default:
      return unreachable(kind)
  }
}

type ReadBody = Extract<ReadRow, { readonly ok: true }>['value']

/** What no second row of the file may say, or null where repeating is no mistake. */
const claimOf = (read: ReadBody): string | null => {
  switch (read.kind) {
    case 'newOrders':
    case 'history':
      return read.order.sourceId
    case 'updates':
      return null
    case 'categories':
      return read.category.path.join(' / ')
    case 'units':
      return read.unit.name
    case 'persons':
      return [read.person.name, read.person.unit, read.person.phone].join('\0')
    default:
      return unreachable(read)
  }
}

/** A claim as a person reads it. */
const saidOf = (claim: string): string => claim.split('\0')[0] ?? claim

const fieldOfClaim = {
  newOrders: 'sourceId',
  history: 'sourceId',
  updates: 'sourceId',
  categories: 'level1',
  units: 'name',
  persons: 'name',
} as const

/**
 * A cell as it is the same in a workbook and in the text that a spreadsheet program saves of it: a date is a serial in the
 * one and words without seconds in the other, a number may have lost its last zeros.
 */
const sameInAnyFormat = (cell: Cell, dayOrder: DayOrder): string => {
  const words = cleanWords(wordsOf(cell))
  if (plainNumber.test(words)) return String(Number(words))
  const when = maybeDate.test(words) || typeof cell === 'object' ? parseWhen(cell, dayOrder) : null
  return when?.ok === true ? `@${Math.floor(when.value / 60_000)}` : words
}

const plainNumber = /^-?(?:0|[1-9]\d{0,11})(?:\.\d{1,9})?$/
const maybeDate = /^\s*\d{1,4}[-/.年]\d/

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
