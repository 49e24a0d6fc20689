import type { SetColumn } from '../../shared/views/filterColumns.ts'
import type { Span, ViewFilters } from '../../shared/contract/filters.ts'
import type { Inbox, Sort, ViewSpec } from '../../shared/contract/views.ts'
import { DAY, type Instant, startOfDay } from '../../shared/kernel/chinaTime.ts'
import { unreachable } from '../../shared/kernel/unreachable.ts'
import { type SpanClock, spanBounds } from '../../shared/views/spanBounds.ts'
import type { SqlValue } from './driver.ts'

export type Condition = { readonly sql: string; readonly params: readonly SqlValue[] }

export const everything: Condition = { sql: 'true', params: [] }

export const allOf = (conditions: readonly Condition[]): Condition => {
  const telling = conditions.filter((condition) => condition.sql !== 'true')
  return telling.length === 0
    ? everything
    : {
        sql: telling.map(({ sql }) => `(${sql})`).join(' AND '),
        params: telling.flatMap(({ params }) => params),
      }
}

/** What a view shows, as a condition on the board: inbox, unit and filters. The search is not in it. */
export const viewCondition = (spec: Omit<ViewSpec, 'search' | 'sort'>, clock: SpanClock): Condition =>
  allOf([
    inboxCondition(spec.inbox, clock.now),
    spec.unit === null ? everything : { sql: 'held_by = ?', params: [spec.unit] },
    ...filterConditions(spec.filters, clock),
  ])

export const inboxCondition = (inbox: Inbox, now: Instant): Condition => {
  switch (inbox) {
    case 'all':
      return everything
    case 'toDispatch':
      return {
        sql: "status IN ('reported', 'accepted') AND (aside_until IS NULL OR aside_until <= ?)",
        params: [now],
      }
    case 'aside':
      return { sql: 'aside_until > ?', params: [now] }
    case 'dispatched':
      return { sql: "status IN ('dispatched', 'signed', 'inProgress', 'rework')", params: [] }
    case 'returned':
      return { sql: "status = 'returned'", params: [] }
    // Only what a unit has in its hands has a deadline, so the index of deadlines alone finds these.
    case 'dueToday':
      return { sql: 'due_at > ? AND due_at < ?', params: [now, startOfDay(now) + DAY] }
    case 'overdue':
      return { sql: 'due_at <= ?', params: [now] }
    case 'stageLate':
      return { sql: 'stage_due_at <= ?', params: [now] }
    case 'extensions':
      return { sql: 'extension_asked = 1', params: [] }
    case 'toFollowUp':
      return { sql: "status = 'delivered'", params: [] }
    case 'unsatisfied':
      return { sql: "status IN ('unsatisfied', 'reasonHeard')", params: [] }
    case 'toClose':
      return { sql: "status = 'reviewed'", params: [] }
    case 'corrections':
      return { sql: 'proposed = 1', params: [] }
    case 'closed':
      return { sql: "status IN ('closed', 'importedClosed')", params: [] }
    case 'supervised':
      return { sql: 'supervised = 1', params: [] }
    case 'declined':
      return { sql: "status = 'declined'", params: [] }
    default:
      return unreachable(inbox)
  }
}

const filterConditions = (filters: ViewFilters, clock: SpanClock): readonly Condition[] => [
  ...(['status', 'channel', 'town', 'category'] as const).map((column) => oneOf(column, filters[column])),
  leads(filters.lead),
  filters.receivedAt === undefined ? everything : spanCondition('received_at', filters.receivedAt, clock),
  filters.dueAt === undefined ? everything : spanCondition('due_at', filters.dueAt, clock),
  ...(['title', 'number'] as const).map((column) => {
    const words = filters[column]
    return words === undefined ? everything : { sql: `instr(${column}, ?) > 0`, params: [words.contains] }
  }),
]

const oneOf = (column: Exclude<SetColumn, 'lead'>, values: readonly string[] | undefined): Condition =>
  values === undefined ? everything : { sql: `${column} IN (${values.map(() => '?').join(', ')})`, params: values }

const leads = (units: readonly (number | null)[] | undefined): Condition => {
  if (units === undefined) return everything
  const named = units.filter((unit) => unit !== null)
  const parts = [
    ...(named.length > 0 ? [`lead IN (${named.map(() => '?').join(', ')})`] : []),
    ...(named.length < units.length ? ['lead IS NULL'] : []),
  ]
  return { sql: parts.join(' OR '), params: named }
}

const spanCondition = (column: 'received_at' | 'due_at', span: Span, clock: SpanClock): Condition => {
  const bounds = spanBounds(span, clock)
  if (bounds.kind === 'none') return { sql: `${column} IS NULL`, params: [] }
  const { from, before } = bounds
  return allOf([
    from === null ? everything : { sql: `${column} >= ?`, params: [from] },
    before === null ? everything : { sql: `${column} < ?`, params: [before] },
    from === null && before === null ? { sql: `${column} IS NOT NULL`, params: [] } : everything,
  ])
}

