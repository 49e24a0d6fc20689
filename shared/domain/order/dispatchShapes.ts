import type { Instant } from '../../kernel/chinaTime.ts'
import type { CommandId, OrderId, UnitId } from '../../kernel/ids.ts'
import type { Clock } from './clock.ts'
import type { Assignment, ClosingRule, OrderStatus, UndoableAct } from './orderState.ts'

export type DispatchBody = {
  readonly lead: UnitId
  readonly supporting: readonly UnitId[]
  readonly closing: ClosingRule
  /** Computed by the device, checked here, never replaced. `sign`: null where nobody waits for a signature. */
  readonly sign: Clock | null
  readonly delivery: Clock
  readonly note: string
  /** A chief's reason for giving a complaint to the very unit that it is about; empty otherwise. */
  readonly decision: string
}

/** The names as they are printed on the day, so that a renamed unit changes no history. */
export type DispatchWords = {
  readonly leadName: string
  /** Joined by `、`; empty without supporting units. */
  readonly supportingNames: string
  readonly note: string
}

/** Of entries that were written before an assignment had clocks. */
export type FirstAssignment = {
  readonly lead: UnitId
  readonly supporting: readonly UnitId[]
  readonly dispatchedAt: Instant
  readonly dueAt: Instant
  readonly yellowAt: Instant
  readonly limit: { readonly kind: 'picked' } | { readonly kind: 'naturalDays'; readonly days: number }
}
export type FirstBack =
  | { readonly status: 'reported' | 'accepted' }
  | { readonly status: 'dispatched'; readonly assignment: FirstAssignment }

export type DispatchCommandBody =
  | { readonly type: 'dispatchOrder'; readonly body: DispatchBody }
  | { readonly type: 'redispatchOrder'; readonly body: DispatchBody }
  | { readonly type: 'undoDispatch'; readonly body: { readonly undoes: CommandId } }
  | {
      readonly type: 'undoStep'
      readonly body: {
        readonly undoes: CommandId
        /** The other order of a merge that is taken back, and the year of the archive number of a close. */
        readonly other: OrderId | null
        readonly archiveYear: number | null
      }
    }

type Dispatched<Type extends string> =
  | {
      readonly type: Type
      readonly v: 1
      readonly data: FirstAssignment & { readonly command: CommandId; readonly back: FirstBack }
      readonly words: DispatchWords
    }
  | {
      readonly type: Type
      readonly v: 2
      readonly data: {
        readonly command: CommandId
        readonly assignment: Assignment
        /** Given to the unit that the complaint is about, by a chief's decision. */
        readonly decided: boolean
      }
      readonly words: DispatchWords & { readonly decision: string }
    }

export type DispatchEventBody =
  | Dispatched<'OrderDispatched'>
  | Dispatched<'OrderRedispatched'>
  | {
      readonly type: 'OrderDispatchUndone'
      readonly v: 1
      readonly data: { readonly undoes: CommandId; readonly back: FirstBack }
      /** The name of the unit it goes back to, empty when it goes back to the center. */
      readonly words: { readonly leadName: string }
    }
  | {
      readonly type: 'OrderDispatchUndone'
      readonly v: 2
      /** `status`: where it stands again. */
      readonly data: { readonly undoes: CommandId; readonly status: OrderStatus }
      readonly words: { readonly leadName: string }
    }
  | {
      readonly type: 'OrderStepUndone'
      readonly v: 1
      readonly data: { readonly undoes: CommandId; readonly act: UndoableAct; readonly status: OrderStatus }
    }
