import type { Instant } from '../../kernel/chinaTime.ts'
import type { CommandId, UnitId } from '../../kernel/ids.ts'
import type { Clock, ClockKind } from './clock.ts'

/** The unit that acts. Where the center writes it down for the unit 代录, the entry's person is not one of the unit's. */
export type ByUnit = { readonly unit: UnitId }
export type UnitAct = { readonly unit: UnitId; readonly onBehalf: boolean; readonly at: Instant }

export type RetimedClock = { readonly which: ClockKind; readonly clock: Clock }

export type WorkCommandBody =
  /** `contact`: until the unit has spoken to the reporter; it begins with the lead's signature. */
  | { readonly type: 'signOrder'; readonly body: ByUnit & { readonly contact: Clock | null } }
  | { readonly type: 'returnOrder'; readonly body: ByUnit & { readonly reason: string } }
  /** The return is right: the order is the center's again, to be dispatched anew until `clock`. */
  | { readonly type: 'confirmReturn'; readonly body: { readonly clock: Clock | null; readonly reason: string } }
  /** The return is wrong: back to the unit, whose clock never stopped. */
  | { readonly type: 'overruleReturn'; readonly body: { readonly reason: string } }
  | { readonly type: 'recordContact'; readonly body: ByUnit & { readonly note: string } }
  /** `file`: the hash of an attachment of this order. */
  | {
      readonly type: 'noteProgress'
      readonly body: ByUnit & { readonly note: string; readonly file?: string | null }
    }
  | {
      readonly type: 'askExtension'
      readonly body: ByUnit & { readonly until: Instant; readonly reason: string }
    }
  /** `delivery`: the new deadline where the extension is granted, null where it is not. */
  | { readonly type: 'decideExtension'; readonly body: { readonly delivery: Clock | null; readonly reason: string } }
  | { readonly type: 'suspendClock'; readonly body: { readonly remainingMs: number | null; readonly reason: string } }
  | { readonly type: 'resumeClock'; readonly body: { readonly delivery: Clock; readonly reason: string } }
  /** Clocks set anew after the calendar or a limit was changed, as the preview showed them: one step, undone as one. */
  | {
      readonly type: 'retimeOrder'
      readonly body: { readonly clocks: readonly RetimedClock[]; readonly reason: string }
    }
  | { readonly type: 'deliverInterim'; readonly body: ByUnit & { readonly result: string } }
  | {
      readonly type: 'deliverOrder'
      readonly body: ByUnit & { readonly result: string; readonly review: Clock | null }
    }

export type WorkEventBody =
  | {
      readonly type: 'OrderSigned'
      readonly v: 1
      readonly data: UnitAct & { readonly command: CommandId; readonly contact: Clock | null }
      readonly words: UnitName
    }
  | {
      readonly type: 'OrderReturned'
      readonly v: 1
      readonly data: UnitAct & { readonly command: CommandId }
      readonly words: UnitName & { readonly reason: string }
    }
  | {
      readonly type: 'OrderReturnConfirmed'
      readonly v: 1
      readonly data: { readonly command: CommandId; readonly clock: Clock | null }
      readonly words: { readonly reason: string }
    }
  | {
      readonly type: 'OrderReturnOverruled'
      readonly v: 1
      readonly data: { readonly command: CommandId }
      readonly words: { readonly reason: string }
    }
  | {
      readonly type: 'OrderContacted'
      readonly v: 1
      readonly data: UnitAct
      readonly words: UnitName & { readonly note: string }
    }
  | {
      readonly type: 'OrderProgressed'
      readonly v: 1
      readonly data: UnitAct & { readonly file?: string }
      readonly words: UnitName & { readonly note: string }
    }
  | {
      readonly type: 'OrderExtensionAsked'
      readonly v: 1
      readonly data: UnitAct & { readonly until: Instant }
      readonly words: UnitName & { readonly reason: string }
    }
  | {
      readonly type: 'OrderExtensionDecided'
      readonly v: 1
      readonly data: { readonly command: CommandId; readonly delivery: Clock | null }
      readonly words: { readonly reason: string }
    }
  | {
      readonly type: 'OrderSuspended'
      readonly v: 1
      readonly data: { readonly command: CommandId; readonly at: Instant; readonly remainingMs: number | null }
      readonly words: { readonly reason: string }
    }
  | {
      readonly type: 'OrderResumed'
      readonly v: 1
      readonly data: { readonly command: CommandId; readonly delivery: Clock }
      readonly words: { readonly reason: string }
    }
  | {
      readonly type: 'OrderRetimed'
      readonly v: 1
      readonly data: RetimedClock & { readonly command: CommandId; readonly before: Instant }
      readonly words: { readonly reason: string }
    }
  | {
      readonly type: 'OrderInterimDelivered'
      readonly v: 1
      readonly data: UnitAct
      readonly words: UnitName & { readonly result: string }
    }
  | {
      readonly type: 'OrderDelivered'
      readonly v: 1
      /** `complete`: by the closing rule the order is delivered with it; otherwise other units still have to. */
      readonly data: UnitAct & {
        readonly command: CommandId
        readonly complete: boolean
        readonly review: Clock | null
      }
      readonly words: UnitName & { readonly result: string }
    }

/** The acting unit's name on that day. */
type UnitName = { readonly unitName: string }
