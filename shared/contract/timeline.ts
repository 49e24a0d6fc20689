import type { ClockKind } from '../domain/order/clock.ts'
import type {
  ArchiveNumber,
  Channel,
  ClosingKind,
  Privacy,
  Satisfaction,
  UndoableAct,
  Urgency,
} from '../domain/order/orderState.ts'
import type { OfficePaperKind } from '../domain/officePaper/officePaperKinds.ts'
import type { ErasureGround } from '../domain/order/recordShapes.ts'
import type { Rung } from '../domain/supervision/ladder.ts'
import type { Instant } from '../kernel/chinaTime.ts'

/** One fact of an order's course; the words for it are made in `shared/text`. `quote` is what somebody wrote. */
export type TimelineItem = {
  readonly at: Instant
  readonly by: string
  readonly seq: number
  /** Where it was written down: the first letters of the device's id; null on this one. */
  readonly device: string | null
} & (
  | { readonly kind: 'reported'; readonly channel: Channel; readonly source: string }
  | { readonly kind: 'corrected' | 'correctionProposed' | 'correctionAccepted'; readonly fields: readonly string[] }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'declined'; readonly route: string; readonly reason: string }
  | {
      readonly kind: 'dispatched' | 'redispatched'
      readonly lead: string
      readonly supporting: string
      readonly dueAt: Instant
      readonly note: string
      /** Why a complaint was given to the very unit that it is about. */
      readonly decision: string
      readonly groupSize: number
    }
  | { readonly kind: 'undone'; readonly lead: string }
  /** `number` is '' for a reminder by word of mouth. */
  | { readonly kind: 'supervised'; readonly number: string; readonly rung: Rung }
  /** A paper was taken back or the case ended: the rung that remains. */
  | { readonly kind: 'supervisionLowered'; readonly rung: Rung | null }
  | PaperItem
  | { readonly kind: 'revealed' }
  | { readonly kind: 'erased'; readonly ground: ErasureGround }
  | CourseItem
)

/** A paper about the order beside those of supervision; `quote`: why it was taken back. */
export type PaperItem = {
  readonly kind: 'paperSigned' | 'paperVoided'
  readonly paper: OfficePaperKind
  readonly number: string
  readonly quote: string
}

export type CourseItem =
  | {
      readonly kind: 'marked'
      readonly urgency: Urgency
      readonly privacy: Privacy
      readonly complaint: boolean
      readonly quote: string
    }
  | {
      readonly kind:
        | 'asked'
        | 'answered'
        | 'returnConfirmed'
        | 'returnOverruled'
        | 'extensionRefused'
        | 'suspended'
        | 'reasonHeard'
        | 'reopened'
        | 'correctionRejected'
        | 'noted'
      readonly quote: string
    }
  | {
      readonly kind: 'merged' | 'absorbed' | 'unmerged' | 'released'
      /** The other order's. */
      readonly number: string
      readonly quote: string
    }
  | { readonly kind: 'putAside'; readonly until: Instant; readonly quote: string }
  | { readonly kind: 'takenUp' }
  | { readonly kind: 'stepUndone'; readonly act: UndoableAct }
  | {
      readonly kind:
        | 'signed'
        | 'returned'
        | 'contacted'
        | 'interimDelivered'
        /** A unit delivered, others still have to. */
        | 'partDelivered'
        | 'delivered'
      readonly unit: string
      /** Written down by the center for the unit 代录. */
      readonly onBehalf: boolean
      readonly quote: string
    }
  | {
      readonly kind: 'progressed'
      readonly unit: string
      readonly onBehalf: boolean
      readonly quote: string
      /** The hash of an attachment that shows it. */
      readonly file: string | null
    }
  | {
      readonly kind: 'extensionAsked'
      readonly unit: string
      readonly onBehalf: boolean
      readonly until: Instant
      readonly quote: string
    }
  | { readonly kind: 'extensionGranted' | 'resumed' | 'reworked'; readonly dueAt: Instant; readonly quote: string }
  | {
      readonly kind: 'retimed'
      readonly which: ClockKind
      readonly dueAt: Instant
      readonly before: Instant
      readonly quote: string
    }
  | {
      readonly kind: 'followedUp'
      readonly contacted: boolean
      readonly effective: boolean
      readonly nextCallAt: Instant | null
      readonly quote: string
    }
  | { readonly kind: 'reviewed'; readonly solved: boolean; readonly satisfaction: Satisfaction; readonly quote: string }
  | { readonly kind: 'closed'; readonly closing: ClosingKind; readonly archive: ArchiveNumber; readonly quote: string }
  | {
      readonly kind: 'importedClosed'
      readonly channel: Channel
      readonly source: string
      readonly closedAt: Instant | null
      /** The source's own word for the state. */
      readonly state: string
      readonly quote: string
    }
  | { readonly kind: 'withdrawn' | 'updateWithdrawn' }
  | { readonly kind: 'sourceUpdated'; readonly state: string; readonly quote: string }
  | { readonly kind: 'returnAcknowledged'; readonly batch: string }
  | {
      readonly kind: 'attached'
      readonly name: string
      readonly size: number
      readonly hash: string
      readonly mime: string
    }
  | {
      readonly kind: 'instructed'
      readonly leader: string
      readonly givenAt: Instant
      /** The hash of the file that it was scanned into, one of those beside the order. */
      readonly scan: string | null
      readonly quote: string
    }
