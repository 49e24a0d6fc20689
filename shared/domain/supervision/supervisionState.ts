import type { Instant } from '../../kernel/chinaTime.ts'
import type { OrderId, SupervisionId, UnitId } from '../../kernel/ids.ts'

/** One supervision of a unit, first as a notice: drafted ──revise──> drafted ──sign off──> signedOff (numbered) ──print──> signedOff. */
export type SupervisionState = SupervisionFacts & (DraftedNotice | SignedOffNotice)
export type SupervisionFacts = {
  readonly id: SupervisionId
  readonly unit: UnitId
  readonly orders: readonly OrderId[]
  readonly cause: SupervisionCause
  /** The new deadline that the notice sets. */
  readonly dueAt: Instant
}
export type DraftedNotice = { readonly status: 'drafted'; readonly complete: boolean }
export type SignedOffNotice = {
  readonly status: 'signedOff'
  readonly number: DocumentNumber
  readonly signedOffAt: Instant
  readonly prints: number
}

export type DocumentNumber = { readonly prefix: string; readonly year: number; readonly n: number }

/** Why a unit is put under supervision. */
export const supervisionCauses = ['overdue', 'unsatisfied', 'decision'] as const
export type SupervisionCause = (typeof supervisionCauses)[number]

/** `督〔2026〕12号`: full year in 〔〕, no 第, no leading zero (GB/T 9704-2012, 7.2.5). */
export const documentNumberText = (number: DocumentNumber): string => `${number.prefix}〔${number.year}〕${number.n}号`
