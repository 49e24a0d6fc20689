import * as z from 'zod'
import type { HandoverCounts, HandoverStatus } from '../domain/handover/handover.ts'
import type { Instant } from '../kernel/chinaTime.ts'
import type { RowId } from '../kernel/ids.ts'
import type { HandoverLine } from '../views/handoverLines.ts'
import type { Made } from './desk.ts'
import { rowId, text } from './fields.ts'

/** The change of shift: what stands open, who gives it to whom, each signing with their PIN. */
const pin = z.string().max(64)

export const handoverRequests = {
  /** What stands open now. */
  openPoints: z.object({}),
  handovers: z.object({}),
  /** Whoever is on duty signs and names the taker; what stands open is looked at again in that moment. */
  handOver: z.object({ taker: rowId, points: text, pin }),
  /** The taker signs, and is on duty from then on. */
  takeOver: z.object({ handover: rowId, remark: text, pin }),
  withdrawHandover: z.object({ handover: rowId }),
} as const

export type OpenPoints = { readonly counts: HandoverCounts; readonly lines: readonly HandoverLine[] }
export type HandoverEntry = OpenPoints & {
  readonly row: RowId
  readonly giver: string
  readonly taker: string
  readonly takerRow: RowId
  readonly giverRow: RowId
  readonly status: HandoverStatus
  readonly givenAt: Instant
  readonly takenAt: Instant | null
  /** Typed points, one a line. */
  readonly points: string
  readonly remark: string
}
export type HandoverReplies = {
  readonly openPoints: OpenPoints
  /** The newest first, at most 200. */
  readonly handovers: readonly HandoverEntry[]
  readonly handOver: Made
  readonly takeOver: Made
  readonly withdrawHandover: Made
}