/**
 * A sort as pieces that stand one after the other, each of which an index gives in its order: the board has no column for the
 * course of statuses or the names of units, and no index that puts orders without a deadline last. Values that the filter
 * leaves out have no piece. `order` says the same in one expression, for few rows that are sorted by themselves.
 */
export type ViewPlan = { readonly condition: Condition; readonly pieces: readonly Piece[]; readonly order: string }
export type Piece = { readonly where: Condition; readonly order: string }

/** What of a sort stands in no column: the course of statuses, the channels, the units in the order of their initials. */
export type SortKeys = {
  readonly statuses: readonly string[]
  readonly channels: readonly string[]
  readonly leads: readonly number[]
}

export const viewPlan = (spec: Omit<ViewSpec, 'search'>, clock: SpanClock, keys: SortKeys): ViewPlan => ({
  condition: viewCondition(spec, clock),
  pieces: sortPieces(spec.sort, { ...keys, ...shownKeys(spec, keys) }, spec.filters),
  order: sortOrder(spec.sort, keys),
})

/** The keys that the filter lets through, so that no piece is walked in vain. */
const shownKeys = ({ inbox, unit, filters }: Omit<ViewSpec, 'search' | 'sort'>, keys: SortKeys): Partial<SortKeys> => {
  const inInbox = inbox === 'toDispatch' ? ['reported', 'accepted'] : keys.statuses
  const { status, channel, lead } = filters
  return {
    statuses: keys.statuses.filter((key) => inInbox.includes(key) && (status === undefined || isIn(status, key))),
    channels: keys.channels.filter((key) => channel === undefined || isIn(channel, key)),
    leads: keys.leads.filter((key) => (lead === undefined || isIn(lead, key)) && (unit === null || unit === key)),
  }
}
const isIn = (list: readonly (string | number | null)[], value: string | number): boolean => list.includes(value)

/** Ties end in the row number, so that two askings give one order. Orders without a deadline or a unit stand last either way. */
const sortPieces = ({ column, direction }: Sort, keys: SortKeys, filters: ViewFilters): readonly Piece[] => {
  const way = direction === 'asc' ? 'ASC' : 'DESC'
  const turned = <T>(list: readonly T[]): readonly T[] => (direction === 'asc' ? list : list.toReversed())
  const each = (of: string, values: readonly (string | number)[], order: string): readonly Piece[] =>
    turned(values).map((value) => ({ where: { sql: `${of} = ?`, params: [value] }, order }))
  const whole = (order: string): readonly Piece[] => [{ where: everything, order }]
  switch (column) {
    case 'receivedAt':
      return whole(`received_at ${way}, id ${way}`)
    case 'number':
    case 'title':
      return whole(`${column} ${way}, id ${way}`)
    case 'town':
    case 'category': {
      const values = filters[column]
      return values === undefined
        ? whole(`${column} ${way}, id ${way}`)
        : each(column, [...new Set(values)].toSorted(byBytes), `id ${way}`)
    }
    case 'dueAt':
      return [
        { where: { sql: 'due_at IS NOT NULL', params: [] }, order: `due_at ${way}, id ${way}` },
        { where: { sql: 'due_at IS NULL', params: [] }, order: `due_at ${way}, id ${way}` },
      ]
    case 'status':
      return each('status', keys.statuses, `received_at ${way}, id ${way}`)
    case 'channel':
      return each('channel', keys.channels, `id ${way}`)
    case 'lead':
      return [
        ...each('lead', keys.leads, `status ${way}, due_at ${way}, id ${way}`),
        { where: { sql: 'lead IS NULL', params: [] }, order: `id ${way}` },
      ]
    default:
      return unreachable(column)
  }
}

/** The pieces' order in one expression over `board`; no index gives it. */
const sortOrder = ({ column, direction }: Sort, keys: SortKeys): string => {
  const way = direction === 'asc' ? 'ASC' : 'DESC'
  switch (column) {
    case 'receivedAt':
      return `+received_at ${way}, +board.id ${way}`
    case 'number':
    case 'title':
    case 'town':
    case 'category':
    case 'channel':
      return `+${column} ${way}, +board.id ${way}`
    case 'dueAt':
      return `due_at IS NULL, +due_at ${way}, +board.id ${way}`
    case 'status':
      return `${rank('status', keys.statuses)} ${way}, +received_at ${way}, +board.id ${way}`
    case 'lead':
      return `lead IS NULL, ${rank('lead', keys.leads)} ${way}, iif(lead IS NULL, 0, status) ${way},
        iif(lead IS NULL, 0, due_at) ${way}, +board.id ${way}`
    default:
      return unreachable(column)
  }
}

/** The keys are the program's own words and row numbers from the ledger, never typed ones. */
const rank = (column: string, keys: readonly (string | number)[]): string =>
  keys.length === 0
    ? '0'
    : `CASE ${column} ${keys.map((key, at) => `WHEN ${typeof key === 'number' ? key : `'${key}'`} THEN ${at}`).join(' ')} END`

/** As SQLite compares texts: by their bytes in UTF-8, which is not how JavaScript does. */
const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))
