import * as z from 'zod'
import type { Explanation } from '../calendar/explainDeadline.ts'
import type { Limit } from '../calendar/limit.ts'
import type { ClockKind } from '../domain/order/clock.ts'
import type { Instant } from '../kernel/chinaTime.ts'
import type { RowId } from '../kernel/ids.ts'
import type { RefusedOrder } from './desk.ts'
import { rowId, text } from './fields.ts'
import { proposedCalendar, proposedLimits } from './officeRules.ts'

/** Deadlines that are explained, and deadlines that a changed calendar or changed limits would move. */
export const retimingRequests = {
  /** The arithmetic of the clocks that run on an order. */
  whyDeadline: z.object({ row: rowId }),
  /** What the rules, or these in their place, would make of the deadlines of open orders; a new preview stops the one before. */
  previewRetiming: z.object({ calendar: proposedCalendar.nullable(), limits: proposedLimits.nullable() }),
  /** Carries out what the preview of the saved rules showed; refused when they have changed since. */
  retime: z.object({ calendarVersion: z.int().min(0), limitsVersion: z.int().min(0), reason: text }),
  /** Stops a preview or a retiming that is under way; what was committed stays. */
  stopRetiming: z.object({}),
} as const

export type WhyClock = {
  readonly which: ClockKind
  readonly startsAt: Instant
  readonly dueAt: Instant
  readonly yellowAt: Instant
  readonly limit: Limit
  readonly told:
    | {
        readonly kind: 'explained'
        readonly explanation: Explanation
        readonly calendarVersion: number
        /** Why the office called a day off or worked, by its date. */
        readonly reasons: Readonly<Record<string, string>>
      }
    /** Given before there was a calendar; extended or resumed since; by a calendar that cannot be read. */
    | { readonly kind: 'before' | 'moved' | 'unknown' }
}

export type RetimingPreview = {
  readonly checked: number
  readonly changed: number
  readonly earlier: number
  readonly later: number
  readonly past: number
  readonly uncovered: number
  readonly own: number
  /** The first of them; `changed` counts all. */
  readonly rows: readonly RetimingRow[]
  /** Whether it was counted with rules that are not saved. */
  readonly proposed: boolean
  readonly calendarVersion: number
  readonly limitsVersion: number
}
export type RetimingRow = {
  readonly row: RowId
  readonly number: string
  readonly title: string
  readonly which: ClockKind
  readonly before: Instant
  readonly after: Instant
}
export type Retimed = {
  /** For its undo; null where nothing was done. */
  readonly group: string | null
  readonly done: number
  readonly stopped: boolean
  readonly refused: readonly RefusedOrder[]
}

export type RetimingReplies = {
  readonly whyDeadline: { readonly clocks: readonly WhyClock[] }
  /** Null when it was stopped. */
  readonly previewRetiming: RetimingPreview | null
  readonly retime: Retimed
  readonly stopRetiming: { readonly stopped: boolean }
}
export type RetimingNews = { readonly kind: 'retiming'; readonly done: number; readonly total: number }
