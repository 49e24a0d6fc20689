import * as z from 'zod'
import { channels, orderStatuses } from '../domain/order/orderState.ts'
import { instant, line, rowId } from './fields.ts'

/** From `from` on and before `to`; either end may be open. */
const between = z.object({ kind: z.literal('between'), from: instant.nullable(), to: instant.nullable() })
const calendarSpans = ['today', 'yesterday', 'thisWeek', 'lastWeek', 'thisMonth', 'lastMonth', 'thisYear'] as const
const calendarSpan = z.object({ kind: z.enum(calendarSpans) })
const days = z.int().min(1).max(3660)

export const receivedSpan = z.union([between, calendarSpan, z.object({ kind: z.literal('lastDays'), days })])
export type ReceivedSpan = z.infer<typeof receivedSpan>

export const dueSpan = z.union([
  between,
  calendarSpan,
  z.object({ kind: z.literal('overdue') }),
  /** Due, and not later than what is dispatched now with such a limit would be. */
  z.object({ kind: z.literal('withinWorkingDays'), days: z.int().min(1).max(250) }),
  z.object({ kind: z.literal('withinDays'), days }),
  z.object({ kind: z.literal('none') }),
])
export type DueSpan = z.infer<typeof dueSpan>
export type Span = ReceivedSpan | DueSpan

const words = z.object({ contains: z.string().trim().min(1).max(100) })

/**
 * What a view leaves out besides its inbox: at most one condition a column, all of them together. Relative times stay relative:
 * a saved "received this week" means another week next week. Names of units stand here by row number, in files by name.
 */
export const viewFilters = z
  .object({
    status: z.array(z.enum(orderStatuses)).min(1).max(50),
    channel: z.array(z.enum(channels)).min(1).max(50),
    town: z.array(line).min(1).max(2000),
    category: z.array(line).min(1).max(2000),
    /** null: with no unit. */
    lead: z.array(rowId.nullable()).min(1).max(2000),
    receivedAt: receivedSpan,
    dueAt: dueSpan,
    title: words,
    number: words,
  })
  .partial()
export type ViewFilters = z.infer<typeof viewFilters>
