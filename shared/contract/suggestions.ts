import * as z from 'zod'
import type { ClosingRule } from '../domain/order/orderState.ts'
import type { RowId } from '../kernel/ids.ts'
import { rowId } from './fields.ts'

/** To whom an order might go, and why. It is never taken by itself. */
export const suggestionRequests = { suggestion: z.object({ row: rowId }) } as const

export type Suggestion = SuggestedUnits | NoSuggestion
export type SuggestedUnits = {
  readonly kind: 'units'
  readonly row: RowId
  readonly lead: SuggestedUnit
  readonly supporting: readonly SuggestedUnit[]
  readonly closing: ClosingRule
  readonly by: 'catalogue' | 'decisions' | 'both'
  /** The category that the dispatch catalogue names the unit for; null where it does not. */
  readonly category: string | null
  /** Pieces of the order that speak for the unit, the strongest first. */
  readonly words: readonly string[]
  /** Past orders of the unit that have most in common with this one, the likest first; five at most. */
  readonly orders: readonly SuggestingOrder[]
}
export type NoSuggestion = {
  readonly kind: 'none'
  readonly row: RowId
  /** `not-waiting`: nobody asks to whom it should go. `still-learning`: what was decided has not been read yet. */
  readonly why: 'not-waiting' | 'still-learning' | 'nothing-known'
}
export type SuggestedUnit = { readonly unit: RowId; readonly name: string }
export type SuggestingOrder = { readonly row: RowId; readonly number: string; readonly title: string }

export type SuggestionReplies = { readonly suggestion: Suggestion }
