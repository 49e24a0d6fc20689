import * as z from 'zod'
import type { DocumentNumber } from '../domain/document/documentNumber.ts'
import type { Channel } from '../domain/order/orderState.ts'
import { type PaperKind, paperKinds, type Rung, rungs } from '../domain/supervision/ladder.ts'
import { caseRules, orderRules } from '../domain/supervision/rules.ts'
import type { NoticeWords } from '../domain/supervision/supervisionEvents.ts'
import { type SupervisionCause, supervisionCauses } from '../domain/supervision/supervisionState.ts'
import type { Instant } from '../kernel/chinaTime.ts'
import type { RowId } from '../kernel/ids.ts'
import { line, rowId, text, instant } from './fields.ts'
import { selection } from './views.ts'

/** What window and store say about the papers of supervision. A paper is known by its case's row and its step there. */
const step = z.int().min(1).max(1_000)
/** Kept optional: a case's first paper is the usual one. */
export const onStep = { notice: rowId, step: step.default(1) }

const noticeWords = z.object({
  unitName: line,
  basis: text,
  instruction: text,
  reason: text,
  requirements: text,
  reply: text,
  contact: line,
  phone: line,
  officeName: line,
  copyTo: text,
  conditions: text.default(''),
})
const noticeBody = z.object({
  unit: rowId,
  orders: z.array(rowId).min(1).max(500),
  cause: z.enum(supervisionCauses),
  dueAt: instant,
  seal: z.boolean(),
  slip: z.boolean(),
  words: noticeWords,
})
/** Why a step was proposed; `key` is the row of the order or case. */
export const grounds = z
  .array(
    z.object({
      of: z.enum(['order', 'case']),
      key: rowId,
      rule: z.enum([...orderRules, ...caseRules]),
      basis: line,
    }),
  )
  .max(2_000)

const draftBody = noticeBody.extend({
  kind: z.enum(paperKinds).default('notice'),
  /** The case whose next step it is; null opens one. */
  case: rowId.nullable().default(null),
  grounds: grounds.nullable().default(null),
})
export type NoticeForm = z.input<typeof draftBody>
export type ParsedNoticeForm = z.output<typeof draftBody>

export const noticeRequests = {
  notices: z.object({}),
  notice: z.object(onStep),
  draftNotice: draftBody,
  reviseNotice: noticeBody.extend(onStep),
  checkNotice: z.object(onStep),
  signOffNotice: z.object(onStep),
  voidNotice: z.object({ ...onStep, reason: text }),
  recordPrint: z.object({
    ...onStep,
    to: z.enum(['pdf', 'printer']),
    copies: z.int().min(1).max(999),
    pages: z.int().min(1),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    destination: line,
  }),
  /** What a paper for these orders would carry; all must have the same lead unit and stand in the same case, or in none. */
  noticeFacts: z.object({ target: selection, kind: z.enum(rungs).nullable().default(null) }),
  /** The same for the next step of a case. */
  caseFacts: z.object({ case: rowId, kind: z.enum(paperKinds) }),
} as const

export type NoticeFacts = {
  readonly unit: RowId
  readonly unitName: string
  readonly supporting: string
  readonly orders: readonly NoticeOrder[]
}
export type NoticeOrder = {
  readonly row: RowId
  readonly number: string
  readonly title: string
  readonly channel: Channel
  readonly town: string
  readonly receivedAt: Instant
  readonly dispatchedAt: Instant
  readonly dueAt: Instant
}
/** The facts with what a new paper begins with. */
export type DraftStart = NoticeFacts & {
  readonly case: RowId | null
  readonly rung: Rung | null
  readonly kind: PaperKind
  /** By the working calendar and the rung's days; null where the calendar does not reach so far. */
  readonly replyBy: Instant | null
  /** Papers of the case that are in force, oldest first: what this one goes back to. */
  readonly earlier: readonly EarlierPaper[]
  /** What the office set for papers of the kind: whom copies go to, and whether a place for the seal is kept. */
  readonly copyTo: string
  readonly seal: boolean
}
export type EarlierPaper = {
  readonly kind: PaperKind
  readonly number: string
  readonly at: Instant
  readonly servedAt: Instant | null
  readonly reply: 'none' | 'waiting' | 'accepted' | 'rejected'
}

export type NoticeCard = {
  readonly notice: RowId
  readonly step: number
  readonly kind: PaperKind
  readonly status: 'drafted' | 'signedOff' | 'void'
  readonly number: DocumentNumber | null
  readonly unit: RowId
  readonly unitName: string
  readonly orders: readonly RowId[]
  readonly orderNumbers: readonly string[]
  readonly cause: SupervisionCause
  readonly dueAt: Instant
  readonly draftedAt: Instant
  readonly checkedAt: Instant | null
  readonly signedOffAt: Instant | null
  readonly prints: number
  /** Whether the paper keeps a place for the seal, and carries a receipt slip. */
  readonly seal: boolean
  readonly slip: boolean
  readonly servedAt: Instant | null
  readonly voidReason: string
}
export type NoticeDetail = {
  readonly card: NoticeCard
  readonly words: NoticeWords
  readonly facts: NoticeFacts
  readonly earlier: readonly EarlierPaper[]
}

type Made = { readonly row: RowId }
/** A paper that was drafted: its case and its step there. */
export type MadeNotice = Made & { readonly step: number }

export type NoticeReplies = {
  readonly notices: readonly NoticeCard[]
  readonly notice: NoticeDetail
  readonly draftNotice: MadeNotice
  readonly reviseNotice: Made
  readonly checkNotice: Made
  readonly signOffNotice: NoticeDetail
  readonly voidNotice: Made
  readonly recordPrint: Made
  readonly noticeFacts: DraftStart
  readonly caseFacts: DraftStart
}
