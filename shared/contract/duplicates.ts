import * as z from 'zod'
import type { OrderStatus } from '../domain/order/orderState.ts'
import type { Instant } from '../kernel/chinaTime.ts'
import type { RowId } from '../kernel/ids.ts'
import { rowId } from './fields.ts'

/** Which other orders probably report the same matter, and why. Nothing is ever merged by itself. */
export const duplicateRequests = { duplicates: z.object({ row: rowId }) } as const

export type Duplicates = {
  readonly row: RowId
  /** What was merged with this order first, then the likeliest; `mostDuplicates` of these at most. */
  readonly orders: readonly LikelyDuplicate[]
}
export type LikelyDuplicate = {
  readonly row: RowId
  readonly number: string
  readonly title: string
  readonly status: OrderStatus
  readonly receivedAt: Instant
  readonly lifecycle: number
  /** 0..1; null for one that was merged without being alike. */
  readonly score: number | null
  readonly reasons: readonly DuplicateReason[]
  /** `absorbed`: it was merged into the order that is asked about. `main`: that one was merged into it. */
  readonly merged: 'absorbed' | 'main' | null
}
export type DuplicateReason =
  | { readonly kind: 'place'; readonly place: string }
  /** The same place, under another house: what speaks against it is said too. */
  | { readonly kind: 'house'; readonly place: string }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** The same telephone number; never said of a protected reporter. */
  | { readonly kind: 'reporter' }
  | { readonly kind: 'apart'; readonly ms: number }

export type DuplicateReplies = { readonly duplicates: Duplicates }

export const mostDuplicates = 5
