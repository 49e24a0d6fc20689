import type { Inbox, SortColumn, ViewSpec } from '../../shared/contract/views.ts'
import { DAY, type Instant, startOfDay } from '../../shared/kernel/chinaTime.ts'
import { unreachable } from '../../shared/kernel/unreachable.ts'
import { searchQuery } from '../search/tokens.ts'
import type { SqlValue } from './driver.ts'

export type Condition = { readonly sql: string; readonly params: readonly SqlValue[] }

/** What a view shows, as a condition on the board. `scanned`: rows that search found beyond its index. */
export const viewCondition = (spec: ViewSpec, now: Instant, scanned: readonly number[]): Condition => {
  const parts: Condition[] = [inboxCondition(spec.inbox, now, spec.sort.column)]
  if (spec.unit !== null) parts.push({ sql: "lead = ? AND status = 'dispatched'", params: [spec.unit] })
  if (spec.search !== '') {
    const query = searchQuery(spec.search)
    // A box full of punctuation finds nothing, rather than everything.
    parts.push(
      query === null
        ? { sql: 'false', params: [] }
        : {
            sql: `id IN (SELECT rowid FROM search WHERE search MATCH ? UNION SELECT value FROM json_each(?))`,
            params: [query, JSON.stringify(scanned)],
          },
    )
  }
  return { sql: parts.map((part) => `(${part.sql})`).join(' AND '), params: parts.flatMap((part) => part.params) }
}

/**
 * `+status` keeps the planner from the index of states: only what is dispatched has a deadline, so the index of deadlines
 * alone finds those orders, fewer of them, and in its order. By time of receipt the index of states is the ordered one.
 */
export const inboxCondition = (inbox: Inbox, now: Instant, sortedBy: SortColumn): Condition => {
  const status = sortedBy === 'receivedAt' ? 'status' : '+status'
  switch (inbox) {
    case 'all':
      return { sql: 'true', params: [] }
    case 'toDispatch':
      return { sql: "status IN ('reported', 'accepted')", params: [] }
    case 'dispatched':
      return sortedBy === 'dueAt'
        ? { sql: "+status = 'dispatched' AND due_at IS NOT NULL", params: [] }
        : { sql: "status = 'dispatched'", params: [] }
    case 'dueToday':
      return { sql: `${status} = 'dispatched' AND due_at > ? AND due_at < ?`, params: [now, startOfDay(now) + DAY] }
    case 'overdue':
      return { sql: `${status} = 'dispatched' AND due_at <= ?`, params: [now] }
    case 'supervised':
      return { sql: 'supervised = 1', params: [] }
    case 'declined':
      return { sql: "status = 'declined'", params: [] }
    default:
      return unreachable(inbox)
  }
}

/** Ties end in the row number, so that two askings give one order. Orders without a deadline stand last either way. */
export const viewOrder = (column: SortColumn, direction: 'asc' | 'desc'): string => {
  const way = direction === 'asc' ? 'ASC' : 'DESC'
  switch (column) {
    case 'receivedAt':
      return `received_at ${way}, id ${way}`
    case 'number':
      return `number ${way}, id ${way}`
    case 'dueAt':
      return `due_at ${way} NULLS LAST, id ${way}`
    case 'lead':
      return `(SELECT initials FROM unit_card WHERE unit_card.id = board.lead) ${way} NULLS LAST, due_at, id ${way}`
    case 'status':
      return `CASE status WHEN 'reported' THEN 0 WHEN 'accepted' THEN 1 WHEN 'dispatched' THEN 2 ELSE 3 END ${way}, id ${way}`
    case 'town':
    case 'category':
    case 'title':
    case 'channel':
      return `${column} ${way}, id ${way}`
    default:
      return unreachable(column)
  }
}
