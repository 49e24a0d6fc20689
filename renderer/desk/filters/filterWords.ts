import type { DueSpan, ReceivedSpan, ViewFilters } from '../../../shared/contract/filters.ts'
import type { FilterColumn } from '../../../shared/views/filterColumns.ts'
import { filterColumns } from '../../../shared/views/filterColumns.ts'
import { DAY, isoMinute } from '../../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../../shared/kernel/ids.ts'
import type { Text } from '../../../shared/text/zhCN.ts'

export type NameOf = (unit: RowId) => string

/** The columns that are filtered, in the order of the list of columns. */
export const filtered = (filters: ViewFilters): readonly FilterColumn[] =>
  filterColumns.filter((column) => filters[column] !== undefined)

/** A condition in words, for its chip: `水集街道 等 3 项`, `3 个工作日内`. */
export const filterWords = (text: Text, filters: ViewFilters, column: FilterColumn, nameOf: NameOf): string => {
  switch (column) {
    case 'receivedAt':
    case 'dueAt': {
      const span = filters[column]
      return span === undefined ? '' : spanWords(text, span)
    }
    case 'title':
    case 'number':
      return text.views.chips.contains(filters[column]?.contains ?? '')
    default: {
      const values: readonly (string | number | null)[] = filters[column] ?? []
      const first = valueWords(text, column, values[0] ?? null, nameOf)
      return values.length === 1 ? first : text.views.chips.several(first, values.length)
    }
  }
}

export const valueWords = (text: Text, column: FilterColumn, value: string | number | null, nameOf: NameOf): string => {
  const { filter } = text.views
  if (column === 'lead') return value === null ? filter.noUnit : nameOf(value as RowId)
  if (column === 'status') return text.desk.statuses[value as keyof typeof text.desk.statuses] ?? String(value)
  if (column === 'channel') return text.desk.channels[value as keyof typeof text.desk.channels] ?? String(value)
  return value === '' || value === null ? filter.blank : String(value)
}

export const spanWords = (text: Text, span: ReceivedSpan | DueSpan): string => {
  const { spans } = text.views
  switch (span.kind) {
    case 'between':
      return spans.range(
        span.from === null ? '' : isoMinute(span.from).slice(0, 10),
        // The end is the first instant that does not belong; people name the last day that does.
        span.to === null ? '' : isoMinute(span.to - DAY).slice(0, 10),
      )
    case 'lastDays':
    case 'withinDays':
    case 'withinWorkingDays':
      return spans[span.kind](span.days)
    default:
      return spans[span.kind]
  }
}
