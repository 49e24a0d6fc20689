import type { ViewFilters } from '../contract/filters.ts'

/** Which columns can be filtered; apart from their schemas, which have no place on the window's start path. */
export const filterColumns = [
  'status',
  'channel',
  'town',
  'category',
  'lead',
  'receivedAt',
  'dueAt',
  'title',
  'number',
] as const
export type FilterColumn = (typeof filterColumns)[number]

/** Columns whose values are chosen from a list with counts. */
export const setColumns = ['status', 'channel', 'town', 'category', 'lead'] as const
export type SetColumn = (typeof setColumns)[number]
export type SpanColumn = 'receivedAt' | 'dueAt'
export type WordsColumn = 'title' | 'number'

export const noFilters: ViewFilters = {}
export const isFiltered = (filters: ViewFilters): boolean =>
  filterColumns.some((column) => filters[column] !== undefined)

/** Without one column's condition: what the counts beside that column's values are counted under. */
export const withoutFilter = (filters: ViewFilters, column: FilterColumn): ViewFilters => {
  const { [column]: _, ...others } = filters
  return others
}
