import type { ImportField } from '../../shared/contract/importFields.ts'
import type { ImportPlan, ValueMatch } from '../../shared/contract/importPlan.ts'
import type { RowRefusal, RowRefusalCode } from '../../shared/contract/importRows.ts'
import type { Channel } from '../../shared/domain/order/orderState.ts'
import { DAY, type Instant } from '../../shared/kernel/chinaTime.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { betweenLevels } from '../../shared/matching/categoryPath.ts'
import { wordsOf } from './cellWords.ts'
import { cleanCode, cleanWords } from './cleanWords.ts'
import { type DayOrder, parseWhen } from './parseWhen.ts'
import { type Cell, columnLetter, isBlank } from './table.ts'

/** A plan made ready for many rows. */
export type RowPlan = {
  readonly header: readonly string[]
  readonly plan: ImportPlan
  /** What 03/04 means in a column, decided over the whole of it or set by the person. */
  readonly dayOrder: (column: number) => DayOrder
  /** The same by the column alone, so that a row is known again whatever the person set. */
  readonly ownDayOrder: (column: number) => DayOrder
  /** When the import happens: what was received more than a day later cannot be. */
  readonly now: Instant
  readonly states: ReadonlyMap<string, 'newOrders' | 'history'>
  readonly channels: ReadonlyMap<string, Channel>
  readonly towns: ReadonlyMap<string, string | null>
  readonly categories: ReadonlyMap<string, string | null>
  readonly units: ReadonlyMap<string, string | null>
  /** Columns that do not go into `extra`. */
  readonly spoken: ReadonlySet<number>
  /** For rows that name no channel. */
  readonly usualChannel: Channel
}

export const makeRowPlan = (
  header: readonly string[],
  plan: ImportPlan,
  dayOrder: (column: number) => DayOrder,
  now: Instant,
  usualChannel: Channel,
): RowPlan => {
  const { rules, mapping, ignored } = plan
  const set = rules.dayOrder
  const fed = Object.values(mapping).filter((column) => column !== null)
  return {
    header,
    plan,
    dayOrder: set === 'auto' ? dayOrder : () => set,
    ownDayOrder: dayOrder,
    now,
    states: new Map(rules.states),
    channels: new Map(rules.channels),
    towns: idsOf(rules.towns),
    categories: idsOf(rules.categories),
    units: idsOf(rules.units),
    spoken: new Set([...fed, ...ignored]),
    usualChannel: rules.defaultChannel ?? usualChannel,
  }
}

const idsOf = (matches: readonly ValueMatch[]): ReadonlyMap<string, string | null> => new Map(matches)

const VALUE = 80

/** One row being read under a plan: its cells by field. */
export const cellOf = ({ plan }: RowPlan, cells: readonly Cell[], field: ImportField): Cell => {
  const column = plan.mapping[field]
  return column === null ? null : (cells[column] ?? null)
}

export const wordsIn = (plan: RowPlan, cells: readonly Cell[], field: ImportField): string =>
  cleanWords(wordsOf(cellOf(plan, cells, field)))

/** The category by its whole path: 城乡建设 / 房屋 / 漏水. A level that says nothing is passed over, as people leave the last empty. */
export const categoryIn = (plan: RowPlan, cells: readonly Cell[]): string =>
  joinedCategory(categoryFields.map((field) => wordsIn(plan, cells, field)))

export const categoryFields = ['category', 'level2', 'level3'] as const
/** A deeper level that repeats the one above it says nothing new. */
export const joinedCategory = (levels: readonly string[]): string =>
  levels.filter((level, at) => level !== '' && level !== levels[at - 1]).join(betweenLevels)

export const codeIn = (plan: RowPlan, cells: readonly Cell[], field: ImportField): string =>
  cleanCode(wordsOf(cellOf(plan, cells, field)))

/** Several names in one cell, as people list them. */
export const listIn = (plan: RowPlan, cells: readonly Cell[], field: ImportField): string[] =>
  wordsIn(plan, cells, field)
    .split(/[、,，;；/\n]+/u)
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** The time on which an order stands: what cannot be read refuses the row. */
export const whenIn = (
  plan: RowPlan,
  cells: readonly Cell[],
  field: ImportField,
): Result<Instant | null, 'bad-date' | 'ambiguous-date' | 'future-date'> => {
  const cell = cellOf(plan, cells, field)
  const column = plan.plan.mapping[field]
  if (column === null || isBlank(cell)) return ok(null)
  const when = parseWhen(cell, plan.dayOrder(column))
  if (!when.ok) return when
  return when.value > plan.now + DAY ? err('future-date') : when
}

/** A time beside the matter itself: what cannot be read is kept among the extra columns as it stands. */
export const sideWhenIn = (
  plan: RowPlan,
  cells: readonly Cell[],
  field: ImportField,
  extra: [string, string][],
): Instant | null => {
  const when = whenIn(plan, cells, field)
  if (when.ok) return when.value
  keep(plan, cells, field, extra)
  return null
}

/** Puts what a field's column says beside the row, because the row's kind has no place for it. */
export const keep = (plan: RowPlan, cells: readonly Cell[], field: ImportField, extra: [string, string][]): void => {
  const column = plan.plan.mapping[field]
  const value = wordsIn(plan, cells, field)
  if (column !== null && value !== '') extra.push([headerOf(plan, column), value])
}

/** Every column that feeds no field and is not to be ignored, as far as it says anything. */
export const extraOf = (plan: RowPlan, cells: readonly Cell[]): [string, string][] => {
  const extra: [string, string][] = []
  for (const [column, cell] of cells.entries()) {
    if (plan.spoken.has(column)) continue
    const value = cleanWords(wordsOf(cell))
    if (value !== '') extra.push([headerOf(plan, column), value])
  }
  return extra
}

export const refusalAt = (
  plan: RowPlan,
  cells: readonly Cell[],
  code: RowRefusalCode,
  field: ImportField | null,
): RowRefusal => {
  const column = field === null ? null : plan.plan.mapping[field]
  const value = field === null ? '' : shortened(wordsOf(cellOf(plan, cells, field)))
  return { code, column: column === null ? '' : headerOf(plan, column), value }
}

export const shortened = (words: string): string => Array.from(words).slice(0, VALUE).join('')

const headerOf = ({ header }: RowPlan, column: number): string => header[column] ?? columnLetter(column)
