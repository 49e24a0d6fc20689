import type { Instant } from '../../kernel/chinaTime.ts'
import type { OrderId, UnitId } from '../../kernel/ids.ts'
import type { ServiceWay } from '../document/course.ts'
import type { PrintData } from '../document/documentLife.ts'
import type { PaperKind } from './ladder.ts'
import type { NoticeData, NoticeWords, TakenProposal } from './supervisionEvents.ts'
import type { SupervisionCause } from './supervisionState.ts'

type NoticeBody = NoticeData & { readonly words: NoticeWords }
/** `step` names the paper: its place in the case, from 1. */
type OnStep = { readonly step: number }

export type SupervisionCommandBody =
  /** Opens the case where there is none, or prepares its next step. */
  | {
      readonly type: 'draftNotice'
      readonly body: NoticeBody & { readonly kind: PaperKind; readonly proposal: TakenProposal }
    }
  | { readonly type: 'reviseNotice'; readonly body: NoticeBody & OnStep }
  | { readonly type: 'checkNotice'; readonly body: OnStep }
  | { readonly type: 'signOffNotice'; readonly body: OnStep & { readonly facts: string } }
  | { readonly type: 'recordPrint'; readonly body: OnStep & PrintData & { readonly destination: string } }
  | { readonly type: 'voidNotice'; readonly body: OnStep & { readonly reason: string } }
  /** 催办 by word of mouth: it is in force at once and has no paper. */
  | { readonly type: 'remindUnit'; readonly body: RemindBody }
  | {
      readonly type: 'serveNotice'
      readonly body: OnStep & {
        readonly how: ServiceWay
        readonly servedAt: Instant
        readonly receiptDueAt: Instant | null
        readonly to: string
      }
    }
  | {
      readonly type: 'recordReceipt'
      readonly body: OnStep & {
        readonly receivedAt: Instant
        /** By when the unit itself says it will be done. */
        readonly promisedAt: Instant | null
        readonly words: ReceiptWords
      }
    }
  | {
      readonly type: 'recordReply'
      readonly body: OnStep & { readonly repliedAt: Instant; readonly words: ReplyWords }
    }
  | {
      readonly type: 'judgeReply'
      readonly body: OnStep & { readonly accepted: boolean; readonly reason: string }
    }
  | {
      readonly type: 'endSupervision'
      readonly body: { readonly ground: 'delivered' | 'withdrawn'; readonly reason: string }
    }

export type RemindBody = {
  readonly unit: UnitId
  readonly orders: readonly OrderId[]
  readonly cause: SupervisionCause
  readonly remindedAt: Instant
  readonly dueAt: Instant
  readonly proposal: TakenProposal
  readonly words: RemindWords
}
export type RemindWords = { readonly unitName: string; readonly to: string; readonly note: string }
export type ReceiptWords = { readonly signedBy: string; readonly measures: string; readonly phone: string }
export type ReplyWords = { readonly from: string; readonly text: string }
