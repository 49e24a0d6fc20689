import type { ColumnLayout } from '../contract/columnLayout.ts'

/** The grid's columns that a person may move, hide and pin; box, light and mark have their fixed places. */
export const layoutColumns = [
  'number',
  'receivedAt',
  'channel',
  'town',
  'category',
  'title',
  'reporter',
  'status',
  'lead',
  'dueAt',
] as const
export type LayoutColumn = (typeof layoutColumns)[number]

export const usualLayout: ColumnLayout = { order: [], hidden: [], pinned: [], widths: {} }
export const isUsual = (layout: ColumnLayout): boolean => JSON.stringify(layout) === JSON.stringify(usualLayout)

/** The movable columns as they stand under a layout, hidden ones included; pinned ones first. */
export const columnsInOrder = ({ order, pinned }: ColumnLayout): readonly LayoutColumn[] => {
  const known = [...new Set(order)]
  const all = [...known]
  // A column that the layout does not name comes behind the one that it usually follows.
  for (const [at, column] of layoutColumns.entries()) {
    if (known.includes(column)) continue
    const before = layoutColumns[at - 1]
    all.splice(before === undefined ? 0 : all.indexOf(before) + 1, 0, column)
  }
  return [...all.filter((column) => pinned.includes(column)), ...all.filter((column) => !pinned.includes(column))]
}

export const toggleHidden = (layout: ColumnLayout, column: LayoutColumn): ColumnLayout => ({
  ...layout,
  hidden: layout.hidden.includes(column)
    ? layout.hidden.filter((known) => known !== column)
    : [...layout.hidden, column],
})
export const togglePinned = (layout: ColumnLayout, column: LayoutColumn): ColumnLayout => ({
  ...layout,
  pinned: layout.pinned.includes(column)
    ? layout.pinned.filter((known) => known !== column)
    : [...layout.pinned, column],
})

/** What this machine remembers, as far as it is understood; read by hand, because it is on the start path. */
export const readLayout = (stored: string | null): ColumnLayout => {
  const kept = parsed(stored)
  const listOf = (name: string): LayoutColumn[] => {
    const list = kept[name]
    return Array.isArray(list) ? [...new Set(list.filter(isColumn))] : []
  }
  const widths = typeof kept.widths === 'object' && kept.widths !== null ? Object.entries(kept.widths) : []
  return {
    order: listOf('order'),
    hidden: listOf('hidden'),
    pinned: listOf('pinned'),
    widths: Object.fromEntries(
      widths.filter(([column, width]) => isColumn(column) && Number.isInteger(width) && width >= 32 && width <= 1200),
    ),
  }
}

const isColumn = (value: unknown): value is LayoutColumn => layoutColumns.some((column) => column === value)

const parsed = (stored: string | null): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(stored ?? 'null')
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
  } catch {
    return {}
  }
}
