import { namedFields } from './guessMapping.ts'
import { type Cell, columnLetter, isBlank } from './table.ts'

/** A merged area, 0-based, both ends included. */
export type Merge = {
  readonly s: { readonly r: number; readonly c: number }
  readonly e: { readonly r: number; readonly c: number }
}

export type FoundHeader = {
  readonly header: readonly string[]
  /** Index of the first row below the header. */
  readonly firstData: number
  /** Whether there was one: columns of a table without a header are called by their letters, and no row is lost. */
  readonly found: boolean
}

const WINDOW = 30
const LONGEST_NAME = 60

/**
 * Finds the header among the first 30 rows. It is the first row of short words that names two known fields outright; else
 * the first row of short words that fills more than half of the widest row (a title above a table fills one or two cells).
 * Rows above it are titles. A header of several rows is known by its merged cells: a merge down from it, or names under a
 * merge across; the names of a column are joined by a space.
 */
export const findHeader = (rows: readonly (readonly Cell[])[], merges: readonly Merge[]): FoundHeader => {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const near = rows.slice(0, WINDOW)
  const widest = Math.max(0, ...near.map(filled))
  const enough = widest <= 2 ? widest : Math.floor(widest / 2) + 1
  const named = near.findIndex((row) => areNames(row) && namedFields(row.filter(isText)) >= 2)
  const top = named >= 0 ? named : near.findIndex((row) => filled(row) >= enough && areNames(row))
  if (top < 0 || widest === 0) {
    const first = rows.findIndex((row) => filled(row) > 0)
    return { header: lettersOf(width), firstData: Math.max(0, first), found: false }
  }
  const [from, to] = extent(rows, merges, top)
  const header = eachOnce(lettersOf(width).map((letter, column) => nameOf(rows, merges, from, to, column) || letter))
  return { header, firstData: to + 1, found: true }
}

/** The second 备注 becomes 备注 (2): a remembered mapping and the extra columns of an order know columns by their names. */
const eachOnce = (names: readonly string[]): readonly string[] => {
  const taken = new Set<string>()
  // Where the numbers of a name go on: thousands of columns of one name would try each number again.
  const last = new Map<string, number>()
  return names.map((name) => {
    let given = name
    let count = last.get(name) ?? 1
    while (taken.has(given)) {
      count += 1
      given = `${name} (${count})`
    }
    last.set(name, count)
    taken.add(given)
    return given
  })
}

const isText = (cell: Cell): cell is string => typeof cell === 'string'
const filled = (row: readonly Cell[]): number => row.reduce<number>((count, cell) => count + (isBlank(cell) ? 0 : 1), 0)

/** Words, not values: no numbers or dates, and no long sentences. */
const areNames = (row: readonly Cell[]): boolean =>
  filled(row) > 0 &&
  row.every(
    (cell) => isBlank(cell) || (isText(cell) && cell.trim().length <= LONGEST_NAME && !/^[\d\s./:-]+$/.test(cell)),
  )

const lettersOf = (width: number): readonly string[] =>
  Array.from({ length: width }, (_, column) => columnLetter(column))

const extent = (
  rows: readonly (readonly Cell[])[],
  merges: readonly Merge[],
  top: number,
): readonly [number, number] => {
  // A merge of more than three rows is no header but a value that stands for many rows.
  const down = merges.filter((merge) => merge.e.r > merge.s.r && merge.e.r - merge.s.r <= 2)
  const from = Math.min(top, ...down.filter((merge) => merge.s.r < top && merge.e.r >= top).map((merge) => merge.s.r))
  const to = Math.max(top, ...down.filter((merge) => merge.s.r === from).map((merge) => merge.e.r))
  const across = merges.filter((merge) => merge.s.r === to && merge.e.r === to && merge.e.c > merge.s.c)
  const below = rows[to + 1] ?? []
  const isSecondRow =
    across.length > 0 &&
    areNames(below) &&
    below.every((cell, column) => isBlank(cell) || across.some((merge) => column >= merge.s.c && column <= merge.e.c))
  return [from, isSecondRow ? to + 1 : to]
}

const nameOf = (
  rows: readonly (readonly Cell[])[],
  merges: readonly Merge[],
  from: number,
  to: number,
  column: number,
): string => {
  const names: string[] = []
  for (let row = from; row <= to; row += 1) {
    const merge = merges.find(({ s, e }) => s.r <= row && e.r >= row && s.c <= column && e.c >= column)
    const cell = merge && merge.s.r >= from ? rows[merge.s.r]?.[merge.s.c] : rows[row]?.[column]
    const name = isBlank(cell) ? '' : String(cell).replace(/\s+/g, ' ').trim()
    if (name !== '' && !names.includes(name)) names.push(name)
  }
  return names.join(' ')
}
