import type { ImportField } from '../../shared/contract/importFields.ts'
import type { ImportedRow } from '../../shared/contract/importRows.ts'
import type { ImportKind } from '../../shared/domain/importing/importRun.ts'
import { unreachable } from '../../shared/kernel/unreachable.ts'
import type { Text } from '../../shared/text/zhCN.ts'
import type { Sample } from './SampleText.tsx'

/** The columns of the preview for each kind; the last one takes the room that is left. */
export const shownFields = {
  newOrders: ['sourceId', 'receivedAt', 'channel', 'town', 'category', 'title'],
  history: ['sourceId', 'receivedAt', 'state', 'unit', 'category', 'title'],
  updates: ['sourceId', 'repliedAt', 'state', 'unit', 'reply'],
  categories: ['code', 'level1', 'level2', 'level3'],
  units: ['name', 'unitKind', 'contact', 'phone', 'fullName'],
  persons: ['name', 'role', 'phone', 'unit'],
} as const satisfies Record<ImportKind, readonly ImportField[]>

type Named = Pick<Text['desk'], 'channels'> & {
  readonly roles: Readonly<Record<string, string>>
  readonly unitKinds: Readonly<Record<string, string>>
}

/** What a row of the preview says in a field; for a refused row nothing, its cells are shown instead. */
export const shownIn = (row: ImportedRow, field: ImportField, named: Named): Sample => {
  switch (row.kind) {
    case 'newOrders':
    case 'history': {
      if (field === 'channel') return named.channels[row.order.channel]
      if (row.kind === 'history' && (field === 'state' || field === 'unit' || field === 'reply'))
        return row.course[field]
      if (row.kind === 'history' && (field === 'repliedAt' || field === 'closedAt')) return row.course[field]
      const order: Readonly<Record<string, unknown>> = row.order
      return sampleIn(order, field)
    }
    case 'updates':
      return sampleIn(row.update, field)
    case 'categories':
      if (field === 'level1' || field === 'level2' || field === 'level3')
        return row.category.path[Number(field.slice(5)) - 1] ?? ''
      return sampleIn(row.category, field)
    case 'units':
      return field === 'unitKind' ? (named.unitKinds[row.unit.kind] ?? '') : sampleIn(row.unit, field)
    case 'persons':
      return field === 'role' ? (named.roles[row.person.role] ?? '') : sampleIn(row.person, field)
    case 'refused':
      return ''
    default:
      return unreachable(row)
  }
}

const sampleIn = (fields: Readonly<Record<string, unknown>>, field: ImportField): Sample => {
  const value = fields[field]
  return typeof value === 'string' || typeof value === 'number' ? value : ''
}

/** The words under a row: what its columns have no room for. */
export const wordsUnder = (row: ImportedRow): string => {
  switch (row.kind) {
    case 'newOrders':
      return row.order.text
    case 'history':
      return row.course.reply === '' ? row.order.text : row.course.reply
    case 'units':
      return row.unit.duties
    default:
      return ''
  }
}
