import { mostValues } from '../../shared/contract/importFields.ts'
import { wordsOf } from './cellWords.ts'
import { cleanWords } from './cleanWords.ts'
import type { SheetSigns } from './guessKind.ts'
import { type DayOrder, decideDayOrder, hasUnclearDates } from './parseWhen.ts'
import { joinedCategory } from './rowPlan.ts'
import { type Cell, isBlank, type Sheet } from './table.ts'

/** A sheet that is held while the person looks at it, and what was found out about its columns, each once. */
export type HeldSheet = SheetSigns & {
  readonly sheet: Sheet
  /** The different paths that these columns give together, like `valuesOf`. */
  readonly pathsOf: (columns: readonly number[]) => ReturnType<SheetSigns['valuesOf']>
  readonly dayOrder: (column: number) => DayOrder
  /** Whether it holds dates like 03/04/2018 whose order nothing tells. */
  readonly isUnclear: (column: number) => boolean
}

export const holdSheet = (sheet: Sheet): HeldSheet => {
  const cellsOf = (column: number) => sheet.rows.map((cells) => cells[column])
  const dayOrder = once((column) => decideDayOrder(cellsOf(column)))
  return {
    sheet,
    header: sheet.header,
    isEmpty: once((column) => sheet.rows.every((cells) => isBlank(cells[column]))),
    valuesOf: once((column) => countValues(sheet, (cells) => wordsAt(cells, column))),
    pathsOf: (columns) =>
      countValues(sheet, (cells) => joinedCategory(columns.map((column) => wordsAt(cells, column)))),
    dayOrder,
    isUnclear: once((column) => dayOrder(column) === 'unknown' && hasUnclearDates(cellsOf(column))),
  }
}

const wordsAt = (cells: readonly Cell[], column: number): string => cleanWords(wordsOf(cells[column]))

/** The different values that rows have, the most frequent first; '' for rows that say nothing there. */
const countValues = (
  sheet: Sheet,
  read: (cells: readonly Cell[]) => string,
): readonly (readonly [string, number])[] => {
  const counts = new Map<string, number>()
  for (const cells of sheet.rows) {
    if (cells.length === 0) continue
    const value = read(cells)
    counts.set(value, (counts.get(value) ?? 0) + 1)
    // A column of free text is no list; whoever asks sees that there are more than can be listed.
    if (counts.size > 20 * mostValues) break
  }
  return [...counts].sort((a, b) => b[1] - a[1])
}

const once = <T>(find: (column: number) => T): ((column: number) => T) => {
  const found = new Map<number, T>()
  return (column) => {
    const known = found.get(column)
    if (known !== undefined) return known
    const fresh = find(column)
    found.set(column, fresh)
    return fresh
  }
}
