import * as z from 'zod'
import { type ReadingKind, readingKinds } from '../domain/reading/reading.ts'
import type { Instant } from '../kernel/chinaTime.ts'
import type { RowId } from '../kernel/ids.ts'
import { languages } from '../text/language.ts'
import { instant, rowId } from './fields.ts'

/** The audit of reading: who read which reporters in full, on the screen, on paper or in a file. */
const readingFilter = {
  kind: z.enum(readingKinds).nullable(),
  person: rowId.nullable(),
  /** From here on ... until here, this instant excluded. */
  from: instant.nullable(),
  until: instant.nullable(),
}
export const readingRequests = {
  readings: z.object(readingFilter),
  /** All that fits, into a file that the shell asked the person for. */
  exportReadings: z.object({ ...readingFilter, export: z.uuid(), language: z.enum(languages) }),
} as const

export type ReadingEntry = {
  readonly row: RowId
  readonly at: Instant
  readonly by: string
  readonly kind: ReadingKind
  readonly count: number
  readonly full: boolean
  /** Numbers of the orders, at most 20 of them. */
  readonly numbers: readonly string[]
  readonly what: string
}
export type ReadingReplies = {
  /** The newest first, at most 500; `total` counts all that fit, `since` is the oldest of the whole record. */
  readonly readings: {
    readonly entries: readonly ReadingEntry[]
    readonly total: number
    readonly since: Instant | null
  }
  readonly exportReadings: { readonly rows: number }
}
