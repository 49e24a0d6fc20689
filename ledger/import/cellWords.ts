import { chinaDate, DAY } from '../../shared/kernel/chinaTime.ts'
import { parseWhen } from './parseWhen.ts'
import type { Cell } from './table.ts'

/** A cell as a person would type it: numbers with at most 15 digits as a spreadsheet shows them, serials as dates. */
export const wordsOf = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return ''
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
