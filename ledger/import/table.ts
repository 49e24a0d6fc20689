import type { tableFormats } from '../../shared/contract/importing.ts'

/** A cell as the file has it. `serial` is a spreadsheet date: days since 1899-12-30, the time of day as the fraction. */
export type Cell = string | { readonly serial: number } | number | boolean | null

export type Sheet = {
  readonly name: string
  /** Names of all columns; one without a name is called by its letter. */
  readonly header: readonly string[]
  /** The header's last row, 1-based; 0 when the sheet has none. */
  readonly headerRow: number
  /** Everything from the row after the header to the last row with anything in it; an empty row is an empty array. */
  readonly rows: readonly (readonly Cell[])[]
  /** The number, as the person sees it, of `rows[0]`; `rows[i]` has `firstRowNumber + i`. */
  readonly firstRowNumber: number
  /** How many of `rows` are empty. */
  readonly emptyRows: number
}

export type TableFormat = (typeof tableFormats)[number]
export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

export type Table = {
  readonly format: TableFormat
  /** Only for text. */
  readonly encoding?: TextEncoding
  readonly sheets: readonly Sheet[]
}

export const isBlank = (cell: Cell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')

/** 0 -> A, 25 -> Z, 26 -> AA: what a spreadsheet calls a column. */
export const columnLetter = (column: number): string =>
  (column >= 26 ? columnLetter(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))
