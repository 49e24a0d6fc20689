import * as z from 'zod'
import type { Instant } from '../kernel/chinaTime.ts'

/**
 * Reports that were begun and not sent yet: a person's drafts. What stands in the form goes back and forth as the window
 * writes it, because it is kept whatever is wrong with it.
 */
const id = z.uuid()
/** Six times what all fields of a report may hold, so that a paste that is too long is refused by the form, not lost. */
const body = z.string().max(1_500_000)

export const unsentRequests = {
  /** Those of whoever is on duty, the one changed last first. */
  unsentReports: z.object({}),
  keepUnsent: z.object({ id, body }),
  dropUnsent: z.object({ id }),
} as const

export type UnsentReport = { readonly id: string; readonly changedAt: Instant; readonly body: string }
export type UnsentReplies = {
  readonly unsentReports: readonly UnsentReport[]
  readonly keepUnsent: { readonly changedAt: Instant }
  readonly dropUnsent: null
}
/** One was begun, sent or dropped. */
export type UnsentNews = { readonly kind: 'unsent' }
