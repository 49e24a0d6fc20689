import type {
  ImportedOrder,
  ImportedRow,
  ImportField,
  Mapping,
  RowRefusalCode,
} from '../../shared/contract/importing.ts'
import { chinaDate, DAY, type Instant } from '../../shared/kernel/chinaTime.ts'
import { cleanCode, cleanWords } from './cleanWords.ts'
import { type DayOrder, parseWhen } from './parseWhen.ts'
import { type Cell, columnLetter, isBlank } from './table.ts'
import { titleFromText } from './titleFromText.ts'

export type RowPlan = {
  readonly header: readonly string[]
  readonly mapping: Mapping
  /** Decided over the whole column of `receivedAt`. */
  readonly dayOrder: DayOrder
  /** When the import happens: what was received more than a day later cannot be. */
  readonly now: Instant
}

const VALUE = 80

/**
 * One row as an order, or why it is none. Pure, and knows no other rows: without an id column the source id is `derivedId`,
 * which the caller brings. Titles: the title column; where it is empty or missing, the first sentence of the words; where a
 * table has neither column, the category (open city data have nothing else).
 */
export const normaliseRow = (plan: RowPlan, row: number, cells: readonly Cell[], derivedId = ''): ImportedRow => {
  const { mapping, header } = plan
  const cellOf = (field: ImportField): Cell => {
    const column = mapping[field]
    return column === null ? null : (cells[column] ?? null)
  }
  const refuse = (code: RowRefusalCode, field: ImportField | null): ImportedRow => {
    const column = field === null ? null : mapping[field]
    const value =
      field === null
        ? ''
        : Array.from(wordsOf(cellOf(field)))
            .slice(0, VALUE)
            .join('')
    return { row, refused: { code, column: column === null ? '' : (header[column] ?? columnLetter(column)), value } }
  }
  if (cells.every(isBlank)) return refuse('empty-row', null)

  const sourceId = mapping.sourceId === null ? derivedId : cleanCode(wordsOf(cellOf('sourceId')))
  if (sourceId === '') return refuse('no-source-id', 'sourceId')

  const text = cleanWords(wordsOf(cellOf('text')))
  const category = cleanWords(wordsOf(cellOf('category')))
  const named = cleanWords(wordsOf(cellOf('title'))) || titleFromText(text)
  const title = mapping.title === null && mapping.text === null ? category : named
  if (title === '' && text === '') return refuse('no-title-and-text', null)

  const whenCell = cellOf('receivedAt')
  const when = isBlank(whenCell) ? null : parseWhen(whenCell, plan.dayOrder)
  if (when?.ok === false) return refuse(when.error, 'receivedAt')
  if (when !== null && when.value > plan.now + DAY) return refuse('future-date', 'receivedAt')

  const order: ImportedOrder = {
    sourceId,
    title,
    text,
    reporter: cleanWords(wordsOf(cellOf('reporter'))),
    phone: cleanCode(wordsOf(cellOf('phone'))),
    address: cleanWords(wordsOf(cellOf('address'))),
    town: cleanWords(wordsOf(cellOf('town'))),
    category,
    channel: cleanWords(wordsOf(cellOf('channel'))),
    receivedAt: when === null ? null : when.value,
    extra: extraOf(plan, cells),
  }
  return { row, order }
}

const extraOf = ({ mapping, header }: RowPlan, cells: readonly Cell[]): [string, string][] => {
  const used = new Set(Object.values(mapping))
  const extra: [string, string][] = []
  for (const [column, cell] of cells.entries()) {
    if (used.has(column)) continue
    const value = cleanWords(wordsOf(cell))
    if (value !== '') extra.push([header[column] ?? columnLetter(column), value])
  }
  return extra
}

/** A cell as a person would type it: numbers with at most 15 digits as a spreadsheet shows them, serials as dates. */
export const wordsOf = (cell: Cell): string => {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  if (typeof cell === 'object') return dateWords(cell.serial)
  if (Number.isInteger(cell)) return Math.abs(cell) < 1e15 ? String(cell) : BigInt(cell).toString()
  return String(Number(cell.toPrecision(15)))
}

const dateWords = (serial: number): string => {
  const when = parseWhen({ serial })
  // A time or a duration without a date.
  if (!when.ok)
    return serial >= 0 && serial < 1 ? timeWords(chinaDate(Math.round(serial * DAY) - DAY / 3)) : String(serial)
  const at = chinaDate(when.value + 500)
  const date = `${at.year}-${two(at.month)}-${two(at.day)}`
  return Number.isInteger(serial) ? date : `${date} ${timeWords(at)}`
}

const timeWords = (at: { readonly hour: number; readonly minute: number; readonly second: number }): string =>
  `${two(at.hour)}:${two(at.minute)}:${two(at.second)}`

const two = (value: number): string => String(value).padStart(2, '0')
