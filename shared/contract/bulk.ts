import * as z from 'zod'
import type { GroupLabel } from '../domain/command.ts'
import { channels, closingRules, lawfulRoutes, urgencies } from '../domain/order/orderState.ts'
import type { RefusalCode } from '../domain/refusal.ts'
import { deadlineChoice } from './deadlineChoice.ts'
import type { Acted, RefusedOrder } from './desk.ts'
import { line, rowId, text } from './fields.ts'
import { orderAct } from './orderActs.ts'
import { selection } from './views.ts'

/** One act on many orders: tried beforehand without a trace, carried out with its progress, stopped between chunks. */
export const bulkAct = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('accept') }),
  z.object({ kind: z.literal('decline'), route: z.enum(lawfulRoutes), reason: text }),
  z.object({
    kind: z.literal('dispatch'),
    lead: rowId,
    supporting: z.array(rowId).max(50),
    deadline: deadlineChoice,
    note: text,
    closing: z.enum(closingRules).optional(),
    decision: text.optional(),
  }),
  /** Any other act of an order's life cycle. */
  z.object({ kind: z.literal('act'), act: orderAct }),
  z.object({ kind: z.literal('setChannel'), channel: z.enum(channels) }),
  /** `picked`: the one of the catalogue that was meant; without it the one that bears the name beyond doubt. */
  z.object({ kind: z.literal('setTown'), town: line, picked: rowId.nullable().optional() }),
  z.object({ kind: z.literal('setCategory'), category: line, picked: rowId.nullable().optional() }),
  z.object({ kind: z.literal('setUrgency'), urgency: z.enum(urgencies) }),
])
export type BulkAct = z.infer<typeof bulkAct>
export type BulkKind = BulkAct['kind']
/** What the bulk dialog offers; the steps of an order's life have dialogs of their own. */
export type DialogAct = Exclude<BulkAct, { kind: 'act' }>

export const bulkRequests = {
  /** What the act would do now, order by order; nothing is written. */
  rehearseBulk: z.object({ target: selection, act: bulkAct }),
  runBulk: z.object({ target: selection, act: bulkAct }),
  /** Stops a gesture behind the chunk that is being written. */
  cancelGroup: z.object({ group: z.uuid() }),
} as const

/** Orders with the same reason, and the first of them by number. */
export type RefusedKind = {
  readonly code: RefusalCode
  readonly count: number
  readonly orders: readonly RefusedOrder[]
}
export type Rehearsal = {
  readonly count: number
  readonly ready: number
  readonly refused: readonly RefusedKind[]
}
export type BulkReplies = {
  readonly rehearseBulk: Rehearsal
  readonly runBulk: Acted
  readonly cancelGroup: { readonly stopped: boolean }
}

/** A gesture on more orders than one chunk holds: how far it is. `done` equals `total` when it is over. */
export type BulkNews = {
  readonly kind: 'groupProgress'
  readonly group: string
  readonly label: GroupLabel
  readonly done: number
  readonly total: number
}
