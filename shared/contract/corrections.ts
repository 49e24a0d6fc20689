import * as z from 'zod'
import type { ReportWords } from '../domain/order/orderEvents.ts'
import type { Instant } from '../kernel/chinaTime.ts'
import type { RowId } from '../kernel/ids.ts'
import { rowId, text } from './fields.ts'

/** What a source says anew of an order that it reported: shown beside what stands, and taken over by nobody but a person. */
export const correctionRequests = {
  corrections: z.object({ row: rowId }),
  /** `take`: the fields that are taken over. */
  acceptCorrection: z.object({ row: rowId, proposal: z.uuid(), take: z.array(z.string().max(40)).min(1).max(20) }),
  rejectCorrection: z.object({ row: rowId, proposal: z.uuid(), reason: text }),
} as const

export type CorrectionProposal = {
  readonly id: string
  readonly at: Instant
  readonly fields: readonly { readonly field: keyof ReportWords; readonly before: string; readonly after: string }[]
}
export type CorrectionReplies = {
  readonly corrections: readonly CorrectionProposal[]
  readonly acceptCorrection: { readonly row: RowId }
  readonly rejectCorrection: { readonly row: RowId }
}
