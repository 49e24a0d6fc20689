import * as z from 'zod'
import { type ServiceWay, serviceWays } from '../domain/document/course.ts'
import type { Assessment } from '../domain/supervision/assess.ts'
import { assessmentItems } from '../domain/supervision/assessmentItems.ts'
import { type PaperKind, type Rung, rungs } from '../domain/supervision/ladder.ts'
import type { Proposal, ProposalGround, ProposalReason } from '../domain/supervision/proposals.ts'
import { caseRules, orderRules, type SupervisionRules } from '../domain/supervision/rules.ts'
import { type Ending, type SupervisionCause, supervisionCauses } from '../domain/supervision/supervisionState.ts'
import type { Instant } from '../kernel/chinaTime.ts'
import type { RowId } from '../kernel/ids.ts'
import { instant, line, rowId, text } from './fields.ts'
import { grounds } from './notices.ts'

/** What window and store say about cases of supervision, proposals, the listing board and the assessment of units. */
const period = { from: instant, to: instant }
const onCase = { case: rowId, step: z.int().min(1).max(1_000) }
const each = <Key extends string, Value extends z.ZodType>(keys: readonly Key[], value: Value) =>
  z.object(Object.fromEntries(keys.map((key) => [key, value])) as Record<Key, Value>)

const rulesBody = z.object({
  prefixes: each(['reminder', 'letter', 'listing', 'delisting'], z.string().max(20)),
  orderRules: each(orderRules, z.object({ on: z.boolean(), threshold: z.number(), rung: z.enum(rungs) })),
  caseRules: each(caseRules, z.object({ on: z.boolean(), patience: z.number() })),
  points: each(assessmentItems, z.number()),
})

export const supervisionRequests = {
  supervisionCounts: z.object({}),
  proposals: z.object({}),
  dismissProposal: z.object({ grounds: grounds.min(1), reason: text }),
  /** 催办 by word of mouth; `case` null opens one. The reply is due by the calendar and the rung's days. */
  remindUnit: z.object({
    case: rowId.nullable(),
    orders: z.array(rowId).min(1).max(500),
    cause: z.enum(supervisionCauses),
    to: line,
    note: text,
    grounds: grounds.nullable(),
  }),
  cases: z.object({ which: z.enum(['open', 'ended']) }),
  caseDetail: z.object({ case: rowId }),
  serveNotice: z.object({ ...onCase, how: z.enum(serviceWays), servedAt: instant, to: line }),
  recordReceipt: z.object({
    ...onCase,
    receivedAt: instant,
    promisedAt: instant.nullable(),
    words: z.object({ signedBy: line, measures: text, phone: line }),
  }),
  recordReply: z.object({ ...onCase, repliedAt: instant, words: z.object({ from: line, text }) }),
  judgeReply: z.object({ ...onCase, accepted: z.boolean(), reason: text }),
  endSupervision: z.object({ case: rowId, ground: z.enum(['delivered', 'withdrawn']), reason: text }),
  listings: z.object({}),
  /** From the first instant of the period to the first after it. */
  assessment: z.object(period),
  /** The facts behind one figure of one unit. */
  assessmentFacts: z.object({ ...period, unit: rowId, item: z.enum(assessmentItems) }),
  /** The assessment as a workbook. */
  exportAssessment: z.object(period),
  supervisionRules: z.object({}),
  changeSupervisionRules: rulesBody,
} as const

export type SupervisionCounts = {
  readonly proposals: number
  readonly open: number
  readonly receiptsDue: number
  readonly listed: number
}

export type Proposals = {
  readonly items: readonly ProposalItem[]
  /** More than are listed: the most overdue come first. */
  readonly more: boolean
  /** A year that the rules need and that has no table: what rests on working days is not proposed. */
  readonly uncovered: boolean
}
export type ProposalItem = {
  readonly case: RowId | null
  readonly unit: RowId
  readonly unitName: string
  readonly orders: readonly CaseOrder[]
  readonly rung: Rung | null
  readonly to: Proposal['to']
  readonly reasons: readonly ProposalReason[]
  readonly grounds: readonly (Omit<ProposalGround, 'key'> & { readonly key: RowId })[]
}
export type CaseOrder = {
  readonly row: RowId
  readonly number: string
  readonly title: string
  readonly status: string
  readonly dueAt: Instant | null
}

