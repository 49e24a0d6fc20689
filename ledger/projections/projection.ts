import type { DomainEvent, EventType } from '../../shared/domain/event.ts'
import type { ReportWords } from '../../shared/domain/order/orderEvents.ts'
import type { OrderState } from '../../shared/domain/order/orderState.ts'
import type { StreamState } from '../../shared/domain/states.ts'
import type { StreamKind } from '../../shared/domain/streams.ts'
import type { Instant } from '../../shared/kernel/chinaTime.ts'
import type { PersonId, StreamName, UnitId } from '../../shared/kernel/ids.ts'
import type { SqlWriter } from '../sqlite/driver.ts'
import type { ProjectionTable } from './projectionTable.ts'

/**
 * A projection owns its tables: their shape, how a commit moves them, and how they are made again from the record. Whoever
 * changes the shape or the fold raises `version`; the tables are then built anew beside the old ones (a shadow) and swapped.
 *
 *     level ──new version, cursor behind, command──> shadow: pass over the orders ──> catching up ──> swapped: level
 */
export type Projection = OrderProjection | EventProjection | FedProjection

type Owned = {
  /** Its row in the table `projection`. */
  readonly name: string
  readonly version: number
  readonly tables: readonly ProjectionTable[]
}

/** A row an order, moved within the commit that moved the order. */
export type OrderProjection = Owned & {
  readonly kind: 'orders'
  /** `decide` or the first screen rests on it: made level before the ledger counts as open, not in the background. */
  readonly beforeWork: boolean
  readonly apply: (
    db: SqlWriter,
    at: TableNames,
    changes: readonly OrderChange[],
    context: FoldContext,
  ) => Promise<void>
  /** Takes orders out of a shadow, so that `apply` can put them in anew, as fresh ones. */
  readonly forget: (db: SqlWriter, at: TableNames, ids: readonly number[]) => Promise<void>
}

/** Rows made of events as they come, moved within their commit; `streams` says whose events a rebuild has to read. */
export type EventProjection = Owned & {
  readonly kind: 'events'
  readonly beforeWork: boolean
  readonly streams: readonly StreamKind[]
  /** The only events that move it; all of its streams' where none are named. */
  readonly types?: readonly EventType[]
  /** Nothing typed goes into its tables: a rebuild opens no words for it, and an erasure leaves it as it is. */
  readonly wordless?: true
  readonly apply: (db: SqlWriter, at: TableNames, event: PlacedEvent, context: FoldContext) => Promise<void>
  /**
   * Of a projection of orders' events: the rows of whole orders as they were at one entry, into empty tables. A pass folds
   * each order anyhow; only what came since is then read event by event.
   */
  readonly pass?: {
    /**
     * A text an order that `insert` needs beside it, made where the orders are read and folded, which may be another thread:
     * so nothing of their history has to come along.
     */
    readonly prepare: (orders: readonly FoldedOrder[]) => readonly string[]
    readonly insert: (
      db: SqlWriter,
      at: TableNames,
      orders: readonly PassedOrder[],
      prepared: readonly string[],
      context: FoldContext,
    ) => Promise<void>
  }
}

/** Reads on from its own cursor, in the background: too slow to stand in a commit. */
export type FedProjection = Owned & {
  readonly kind: 'fed'
  /** Orders as they were at one entry, into empty tables. */
  readonly insert: (db: SqlWriter, at: TableNames, orders: readonly PassedOrder[]) => Promise<void>
  /** Reads some entries behind `cursor` and answers the new one; the same cursor when there are no more. */
  readonly step: (db: SqlWriter, at: TableNames, cursor: number) => Promise<number>
}

/** What a declared table is called where it is written: its own name, or the shadow's. */
export type TableNames = (table: string) => string

/** An order as the fold of its stream; `words` is null when only the life cycle moved. */
export type OrderChange = {
  readonly id: number
  readonly order: OrderState
  readonly words: ReportWords | null
  readonly fresh: boolean
}

/** An order folded from its own entries, which also say who took it down. */
export type PassedOrder = OrderChange & { readonly takenBy: PersonId | null }
/** `history` is what its state was folded from. */
export type FoldedOrder = PassedOrder & { readonly history: readonly FoldedEvent[] }

type EventAt = { readonly event: DomainEvent; readonly at: Instant }

/** An event, when the authority recorded it, and whose command it was; its words are opened unless the reader is `wordless`. */
export type PlacedEvent = EventAt & { readonly by: PersonId }

/** An event in an order's history, with the state that it met. */
export type FoldedEvent = EventAt & { readonly before: StreamState | null }

export type UnitRows = (unit: UnitId) => number
export type FoldContext = { readonly rowOf: (stream: StreamName) => number; readonly unitRow: UnitRows }

/** Whether a shadow of it begins with a pass over all orders. */
export const passesOrders = (projection: Projection): boolean =>
  projection.kind !== 'events' || projection.pass !== undefined

export const isBeforeWork = (projection: Projection): boolean => projection.kind !== 'fed' && projection.beforeWork

/** Whether a stream's events are this projection's; safe on names that only a newer program makes. */
export const concerns = (projection: EventProjection, stream: StreamName): boolean => {
  const slash = stream.indexOf('/')
  return concernsKind(projection, slash < 0 ? stream : stream.slice(0, slash))
}
export const concernsKind = (projection: EventProjection, kind: string): boolean =>
  projection.streams.some((one) => one === kind)
export const isMovedBy = ({ types }: EventProjection, type: string): boolean =>
  types === undefined || types.some((one) => one === type)
