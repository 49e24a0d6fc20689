import * as z from 'zod'
import { type OrderStatus, orderStatuses } from '../domain/order/orderState.ts'
import type { Instant } from '../kernel/chinaTime.ts'
import type { RowId } from '../kernel/ids.ts'
import { line } from './fields.ts'

/** The way back 回传: states and replies to the source that an order came from, in the source's own columns. */
const scope = z.enum(['since', 'all'])
/** What the source calls each state of ours; a state without a word goes back in ours. */
const stateWords = z.partialRecord(z.enum(orderStatuses), z.string().max(100))
export type StateWords = z.infer<typeof stateWords>
export type ReturnScope = z.infer<typeof scope>

const asked = { source: line, scope, stateWords, language: z.enum(['zh-CN', 'en']) }

export const returnRequests = {
  returnSources: z.object({}),
  previewReturn: z.object(asked),
  writeReturn: z.object({
    ...asked,
    /** The file that the person named in the shell's dialog. */
    to: z.string().min(1).max(64),
    format: z.enum(['xlsx', 'csv']),
    encoding: z.enum(['utf-8', 'gb18030']),
  }),
  /** The source has our answers: `ids`, the source's own ones that it confirmed, or null for all that stood in the last file. */
  confirmReturn: z.object({
    source: line,
    ids: z.array(z.string().max(500)).max(100_000).nullable(),
  }),
} as const

export type ReturnSource = { readonly source: string; readonly lastImport: Instant }
export type ReturnPreview = {
  readonly header: readonly string[]
  /** The first rows as they would be written. */
  readonly rows: readonly { readonly row: RowId; readonly number: string; readonly cells: readonly string[] }[]
  readonly total: number
  /** The last file that was written and how many of its orders the source has not confirmed yet; null before the first. */
  readonly written: { readonly at: Instant; readonly waiting: number } | null
  /** The kind of file that the source's own table was. */
  readonly file: 'xlsx' | 'utf8' | 'gb18030'
  /** Whether the source's own columns hold personal data: writing them is recorded as reading them. */
  readonly personal: boolean
  readonly states: readonly { readonly status: OrderStatus; readonly count: number; readonly word: string }[]
}
export type ReturnReplies = {
  readonly returnSources: readonly ReturnSource[]
  readonly previewReturn: ReturnPreview
  readonly writeReturn: { readonly rows: number }
  readonly confirmReturn: {
    readonly done: number
    /** Ids that name no order of this source. */
    readonly unknown: readonly string[]
  }
}