export type CaseCard = {
  readonly case: RowId
  readonly unit: RowId
  readonly unitName: string
  readonly cause: SupervisionCause
  readonly status: 'preparing' | 'open' | 'ended'
  readonly rung: Rung | null
  readonly orderCount: number
  readonly firstOrder: CaseOrder
  readonly openedAt: Instant
  readonly listedAt: Instant | null
  readonly endedAt: Instant | null
  readonly ending: Ending | null
  /** What the case waits for, and until when; the last step in force says it. */
  readonly waits: CaseWait
  readonly drafting: { readonly step: number; readonly kind: PaperKind } | null
}
/** signature: a draft is to be signed; service: the center has to serve; receipt, reply: the unit; verdict, next: the center. */
export const caseWaits = [
  'signature',
  'service',
  'receipt',
  'reply',
  'verdict',
  'next',
  'delisting',
  'nothing',
] as const
export type CaseWait = { readonly for: (typeof caseWaits)[number]; readonly until: Instant | null }

export type CaseDetail = {
  readonly card: CaseCard
  readonly orders: readonly CaseOrder[]
  readonly steps: readonly CaseStepDetail[]
  readonly endReason: string
  readonly course: readonly CaseFact[]
  /** Whether the ground for a delisting, or for an end by delivery, is there. */
  readonly settled: 'replyAccepted' | 'delivered' | null
}
export type CaseStepDetail = {
  readonly step: number
  readonly kind: PaperKind
  readonly status: 'drafted' | 'signedOff' | 'void' | 'spoken'
  readonly number: string
  readonly orderNumbers: readonly string[]
  readonly dueAt: Instant
  readonly draftedAt: Instant
  readonly checkedAt: Instant | null
  readonly signedOffAt: Instant | null
  readonly prints: number
  readonly requirements: string
  readonly conditions: string
  readonly note: string
  readonly service: { readonly how: ServiceWay; readonly at: Instant; readonly to: string } | null
  readonly receiptDueAt: Instant | null
  readonly receipt: {
    readonly at: Instant
    readonly promisedAt: Instant | null
    readonly signedBy: string
    readonly measures: string
    readonly phone: string
  } | null
  readonly replies: readonly ReplyDetail[]
  readonly voidReason: string
}
export type ReplyDetail = {
  readonly repliedAt: Instant
  readonly verdict: 'waiting' | 'accepted' | 'rejected'
  readonly judgedAt: Instant | null
  readonly from: string
  readonly text: string
  readonly reason: string
}
/** One fact of a case's course, newest first; `number` of the paper, where it has one. */
export type CaseFact = {
  readonly seq: number
  readonly at: Instant
  readonly by: string
  readonly step: number
  readonly kind: PaperKind | null
  readonly code:
    | 'drafted'
    | 'revised'
    | 'checked'
    | 'signedOff'
    | 'printed'
    | 'void'
    | 'reminded'
    | 'served'
    | 'received'
    | 'replied'
    | 'accepted'
    | 'rejected'
    | 'ended'
  readonly number: string
  readonly quote: string
  /** The rules that proposed the step. */
  readonly proposed: boolean
  readonly ending: Ending | null
}

/** A row of the listing board 挂牌督办榜. */
export type Listing = {
  readonly case: RowId
  readonly unitName: string
  readonly number: string
  readonly listedAt: Instant
  readonly orders: readonly CaseOrder[]
  readonly requirements: string
  readonly conditions: string
  readonly dueAt: Instant
  readonly waits: CaseWait
  readonly lastReply: string
}

export type AssessmentRow = { readonly unit: RowId; readonly unitName: string; readonly assessment: Assessment }
export type AssessmentFact = {
  readonly at: Instant
  readonly order: CaseOrder | null
  readonly case: RowId | null
  readonly number: string
}

type Made = { readonly row: RowId }
export type SupervisionReplies = {
  readonly supervisionCounts: SupervisionCounts
  readonly proposals: Proposals
  readonly dismissProposal: { readonly dismissed: number }
  readonly remindUnit: Made
  readonly cases: readonly CaseCard[]
  readonly caseDetail: CaseDetail
  readonly serveNotice: Made
  readonly recordReceipt: Made
  readonly recordReply: Made
  readonly judgeReply: Made
  readonly endSupervision: Made
  readonly listings: readonly Listing[]
  readonly assessment: readonly AssessmentRow[]
  readonly assessmentFacts: readonly AssessmentFact[]
  readonly exportAssessment: { readonly bytes: Uint8Array<ArrayBuffer> }
  readonly supervisionRules: SupervisionRules
  readonly changeSupervisionRules: Made
}
