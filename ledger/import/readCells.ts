import type { Merge } from './findHeader.ts'
import { serial1900 } from './parseWhen.ts'
import { CELLS, COLUMNS, ROWS } from './sheetExtent.ts'
import type { Cell } from './table.ts'
import { unescaped } from './workbookParts.ts'
import { attributeOf, type XmlEvents } from './xmlScan.ts'

export type CellsRead = {
  readonly rows: readonly (readonly Cell[])[]
  readonly merges: readonly Merge[]
  /** A cell lies where no spreadsheet has one, or there are more cells than can be held. */
  readonly problem: 'damaged-workbook' | 'too-large' | null
}

const EMPTY: readonly Cell[] = []

/**
 * The cells of one worksheet out of the events of its XML (ECMA-376, part 1, 18.3.1): only cells that say something count, so
 * that a sheet that is formatted down to row 65,203 has the rows that it has.
 */
export const readCells = (
  strings: readonly string[],
  isDate: readonly boolean[],
  date1904: boolean,
): { readonly events: XmlEvents; readonly result: () => CellsRead } => {
  const rows: (readonly Cell[])[] = []
  const merges: Merge[] = []
  let row = -1
  let column = -1
  let cells: Cell[] = []
  let count = 0
  let type = ''
  let style = 0
  let words = ''
  let isValue = false
  let isReading = false
  let problem: CellsRead['problem'] = null

  const openCell = (attributes: string): void => {
    const place = attributeOf(attributes, 'r')
    column = place === undefined ? column + 1 : columnOf(place)
    type = attributeOf(attributes, 't') ?? 'n'
    style = Number(attributeOf(attributes, 's') ?? 0)
    words = ''
    if (column < 0 || column >= COLUMNS) problem ??= 'damaged-workbook'
  }
  const closeCell = (): void => {
    const cell = problem === null && words !== '' ? cellOf() : null
    if (cell === null) return
    count += column + 1 - cells.length
    if (count > CELLS) problem ??= 'too-large'
    while (cells.length < column) cells.push(null)
    cells[column] = cell
  }
  const cellOf = (): Cell => {
    switch (type) {
      case 's':
        return strings[Number(words)] ?? null
      case 'str':
      case 'inlineStr':
        return unescaped(words)
      case 'b':
        return words === '1' || words === 'true'
      case 'n': {
        const number = Number(words)
        if (!Number.isFinite(number)) return words
        return isDate[style] === true ? { serial: serial1900(number, date1904) } : number
      }
      // Errors as a spreadsheet shows them (#N/A), and dates in ISO 8601.
      default:
        return words
    }
  }
  const closeRow = (): void => {
    if (cells.length > 0) {
      while (rows.length < row) rows.push(EMPTY)
      rows[row] = cells
    }
    cells = []
  }
  return {
    events: {
      open: (name, attributes) => {
        if (name === 'c') openCell(attributes)
        else if (name === 'v') isValue = true
        else if (name === 't') isValue = !isReading
        else if (name === 'row') {
          const place = attributeOf(attributes, 'r')
          row = place === undefined ? row + 1 : Number(place) - 1
          column = -1
          if (!Number.isInteger(row) || row < 0 || row >= ROWS) problem ??= 'damaged-workbook'
        } else if (name === 'rPh') isReading = true
        else if (name === 'mergeCell') {
          const merge = mergeOf(attributeOf(attributes, 'ref') ?? '')
          if (merge !== null) merges.push(merge)
        }
      },
      text: (text) => {
        if (isValue) words += text
      },
      close: (name) => {
        if (name === 'c') closeCell()
        else if (name === 'v' || name === 't') isValue = false
        else if (name === 'row') {
          if (problem === null) closeRow()
        } else if (name === 'rPh') isReading = false
      },
    },
    result: () => ({ rows, merges, problem }),
  }
}

/** AB12 -> 27; -1 for what is no cell. */
const columnOf = (place: string): number => {
  let column = 0
  let at = 0
  for (; at < place.length; at += 1) {
    const code = place.charCodeAt(at)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column - 1
}

const mergeOf = (reference: string): Merge | null => {
  const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference)
  if (match === null) return null
  const [, left = '', top = '', right = '', bottom = ''] = match
  return { s: { r: Number(top) - 1, c: columnOf(left) }, e: { r: Number(bottom) - 1, c: columnOf(right) } }
}
