import type { Instant } from '../../kernel/chinaTime.ts'
import type { CommandId } from '../../kernel/ids.ts'
import type { Assignment, Back, Channel, LawfulRoute } from './orderState.ts'
import type { SupervisedEventBody } from './supervisedShapes.ts'

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

export type OrderEventBody =
  | {
      readonly type: 'OrderReported'
      readonly v: 1
      readonly data: { readonly number: string; readonly channel: Channel; readonly receivedAt: Instant }
      readonly words: ReportWords
    }
  | {
      readonly type: 'OrderCorrected'
      readonly v: 1
      readonly data: { readonly channel: Channel }
      /** Only the fields that changed. */
      readonly words: Partial<ReportWords>
    }
  | { readonly type: 'OrderAccepted'; readonly v: 1; readonly data: Record<never, never> }
  | {
      readonly type: 'OrderDeclined'
      readonly v: 1
      readonly data: { readonly route: LawfulRoute }
      readonly words: { readonly reason: string }
    }
  | {
      readonly type: 'OrderDispatched'
      readonly v: 1
      readonly data: Assignment & { readonly command: CommandId; readonly back: Back }
      readonly words: DispatchWords
    }
  | {
      readonly type: 'OrderRedispatched'
      readonly v: 1
      readonly data: Assignment & { readonly command: CommandId; readonly back: Back }
      readonly words: DispatchWords
    }
  | {
      readonly type: 'OrderDispatchUndone'
      readonly v: 1
      readonly data: { readonly undoes: CommandId; readonly back: Back }
      /** The name of the unit it goes back to, empty when it goes back to the center. */
      readonly words: { readonly leadName: string }
    }
  | SupervisedEventBody
  | { readonly type: 'OrderReporterRevealed'; readonly v: 1; readonly data: Record<never, never> }

/** The names as they are printed on the day, so that a renamed unit changes no history. */
export type DispatchWords = {
  readonly leadName: string
  /** Joined by `、`; empty without supporting units. */
  readonly supportingNames: string
  readonly note: string
}

export type OrderEvent = OrderEventBody
