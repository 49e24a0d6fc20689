import type { Instant } from '../../kernel/chinaTime.ts'
import type { CommandId, OrderId, SupervisionId, UnitId } from '../../kernel/ids.ts'
import type { OrderSupervision } from './supervisedShapes.ts'

/**
 *   reported ──accept──> accepted ──dispatch──> dispatched ──redispatch──> dispatched
 *      │  └───────────────dispatch──────────────────┘ │
 *      └──decline──> declined <──decline── accepted   └──undo──> where it was
 *
 * The open part of an order, as far as `decide` may see it: no word that a person typed is in here.
 */
export type OrderState = OrderFacts & OrderPlace

export type OrderFacts = {
  readonly id: OrderId
  /** `261124-0188`: day of receipt and serial of that day. */
  readonly number: string
  readonly channel: Channel
  readonly receivedAt: Instant
  /** Counts the events that move the life cycle; commands of the policy "exact" name the count they saw. */
  readonly lifecycle: number
  /** Supervisions whose notice was signed off for this order, oldest first. */
  readonly supervisions: readonly SupervisionId[]
  /** The open case that it stands in now. */
  readonly supervision: OrderSupervision | null
}

export type OrderPlace = Waiting | Dispatched | Declined
export type Waiting = { readonly status: 'reported' | 'accepted' }
export type Dispatched = {
  readonly status: 'dispatched'
  readonly assignment: Assignment
  /** The dispatch that can still be taken back, and what it would go back to; null once somebody acted on it. */
  readonly undo: { readonly command: CommandId; readonly back: Back } | null
}
export type Declined = { readonly status: 'declined'; readonly route: LawfulRoute }
export type OrderStatus = OrderPlace['status']
export type Back = Waiting | { readonly status: 'dispatched'; readonly assignment: Assignment }

export type Assignment = {
  readonly lead: UnitId
  readonly supporting: readonly UnitId[]
  readonly dispatchedAt: Instant
  readonly dueAt: Instant
  /** From here on the light is yellow. */
  readonly yellowAt: Instant
  readonly limit: Limit
}

/** Where the deadline came from, kept as the person's choice; the instant beside it is what counts. */
export type Limit = { readonly kind: 'picked' } | { readonly kind: 'naturalDays'; readonly days: number }

export const channels = ['hotline', 'town', 'enterprise', 'letterbox', 'grid', 'visit', 'other'] as const
export type Channel = (typeof channels)[number]

/** Where a declined matter lawfully belongs. */
export const lawfulRoutes = ['emergency', 'litigation', 'review', 'petition', 'discipline', 'outside', 'other'] as const
export type LawfulRoute = (typeof lawfulRoutes)[number]
