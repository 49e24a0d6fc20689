import * as z from 'zod'
import type { Clock, ClockKind } from '../domain/order/clock.ts'
import type { OrderCommandType } from '../domain/order/orderCommands.ts'
import {
  type ArchiveNumber,
  type ClosingRule,
  type Counts,
  type OrderStatus,
  type Privacy,
  privacies,
  satisfactions,
  typedCloses,
  type UndoableAct,
  type Urgency,
  urgencies,
  type Verdict,
} from '../domain/order/orderState.ts'
import type { Role } from '../domain/person/person.ts'
import type { RefusalCode } from '../domain/refusal.ts'
import type { Instant } from '../kernel/chinaTime.ts'
import type { RowId } from '../kernel/ids.ts'
import { contentHash, instant, line, rowId, text } from './fields.ts'
import { selection } from './views.ts'

/**
 * What a person does with orders at the desk. The store adds what the device computes: clocks from calendar and limits, the
 * working time that is left, the year of the archive. Rows are the device's own integers, instants UTC ms.
 */
export const orderAct = z.discriminatedUnion('type', [
  z.object({ type: z.literal('askReporter'), question: text }),
  z.object({ type: z.literal('recordAnswer'), answer: text }),
  z.object({ type: z.literal('putAside'), until: instant, reason: text }),
  z.object({ type: z.literal('takeUp') }),
  /** `into`: the other order's number, as a person reads it. */
  z.object({ type: z.literal('mergeOrder'), into: line, reason: text }),
  z.object({ type: z.literal('unmergeOrder'), reason: text }),
  z.object({ type: z.literal('signOrder'), unit: rowId }),
  z.object({ type: z.literal('returnOrder'), unit: rowId, reason: text }),
  z.object({ type: z.literal('confirmReturn'), reason: text }),
  z.object({ type: z.literal('overruleReturn'), reason: text }),
  z.object({ type: z.literal('recordContact'), unit: rowId, note: text }),
  z.object({ type: z.literal('noteProgress'), unit: rowId, note: text, file: contentHash.nullable() }),
  z.object({ type: z.literal('askExtension'), unit: rowId, until: instant, reason: text }),
  /** `delivery`: until when it is granted, null for as long as was asked. */
  z.object({ type: z.literal('decideExtension'), grant: z.boolean(), delivery: instant.nullable(), reason: text }),
  z.object({ type: z.literal('suspendClock'), reason: text }),
  z.object({ type: z.literal('resumeClock'), reason: text }),
  z.object({ type: z.literal('deliverInterim'), unit: rowId, result: text }),
  z.object({ type: z.literal('deliverOrder'), unit: rowId, result: text }),
  z.object({
    type: z.literal('recordFollowUp'),
    contacted: z.boolean(),
    effective: z.boolean(),
    nextCallAt: instant.nullable(),
    note: text,
  }),
  z.object({ type: z.literal('recordReview'), solved: z.boolean(), satisfaction: z.enum(satisfactions), reason: text }),
  z.object({ type: z.literal('hearReasons'), account: text }),
  /** `delivery`: null for what the limits give. */
  z.object({ type: z.literal('reworkOrder'), delivery: instant.nullable(), reason: text }),
  z.object({ type: z.literal('closeOrder'), note: text }),
  z.object({ type: z.literal('closeTyped'), closing: z.enum(typedCloses), reason: text }),
  z.object({ type: z.literal('reopenOrder'), reason: text }),
  z.object({
    type: z.literal('markOrder'),
    urgency: z.enum(urgencies),
    privacy: z.enum(privacies),
    concerns: rowId.nullable(),
    reason: text,
  }),
  z.object({ type: z.literal('noteOrder'), note: text }),
  z.object({
    type: z.literal('recordInstruction'),
    leader: line,
    givenAt: instant,
    scan: contentHash.nullable(),
    instruction: text,
  }),
])
export type OrderActRequest = z.infer<typeof orderAct>
export type OrderActType = OrderActRequest['type']

export const orderActRequests = {
  act: z.object({
    target: selection,
    act: orderAct,
    /** Life cycles as the person saw them, [row, lifecycle], for the rows on the screen. */
    seen: z.array(z.tuple([rowId, z.int()])).max(100_000),
  }),
} as const

/** Whether a command is allowed now, and why not. */
export type CommandOffer =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly code: RefusalCode; readonly roles: readonly Role[] }

/** A clock of the order's course: running, standing still, or over. */
export type ShownClock = {
  readonly kind: ClockKind
  readonly clock: Clock
  readonly state: 'running' | 'stopped' | 'over'
  /** When what it waited for was done; null while it was not. */
  readonly doneAt: Instant | null
}

/** A step in an order's course: what it was, the line of the course that tells it, and the gesture that it belongs to. */
export type StepTaken = {
  readonly act: UndoableAct
  readonly seq: number
  readonly group: string | null
  /** Orders in that gesture. */
  readonly count: number
}

/** The open half of an order as the detail shows it beside its words. */
export type OrderStanding = {
  readonly urgency: Urgency
  readonly privacy: Privacy
  /** The unit that is complained about. */
  readonly concerns: RowId | null
  readonly sourceDueAt: Instant | null
  readonly clocks: readonly ShownClock[]
  readonly units: readonly {
    readonly unit: RowId
    readonly name: string
    readonly role: 'lead' | 'supporting'
    readonly signed: boolean
    readonly delivered: boolean
  }[]
  /** Whose delivery delivers the order; null while no unit has it. */
  readonly closing: ClosingRule | null
  readonly extension: { readonly unit: string; readonly until: Instant } | null
  readonly counts: Counts
  readonly attachments: readonly {
    readonly hash: string
    readonly name: string
    readonly size: number
    readonly mime: string
  }[]
  /** Number of the order that this one was merged into. */
  readonly mergedInto: string | null
  readonly absorbed: readonly string[]
  readonly archive: ArchiveNumber | null
  readonly verdict: Verdict | null
  /** Calls after the delivery that reached nobody, and when the next one is due; null before a delivery. */
  readonly calls: { readonly missed: number; readonly nextAt: Instant | null } | null
  readonly proposals: number
  readonly offers: Readonly<Record<OrderCommandType, CommandOffer>>
  /** Whether this person drafts papers of supervision at all. */
  readonly notice: CommandOffer
  /** The step that can still be taken back, with the gesture that it belongs to. */
  readonly undo:
    | (StepTaken & { readonly command: string /** Where it stands again then. */; readonly back: OrderStatus })
    | null
  /** The step that was taken back last, while nobody acted on the order since: by the gesture of undoing, it can be done again. */
  readonly redo:
    | (StepTaken & { /** The unit that it went to; '' where it went to none. */ readonly lead: string })
    | null
}
