import * as z from 'zod'
import type { DocumentNumber } from '../domain/document/documentNumber.ts'
import { type FormKind, officePaperKinds, type OfficePaperKind } from '../domain/officePaper/officePaperKinds.ts'
import type { OfficePaperWords } from '../domain/officePaper/officePapers.ts'
import { formKinds, type PaperForm, type PaperFormWords } from '../domain/officePaper/paperForms.ts'
import type { Channel, OrderStatus, Satisfaction } from '../domain/order/orderState.ts'
import type { Instant } from '../kernel/chinaTime.ts'
import type { RowId } from '../kernel/ids.ts'
import { line, rowId, text } from './fields.ts'
import { selection } from './views.ts'

/** Papers about one order beside those of supervision, the wording they are written by, and orders as a list on paper. */
const side = z.enum(['last', 'even'])
const words = z.object({
  office: line,
  title: text,
  addressee: text,
  body: text,
  signer: text,
  present: text,
  absent: text,
  guests: text,
  copyTo: text,
})
const onPaper = { order: rowId, paper: z.int().min(1).max(10_000) }

/** The most orders that one list on paper takes; more is a file's business. */
export const mostListed = 2_000

export const officePaperRequests = {
  /** What a paper about the order would say of it. */
  officePaperFacts: z.object({ order: rowId }),
  /** The papers about one order, the newest first. */
  officePapers: z.object({ order: rowId }),
  signPaper: z.object({
    order: rowId,
    kind: z.enum(officePaperKinds),
    form: z.int().min(0),
    seal: z.boolean(),
    side,
    words,
  }),
  recordPaperPrint: z.object({
    ...onPaper,
    to: z.enum(['pdf', 'printer']),
    copies: z.int().min(1).max(999),
    pages: z.int().min(1),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    destination: line,
  }),
  voidPaper: z.object({ ...onPaper, reason: text }),
  paperForms: z.object({}),
  changePaperForm: z.object({
    kind: z.enum(formKinds),
    seen: z.int().min(0),
    form: z.object({ prefix: line, seal: z.boolean(), side }),
    words: z.object({ title: text, body: text, copyTo: text }),
  }),
  /** Orders for 台账, in the order of the list that they were chosen from. */
  listedOrders: z.object({
    target: selection,
    /** With names, telephones and addresses; recorded before they are answered. */
    full: z.boolean(),
  }),
} as const

export type OfficePaperFacts = {
  readonly order: RowId
  readonly number: string
  readonly title: string
  readonly channel: Channel
  readonly town: string
  readonly status: OrderStatus
  readonly receivedAt: Instant
  /** What was reported, without the name of a protected reporter. */
  readonly matter: string
  readonly unit: string
  readonly supporting: string
  readonly dispatchedAt: Instant | null
  readonly dueAt: Instant | null
  /** The last extension that was asked for, and what became of it. */
  readonly extension: {
    readonly askedAt: Instant
    readonly until: Instant
    readonly reason: string
    readonly decided: 'open' | 'granted' | 'refused'
  } | null
  /** What units said of their work, oldest first. */
  readonly course: readonly { readonly at: Instant; readonly unit: string; readonly text: string }[]
  readonly delivery: { readonly at: Instant; readonly text: string } | null
  readonly verdict: { readonly at: Instant; readonly solved: boolean; readonly satisfaction: Satisfaction } | null
}

/** A paper in the record, with the words that it was signed off with; all of them '' once they were erased. */
export type OfficePaperCard = {
  readonly paper: number
  readonly kind: OfficePaperKind
  readonly number: DocumentNumber
  readonly form: number
  readonly seal: boolean
  readonly side: PaperForm['side']
  readonly signedAt: Instant
  readonly signedBy: string
  readonly prints: number
  /** Null while it holds. */
  readonly voided: { readonly at: Instant; readonly reason: string } | null
  readonly words: OfficePaperWords
}

export type FormReply = {
  readonly form: PaperForm
  readonly words: PaperFormWords
  /** Null for what the program brings along. */
  readonly changed: { readonly at: Instant; readonly by: string } | null
}
export type FormsReply = Readonly<Record<FormKind, FormReply>>

export type ListedRow = {
  readonly number: string
  readonly receivedAt: Instant
  readonly channel: Channel
  readonly town: string
  readonly category: string
  readonly title: string
  readonly unit: string
  readonly dueAt: Instant | null
  readonly status: OrderStatus
  /** Null unless it was asked for; of protected reporters every field is empty. */
  readonly personal: ListedPersonal | null
}
export type ListedPersonal = { readonly reporter: string; readonly phone: string; readonly address: string }

export type OfficePaperReplies = {
  readonly officePaperFacts: OfficePaperFacts
  readonly officePapers: readonly OfficePaperCard[]
  readonly signPaper: OfficePaperCard
  readonly recordPaperPrint: { readonly row: RowId }
  readonly voidPaper: { readonly row: RowId }
  readonly paperForms: FormsReply
  readonly changePaperForm: FormsReply
  /** `more`: the selection holds more than a list takes; the first of them are given. */
  readonly listedOrders: { readonly orders: readonly ListedRow[]; readonly more: boolean }
}
