import type { Instant } from '../../kernel/chinaTime.ts'
import type { CategoryId, CommandId, OrderId, TownId, UnitId } from '../../kernel/ids.ts'
import type { Clock } from './clock.ts'
import type { Channel, LawfulRoute, OrderStatus, Privacy, Urgency } from './orderState.ts'

/** What the reporter said, as it was typed or imported. Absent fields are empty strings. */
export type ReportWords = {
  readonly title: string
  readonly text: string
  readonly reporter: string
  readonly phone: string
  readonly address: string
  readonly town: string
  readonly category: string
  /** The named source of an import, and the order's id there. */
  readonly sourceName: string
  readonly sourceId: string
  /** Columns of the source that no field holds, as a JSON list of [header, value]. */
  readonly extra: string
}

/** What stands open beside the words of a report. */
export type ReportDetails = {
  readonly category: CategoryId | null
  readonly town: TownId | null
  readonly urgency: Urgency
  readonly privacy: Privacy
  /** The unit that is complained about. */
  readonly concerns: UnitId | null
  /** The source's own deadline. */
  readonly sourceDueAt: Instant | null
  /** Until it has to be dispatched; null where none was set. */
  readonly clock: Clock | null
}
export const plainDetails: ReportDetails = {
  category: null,
  town: null,
  urgency: 'general',
  privacy: 'open',
  concerns: null,
  sourceDueAt: null,
  clock: null,
}

type ReportBody = { readonly channel: Channel; readonly receivedAt: Instant; readonly words: ReportWords }

/** How the center marks an order: as urgent, as confidential, as a complaint about a unit; and what kind of matter it is. */
export type Marks = {
  readonly urgency: Urgency
  readonly privacy: Privacy
  readonly concerns: UnitId | null
  readonly category: CategoryId | null
  readonly town: TownId | null
}

/** The category and town of the catalogue that corrected words mean; what is not named stays, null: what they say is in no catalogue. */
export type CatalogueIds = { readonly category?: CategoryId | null; readonly town?: TownId | null }

/** What an order is filed under once its words were corrected; entries of version 1 left it as it was. */
export type FiledUnder = { readonly category: CategoryId | null; readonly town: TownId | null }

export type IntakeCommandBody =
  | { readonly type: 'reportOrder'; readonly body: ReportBody & { readonly details?: ReportDetails } }
  | {
      readonly type: 'correctOrder'
      readonly body: { readonly channel: Channel | null; readonly words: Partial<ReportWords> } & CatalogueIds
    }
  | { readonly type: 'markOrder'; readonly body: Marks & { readonly reason: string } }
  | { readonly type: 'acceptOrder'; readonly body: Record<never, never> }
  | { readonly type: 'declineOrder'; readonly body: { readonly route: LawfulRoute; readonly reason: string } }
  | { readonly type: 'askReporter'; readonly body: { readonly remainingMs: number | null; readonly question: string } }
  | { readonly type: 'recordAnswer'; readonly body: { readonly clock: Clock | null; readonly answer: string } }
  /** 稍后处理: out of the list of what waits until then. */
  | { readonly type: 'putAside'; readonly body: { readonly until: Instant; readonly reason: string } }
  | { readonly type: 'takeUp'; readonly body: Record<never, never> }
  | { readonly type: 'mergeOrder'; readonly body: { readonly into: OrderId; readonly reason: string } }
  | { readonly type: 'unmergeOrder'; readonly body: { readonly from: OrderId; readonly reason: string } }

type Reported = { readonly number: string; readonly channel: Channel; readonly receivedAt: Instant }

export type IntakeEventBody =
  | { readonly type: 'OrderReported'; readonly v: 1; readonly data: Reported; readonly words: ReportWords }
  | {
      readonly type: 'OrderReported'
      readonly v: 2
      /** `reportedBy`: the unit whose clerk reported it. */
      readonly data: Reported & ReportDetails & { readonly reportedBy: UnitId | null }
      readonly words: ReportWords
    }
  | {
      readonly type: 'OrderCorrected'
      readonly v: 1
      readonly data: { readonly channel: Channel }
      /** Only the fields that changed. */
      readonly words: Partial<ReportWords>
    }
  | {
      readonly type: 'OrderCorrected'
      readonly v: 2
      readonly data: { readonly channel: Channel } & FiledUnder
      readonly words: Partial<ReportWords>
    }
  | { readonly type: 'OrderMarked'; readonly v: 1; readonly data: Marks; readonly words: { readonly reason: string } }
  | { readonly type: 'OrderAccepted'; readonly v: 1; readonly data: Record<never, never> }
  | { readonly type: 'OrderAccepted'; readonly v: 2; readonly data: { readonly command: CommandId } }
  | {
      readonly type: 'OrderDeclined'
      readonly v: 1
      readonly data: { readonly route: LawfulRoute }
      readonly words: { readonly reason: string }
    }
  | {
      readonly type: 'OrderDeclined'
      readonly v: 2
      readonly data: { readonly route: LawfulRoute; readonly command: CommandId }
      readonly words: { readonly reason: string }
    }
  | {
      readonly type: 'OrderReporterAsked'
      readonly v: 1
      readonly data: { readonly askedAt: Instant; readonly remainingMs: number | null }
      readonly words: { readonly question: string }
    }
  | {
      readonly type: 'OrderReporterAnswered'
      readonly v: 1
      readonly data: { readonly answeredAt: Instant; readonly clock: Clock | null }
      readonly words: { readonly answer: string }
    }
  | {
      readonly type: 'OrderPutAside'
      readonly v: 1
      readonly data: { readonly until: Instant }
      readonly words: { readonly reason: string }
    }
  | { readonly type: 'OrderTakenUp'; readonly v: 1; readonly data: Record<never, never> }
  | {
      readonly type: 'OrderMerged'
      readonly v: 1
      /** `number` of the order that it was merged into, as people know it. */
      readonly data: { readonly command: CommandId; readonly into: OrderId; readonly number: string }
      readonly words: { readonly reason: string }
    }
  /** On the stream of the order that the other one was merged into. */
  | {
      readonly type: 'OrderAbsorbed'
      readonly v: 1
      readonly data: { readonly order: OrderId; readonly number: string }
    }
  | {
      readonly type: 'OrderUnmerged'
      readonly v: 1
      readonly data: {
        readonly command: CommandId
        readonly from: OrderId
        readonly number: string
        readonly status: OrderStatus
      }
      readonly words: { readonly reason: string }
    }
  | {
      readonly type: 'OrderReleased'
      readonly v: 1
      readonly data: { readonly order: OrderId; readonly number: string }
    }
