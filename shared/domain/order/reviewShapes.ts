import type { Instant } from '../../kernel/chinaTime.ts'
import type { CommandId } from '../../kernel/ids.ts'
import type { Clock } from './clock.ts'
import type { ArchiveNumber, ClosingKind, Satisfaction, TypedClose } from './orderState.ts'

export type ReviewCommandBody =
  /** A call: whether somebody answered, whether what was said can be counted, and when to call again. */
  | {
      readonly type: 'recordFollowUp'
      readonly body: {
        readonly contacted: boolean
        readonly effective: boolean
        readonly nextCallAt: Instant | null
        readonly note: string
      }
    }
  | {
      readonly type: 'recordReview'
      readonly body: { readonly solved: boolean; readonly satisfaction: Satisfaction; readonly reason: string }
    }
  | { readonly type: 'hearReasons'; readonly body: { readonly account: string } }
  | { readonly type: 'reworkOrder'; readonly body: { readonly delivery: Clock; readonly reason: string } }
  /** `year`: of the archive register whose next number the file gets. */
  | { readonly type: 'closeOrder'; readonly body: { readonly year: number; readonly note: string } }
  | {
      readonly type: 'closeTyped'
      readonly body: { readonly kind: TypedClose; readonly year: number; readonly reason: string }
    }
  | { readonly type: 'reopenOrder'; readonly body: { readonly clock: Clock | null; readonly reason: string } }

export type ReviewEventBody =
  | {
      readonly type: 'OrderFollowedUp'
      readonly v: 1
      readonly data: {
        readonly at: Instant
        readonly contacted: boolean
        readonly effective: boolean
        readonly nextCallAt: Instant | null
      }
      readonly words: { readonly note: string }
    }
  | {
      readonly type: 'OrderReviewed'
      readonly v: 1
      readonly data: {
        readonly command: CommandId
        readonly at: Instant
        readonly solved: boolean
        readonly satisfaction: Satisfaction
      }
      readonly words: { readonly reason: string }
    }
  | {
      readonly type: 'OrderReasonHeard'
      readonly v: 1
      readonly data: { readonly command: CommandId }
      readonly words: { readonly account: string }
    }
  | {
      readonly type: 'OrderReworked'
      readonly v: 1
      readonly data: { readonly command: CommandId; readonly delivery: Clock }
      readonly words: { readonly reason: string }
    }
  | {
      readonly type: 'OrderClosed'
      readonly v: 1
      readonly data: {
        readonly command: CommandId
        readonly kind: ClosingKind
        readonly archive: ArchiveNumber
        readonly closedAt: Instant
      }
      readonly words: { readonly reason: string }
    }
  | {
      readonly type: 'OrderReopened'
      readonly v: 1
      readonly data: { readonly command: CommandId; readonly clock: Clock | null }
      readonly words: { readonly reason: string }
    }
