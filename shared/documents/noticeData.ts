import type { DocumentNumber } from '../domain/document/documentNumber.ts'
import type { SupervisionCause } from '../domain/supervision/supervisionState.ts'
import type { PaperKind } from '../domain/supervision/ladder.ts'
import type { Instant } from '../kernel/chinaTime.ts'

/** A paper of supervision in the letter format, as plain data. Words are as typed; '' means "not given". */
export type NoticeData = {
  readonly kind: PaperKind
  /** 发文机关标志: 市办实事推进中心. */
  readonly office: string
  /** Null until the notice is signed off: the paper then shows `prefix〔year〕` with a visible placeholder. */
  readonly number: DocumentNumber | null
  readonly prefix: string
  /** 主送: the lead unit's full name. */
  readonly unit: string
  readonly supporting: readonly string[]
  readonly orders: readonly NoticeOrder[]
  readonly cause: SupervisionCause
  /** What the case had before: 催办 on a day, 督〔2026〕1号. */
  readonly earlier: readonly EarlierStep[]
  /** What the title names: 月湖新苑电梯停运. '' lets it come from the order's title, or leaves it out. */
  readonly subject: string
  /** '' lets the wording come from `cause`; otherwise it stands instead, and `现予以督办` follows unless it says so itself. */
  readonly reason: string
  readonly basis: string
  /** A leader's instruction, in the words that the notice shall print. */
  readonly instruction: string
  readonly requirements: readonly string[]
  /** What has to be so before a listing ends, one a line; of a listing only. */
  readonly conditions: readonly string[]
  /** The new deadline. */
  readonly dueAt: Instant
  /** How and until when to reply. */
  readonly reply: string
  readonly contact: string
  readonly phone: string
  /** 署名; usually the office. */
  readonly signedBy: string
  /** 成文日期. */
  readonly date: Instant
  readonly copyTo: readonly string[]
  readonly sealPlace: boolean
  readonly receiptSlip: boolean
}

/** `number` is '' for a reminder by word of mouth. */
export type EarlierStep = {
  readonly kind: PaperKind
  readonly number: string
  readonly at: Instant
  readonly reply: 'none' | 'waiting' | 'accepted' | 'rejected'
}

export type NoticeOrder = {
  readonly orderNo: string
  readonly receivedOn: Instant
  readonly title: string
  /** The channel's word: 12345, 微信; '' if it is not known. */
  readonly channel: string
  readonly town: string
  readonly dispatchedOn: Instant
  readonly dueAt: Instant
  /** Natural days past the deadline on the notice's date; 0 when it is not past. */
  readonly overdueDays: number
}

/** Names of fields, as they tint the paper and as `checkNotice` reports them. */
export type NoticeField =
  | 'office'
  | 'number'
  | 'unit'
  | 'supporting'
  | 'orders'
  | 'subject'
  | 'reason'
  | 'basis'
  | 'instruction'
  | 'requirements'
  | 'conditions'
  | 'dueAt'
  | 'reply'
  | 'contact'
  | 'phone'
  | 'signedBy'
  | 'date'
  | 'copyTo'
