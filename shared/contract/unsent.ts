import * as z from 'zod'
import type { Instant } from '../kernel/chinaTime.ts'
import type { RowId } from '../kernel/ids.ts'
import { rowId } from './fields.ts'

/**
 * Reports that were begun and not sent yet: a person's drafts. What stands in the form goes back and forth as the window
 * writes it, because it is kept whatever is wrong with it.
 */
const id = z.uuid()
/** Six times what all fields of a report may hold, so that a paste that is too long is refused by the form, not lost. */
const body = z.string().max(1_500_000)

/** Which dialog, and the order, case or unit that it is about; 'many' for several orders at once, null for none. */
const wordsPlace = {
  form: z.string().regex(/^[a-zA-Z0-9.]{1,60}$/u),
  about: z.union([rowId, z.literal('many'), z.null()]),
  /** Who typed it: of words that come after somebody else took over nothing is kept. */
  person: rowId,
}

export const unsentRequests = {
  /** Those of whoever is on duty, the one changed last first. */
  unsentReports: z.object({}),
  keepUnsent: z.object({ id, body }),
  dropUnsent: z.object({ id }),
  /** What stands in dialogs of whoever is on duty and was not sent. */
  keptWords: z.object({}),
  /** Keeps it as it stands; null: it was sent or dropped. */
  keepWords: z.object({ ...wordsPlace, body: body.nullable() }),
} as const

export type UnsentReport = { readonly id: string; readonly changedAt: Instant; readonly body: string }
export type KeptPlace = { readonly form: string; readonly about: RowId | 'many' | null }
export type KeptWords = KeptPlace & { readonly body: string }
export type UnsentReplies = {
  readonly unsentReports: readonly UnsentReport[]
  readonly keepUnsent: { readonly changedAt: Instant }
  readonly dropUnsent: null
  readonly keptWords: readonly KeptWords[]
  readonly keepWords: null
}
/** One was begun, sent or dropped. */
export type UnsentNews = { readonly kind: 'unsent' }
