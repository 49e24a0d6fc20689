import type { Instant } from '../../kernel/chinaTime.ts'
import type { CommandId, StreamName } from '../../kernel/ids.ts'
import type { CatalogueIds, FiledUnder, ReportDetails, ReportWords } from './intakeShapes.ts'
import type { Attachment, Channel } from './orderState.ts'
import type { SupervisedEventBody } from './supervisedShapes.ts'

/** What the source wrote about an order that it closed itself. */
export type SourceCourse = {
  /** The source's own word for the state. */
  readonly sourceState: string
  readonly sourceUnit: string
  readonly sourceReply: string
}
export type SourceWords = { readonly state: string; readonly unit: string; readonly reply: string }
export type InstructionWords = { readonly leader: string; readonly text: string }

export const erasureGrounds = ['asked', 'retention', 'mistaken'] as const
export type ErasureGround = (typeof erasureGrounds)[number]
/** `quotes`: the cases and handovers that say what the order said; their words go with it. */
export type Erasure = { readonly ground: ErasureGround; readonly quotes: readonly StreamName[] }

export type RecordCommandBody =
  | {
      readonly type: 'importHistory'
      readonly body: {
        readonly channel: Channel
        readonly receivedAt: Instant
        readonly closedAt: Instant | null
        readonly words: ReportWords & SourceCourse
        readonly details?: ReportDetails
      }
    }
  /** What the source says of it now, known by the source's id; `at` where the source tells when. */
  | {
      readonly type: 'recordSourceUpdate'
      readonly body: { readonly at: Instant | null; readonly dueAt: Instant | null; readonly words: SourceWords }
    }
  | {
      readonly type: 'proposeCorrection'
      readonly body: { readonly channel: Channel | null; readonly words: Partial<ReportWords> }
    }
  /** `words`: what is taken of the proposal, which may be less than it proposed. */
  | {
      readonly type: 'acceptCorrection'
      readonly body: {
        readonly proposal: CommandId
        readonly channel: Channel | null
        readonly words: Partial<ReportWords>
      } & CatalogueIds
    }
  | {
      readonly type: 'rejectCorrection'
      readonly body: { readonly proposal: CommandId; readonly reason: string }
    }
  /** 回传: the source has our answer back. */
  | { readonly type: 'acknowledgeReturn'; readonly body: { readonly batch: string } }
  | { readonly type: 'noteOrder'; readonly body: { readonly note: string } }
  | { readonly type: 'attachFile'; readonly body: Attachment & { readonly name: string } }
  /** 领导批示: `scan` is the hash of an attachment of this order. */
  | {
      readonly type: 'recordInstruction'
      readonly body: {
        readonly givenAt: Instant
        readonly scan: string | null
        readonly words: InstructionWords
      }
    }
  | { readonly type: 'revealReporter'; readonly body: Record<never, never> }
  | { readonly type: 'eraseReporter'; readonly body: Erasure }

export type RecordEventBody =
  | {
      readonly type: 'OrderImportedClosed'
      readonly v: 1
      readonly data: {
        readonly number: string
        readonly channel: Channel
        readonly receivedAt: Instant
        readonly closedAt: Instant | null
      } & ReportDetails
      readonly words: ReportWords & SourceCourse
    }
  | {
      readonly type: 'OrderSourceUpdated'
      readonly v: 1
      readonly data: { readonly at: Instant | null; readonly dueAt: Instant | null }
      readonly words: SourceWords
    }
  | {
      readonly type: 'OrderCorrectionProposed'
      readonly v: 1
      readonly data: { readonly proposal: CommandId; readonly channel: Channel | null }
      readonly words: Partial<ReportWords>
    }
  | {
      readonly type: 'OrderCorrectionAccepted'
      readonly v: 1
      readonly data: { readonly proposal: CommandId; readonly channel: Channel }
      readonly words: Partial<ReportWords>
    }
  | {
      readonly type: 'OrderCorrectionAccepted'
      readonly v: 2
      readonly data: { readonly proposal: CommandId; readonly channel: Channel } & FiledUnder
      readonly words: Partial<ReportWords>
    }
  | {
      readonly type: 'OrderCorrectionRejected'
      readonly v: 1
      readonly data: { readonly proposal: CommandId }
      readonly words: { readonly reason: string }
    }
  | {
      readonly type: 'OrderReturnAcknowledged'
      readonly v: 1
      readonly data: { readonly at: Instant; readonly batch: string }
    }
  | {
      readonly type: 'OrderNoted'
      readonly v: 1
      readonly data: Record<never, never>
      readonly words: { readonly note: string }
    }
  | {
      readonly type: 'OrderAttached'
      readonly v: 1
      readonly data: Attachment
      readonly words: { readonly name: string }
    }
  | {
      readonly type: 'OrderInstructed'
      readonly v: 1
      readonly data: { readonly givenAt: Instant; readonly scan: string | null }
      readonly words: InstructionWords
    }
  | SupervisedEventBody
  | { readonly type: 'OrderReporterRevealed'; readonly v: 1; readonly data: Record<never, never> }
  | { readonly type: 'OrderReporterErased'; readonly v: 1; readonly data: Erasure }
