import * as z from 'zod'
import type { Channel, ClosingKind, OrderStatus, Privacy, Urgency } from '../domain/order/orderState.ts'
import type { Rung } from '../domain/supervision/ladder.ts'
import type { Instant } from '../kernel/chinaTime.ts'
import type { RowId } from '../kernel/ids.ts'
import { searchLimit, widestRange } from '../views/viewLimits.ts'
import { rowId } from './fields.ts'
import { type SetColumn, setColumns } from '../views/filterColumns.ts'
import { viewFilters } from './filters.ts'

/** What window and store say about views: filter and sort answered once, then a frozen order of rows read in blocks. */

/** An inbox is a fixed filter with a name. */
export const inboxes = [
  'all',
  'toDispatch',
  /** Put aside until a time that has not come yet. */
  'aside',
  'returned',
  'dispatched',
  'dueToday',
  'overdue',
  /** The stage that it is in is overdue: not dispatched, signed, contacted, done or reviewed in time. */
  'stageLate',
  'extensions',
  'toFollowUp',
  'unsatisfied',
  'toClose',
  'corrections',
  'supervised',
  'declined',
  'closed',
] as const
export type Inbox = (typeof inboxes)[number]

export const sortColumns = [
  'receivedAt',
  'number',
  'dueAt',
  'town',
  'category',
  'title',
  'status',
  'lead',
  'channel',
] as const
export type SortColumn = (typeof sortColumns)[number]
export const sort = z.object({ column: z.enum(sortColumns), direction: z.enum(['asc', 'desc']) })
export type Sort = z.infer<typeof sort>

export const viewSpec = z.object({
  inbox: z.enum(inboxes),
  /** Only orders that this unit leads. */
  unit: rowId.nullable(),
  /** What stands in the search box, trimmed; '' for no search. */
  search: z.string().max(searchLimit),
  filters: viewFilters,
  sort,
})
export type ViewSpec = z.infer<typeof viewSpec>

/** The desk's own selection: rows that were loaded, or a whole view but some rows, so that never loaded orders can be dragged. */
export const selection = z.union([
  z.object({ kind: z.literal('rows'), rows: z.array(rowId).min(1).max(widestRange) }),
  z.object({ kind: z.literal('view'), view: z.int(), version: z.int(), except: z.array(rowId).max(widestRange) }),
])
export type Selection = z.infer<typeof selection>

export const viewRequests = {
  /** Opens a view and cancels the one that was running. The first rows come with the answer, the list of ids follows. */
  openView: viewSpec,
  /** Rows [from, to) of a view; `to - from` at most 1,000. */
  block: z.object({ view: z.int(), from: z.int().min(0), to: z.int().min(0) }),
  /** The row numbers of [from, to), in the view's order, at most `widestRange`: what a selected range holds. */
  rowIds: z.object({ view: z.int(), from: z.int().min(0), to: z.int().min(0) }),
  /** Takes in what is new and moved: the same filter and sort, asked again. */
  refreshView: z.object({ view: z.int() }),
  /** The values of a column with how many orders the view would show of each, were it not filtered by that column. */
  facets: z.object({ spec: viewSpec, column: z.enum(setColumns) }),
  /** Where a row stands in the view now; null when it is not in it. */
  positionOf: z.object({ view: z.int(), row: rowId }),
} as const

/** A row as the grid shows it; names of units come from the overview. */
export type Row = {
  readonly id: RowId
  readonly number: string
  readonly receivedAt: Instant
  readonly channel: Channel
  readonly town: string
  readonly category: string
  readonly title: string
  /** Masked: 王**. */
  readonly reporter: string
  readonly urgency: Urgency
  readonly status: OrderStatus
  readonly lead: RowId | null
  readonly supporting: readonly RowId[]
  readonly dueAt: Instant | null
  readonly yellowAt: Instant | null
  readonly supervised: boolean
  /** Of the open case that it stands in. */
  readonly rung: Rung | null
  readonly lifecycle: number
  /** Who reported is not shown unless it is open. */
  readonly privacy: Privacy
  /** Of the stage that it is in; null while it stands still. */
  readonly stageDueAt: Instant | null
  readonly stageYellowAt: Instant | null
  readonly stopped: boolean
  readonly returns: number
  readonly reworks: number
  readonly unsatisfied: number
  readonly extensionAsked: boolean
  /** A source proposed a correction that nobody decided. */
  readonly proposed: boolean
  readonly nextCallAt: Instant | null
  readonly closing: ClosingKind | null
  /** Put aside until then; null where it is not, and past where it has come back. */
  readonly asideUntil: Instant | null
}

export type OpenedView = {
  readonly view: number
  readonly version: number
  /** How many rows there are; while they are being counted, how many there are at least. */
  readonly total: number
  readonly counted: boolean
  readonly rows: readonly Row[]
}
export type Block = { readonly version: number; readonly total: number; readonly rows: readonly Row[] }

export type ViewReplies = {
  readonly openView: OpenedView
  readonly block: Block
  readonly refreshView: OpenedView
  readonly facets: Facets
  readonly rowIds: { readonly version: number; readonly rows: readonly RowId[] }
  readonly positionOf: { readonly index: number | null }
}

/** `value`: a status, a channel, a town's or category's name, a unit's row number, or null for none. */
export type Facet = { readonly value: string | number | null; readonly count: number }
export type Facets = { readonly column: SetColumn; readonly values: readonly Facet[] }

/** What the store says of rows and of the open view, unasked. */
export type ViewNews =
  /** Rows whose shown values changed: repaint them in place. */
  | { readonly kind: 'rowsChanged'; readonly rows: readonly RowId[] }
  /** The view's list changed by the person's own command: the positions from `from` on are to be read again. */
  | {
      readonly kind: 'viewPatched'
      readonly view: number
      readonly version: number
      readonly total: number
      readonly from: number
      /** The block of 100 rows that holds `from`, as it stands now. */
      readonly block: { readonly from: number; readonly rows: readonly Row[] }
    }
  /** The list of the view's rows is there; before, its total was a lower bound. */
  | { readonly kind: 'viewCounted'; readonly view: number; readonly version: number; readonly total: number }
  /** If the view were asked again: orders that would come into it, and rows that would leave it or stand elsewhere. */
  | { readonly kind: 'viewBehind'; readonly view: number; readonly arrived: number; readonly moved: number }
