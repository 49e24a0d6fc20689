import type { CountedLimit } from '../../calendar/limit.ts'
import type { Channel, Urgency } from '../order/orderState.ts'

/**
 * What has a limit. Clocks: `dispatch` from the report until a unit has it, `sign` until the unit has signed for it, `contact`
 * until it has spoken with the reporter, `delivery` until it is done, `review` from the delivery until the reporter is heard.
 * Bounds: `return`, how long after the dispatch a unit may give it back; `extension`, the most that may be added to a delivery.
 */
export const limitNames = ['dispatch', 'sign', 'contact', 'delivery', 'review', 'return', 'extension'] as const
export type LimitName = (typeof limitNames)[number]

/** Working days that a unit has for the papers of supervision, whatever the order: to reply on each rung, to return the receipt. */
export const paperLimitNames = ['reminder', 'notice', 'letter', 'listing', 'receipt'] as const
export type PaperLimits = Readonly<Record<(typeof paperLimitNames)[number], number>>

export type Limits = Readonly<Record<LimitName, CountedLimit>>

/**
 * What the office set: a full table by urgency, and what differs for some categories or channels. A category is known by its id,
 * in the window by its row.
 */
export type LimitsState<Category = string> = {
  /** Raised by one with each change; 0 is what the program brings along. */
  readonly version: number
  readonly byUrgency: Readonly<Record<Urgency, Limits>>
  readonly overrides: readonly LimitOverride<Category>[]
  readonly papers: PaperLimits
  /** What has to be tried before an order is closed because nobody was reached. */
  readonly unreachable: UnreachableRule
}
/** What a change gives: all of it. */
export type GivenLimits<Category = string> = Omit<LimitsState<Category>, 'version'>

/** Calls after the delivery that reached nobody, 1..20, and on how many different days at the least, 1..calls. */
export type UnreachableRule = { readonly calls: number; readonly days: number }
export const mostCalls = 20
export const isUnreachableRule = ({ calls, days }: UnreachableRule): boolean =>
  Number.isInteger(calls) && Number.isInteger(days) && calls >= 1 && calls <= mostCalls && days >= 1 && days <= calls

/** `null` stands for any; at least one of the three is named, and at least one limit given. */
export type LimitOverride<Category = string> = LimitMatch<Category> & { readonly limits: Partial<Limits> }
export type LimitMatch<Category = string> = {
  /** A category of any level; it counts for those below it too. */
  readonly category: Category | null
  readonly channel: Channel | null
  readonly urgency: Urgency | null
}
