import type { Instant } from '../../kernel/chinaTime.ts'
import type { OrderId, UnitId } from '../../kernel/ids.ts'
import type { ServiceWay } from '../document/course.ts'
import type { PrintData } from '../document/documentLife.ts'
import type { DocumentNumber } from '../document/documentNumber.ts'
import type { PaperKind } from './ladder.ts'
import type { RuleCode } from './rules.ts'
import type { ReceiptWords, RemindWords, ReplyWords } from './supervisionCommands.ts'
import type { Ending, SupervisionCause } from './supervisionState.ts'

/** What stands in the paper beyond what the orders themselves say. Lists are joined by line breaks. */
export type NoticeWords = {
  readonly unitName: string
  readonly basis: string
  readonly instruction: string
  readonly reason: string
  readonly requirements: string
  readonly reply: string
  readonly contact: string
  readonly phone: string
  readonly officeName: string
  readonly copyTo: string
  /** What has to be so before a listing ends; on its paper and on the board. Entries of version 1 have none. */
  readonly conditions: string
}

export type FirstNoticeWords = Omit<NoticeWords, 'conditions'>

export type NoticeData = {
  readonly unit: UnitId
  readonly orders: readonly OrderId[]
  readonly cause: SupervisionCause
  readonly dueAt: Instant
  /** Whether the paper keeps a place for the seal, and carries a receipt slip. */
  readonly seal: boolean
  readonly slip: boolean
}

/** `complete`: it has the words that no notice can be signed off without. */
export type DraftData = NoticeData & { readonly complete: boolean }

/** A rule, and the facts of the order or case that it rested on: the same facts are not proposed again. */
export type Because = { readonly rule: RuleCode; readonly basis: string }
/** `order`: the one of the step's orders that it is a fact of. Entries from before proposals were joined name none: of all. */
export type TakenGround = Because & { readonly order?: OrderId }
/** What proposed the step; null for one that a person began by hand. */
export type TakenProposal = readonly TakenGround[] | null

type OnStep = { readonly step: number }

/** Version 1 knew one notice a case: step 1, kind `notice`. Those entries fold for ever. */
export type SupervisionEventBody =
  | { readonly type: 'NoticeDrafted'; readonly v: 1; readonly data: DraftData; readonly words: FirstNoticeWords }
  | { readonly type: 'NoticeRevised'; readonly v: 1; readonly data: DraftData; readonly words: FirstNoticeWords }
  | {
      readonly type: 'NoticeDrafted'
      readonly v: 2
      readonly data: DraftData & OnStep & { readonly kind: PaperKind; readonly proposal: TakenProposal }
      readonly words: NoticeWords
    }
  | { readonly type: 'NoticeRevised'; readonly v: 2; readonly data: DraftData & OnStep; readonly words: NoticeWords }
  | { readonly type: 'NoticeChecked'; readonly v: 1; readonly data: OnStep & { readonly checkedAt: Instant } }
  | {
      readonly type: 'NoticeSignedOff'
      readonly v: 1
      readonly data: { readonly number: DocumentNumber; readonly signedOffAt: Instant }
      /** What the paper said of its orders on that day, as JSON: a later re-dispatch must not change a signed notice. */
      readonly words: { readonly facts: string }
    }
  | {
      readonly type: 'NoticeSignedOff'
      readonly v: 2
      readonly data: OnStep & { readonly number: DocumentNumber; readonly signedOffAt: Instant }
      readonly words: { readonly facts: string }
    }
  | {
      readonly type: 'NoticePrinted'
      readonly v: 1
      readonly data: PrintData & { readonly printedAt: Instant }
      /** The file's or the printer's name. */
      readonly words: { readonly destination: string }
    }
  | {
      readonly type: 'NoticePrinted'
      readonly v: 2
      readonly data: OnStep & PrintData & { readonly printedAt: Instant }
      readonly words: { readonly destination: string }
    }
  | {
      readonly type: 'NoticeVoided'
      readonly v: 1
      readonly data: OnStep & { readonly number: DocumentNumber | null; readonly voidedAt: Instant }
      readonly words: { readonly reason: string }
    }
  | {
      readonly type: 'UnitReminded'
      readonly v: 1
      readonly data: OnStep & {
        readonly unit: UnitId
        readonly orders: readonly OrderId[]
        readonly cause: SupervisionCause
        readonly remindedAt: Instant
        readonly dueAt: Instant
        readonly proposal: TakenProposal
      }
      readonly words: RemindWords
    }
  | {
      readonly type: 'NoticeServed'
      readonly v: 1
      readonly data: OnStep & {
        readonly how: ServiceWay
        readonly servedAt: Instant
        readonly receiptDueAt: Instant | null
      }
      readonly words: { readonly to: string }
    }
  | {
      readonly type: 'ReceiptRecorded'
      readonly v: 1
      readonly data: OnStep & { readonly receivedAt: Instant; readonly promisedAt: Instant | null }
      readonly words: ReceiptWords
    }
  | {
      readonly type: 'ReplyRecorded'
      readonly v: 1
      /** `reply`: which one of this step, from 1. */
      readonly data: OnStep & { readonly reply: number; readonly repliedAt: Instant }
      readonly words: ReplyWords
    }
  | {
      readonly type: 'ReplyJudged'
      readonly v: 1
      readonly data: OnStep & { readonly reply: number; readonly accepted: boolean; readonly judgedAt: Instant }
      readonly words: { readonly reason: string }
    }
  | {
      readonly type: 'SupervisionEnded'
      readonly v: 1
      readonly data: { readonly ground: Ending; readonly endedAt: Instant }
      readonly words: { readonly reason: string }
    }
