import { HOUR, type Instant, MINUTE } from '../kernel/chinaTime.ts'
import { unreachable } from '../kernel/unreachable.ts'

/** How long something may take, counted by the calendar; amounts are whole and at least 1. */
export type CountedLimit = {
  readonly kind: LimitKind
  readonly amount: number
}
/**
 * Minutes and hours run inside office hours; working days end at the close of office of the nth working day after the start;
 * natural days end at the close of office of the nth day after it, or of the next working day. `clockMinutes` run day and
 * night, for what concerns life and safety.
 */
export const limitKinds = ['workingMinutes', 'workingHours', 'workingDays', 'naturalDays', 'clockMinutes'] as const
export type LimitKind = (typeof limitKinds)[number]

/** Where a deadline came from: so much time, or a moment that a person picked. */
export type Limit = CountedLimit | PickedLimit
export type PickedLimit = { readonly kind: 'picked' }

/** A deadline with all that was decided about it when it was counted: what events carry. */
export type Deadline = {
  /** What it was counted from: a dispatch, a delivery. */
  readonly startsAt: Instant
  readonly dueAt: Instant
  /** From here on the light is yellow. */
  readonly yellowAt: Instant
  readonly limit: Limit
  /** The version of the calendar that it was counted with. */
  readonly calendarVersion: number
}

/** The largest amount of each kind that is taken for meant: about three years. */
export const largestAmount: Readonly<Record<LimitKind, number>> = {
  workingMinutes: 10_000,
  workingHours: 1_000,
  workingDays: 750,
  naturalDays: 1_096,
  clockMinutes: 100_000,
}

export const isLimit = ({ kind, amount }: CountedLimit): boolean =>
  Number.isInteger(amount) && amount >= 1 && amount <= largestAmount[kind]

/** The length in ms of a limit that is a stretch of time; null for those that end with a day. */
export const lengthOf = ({ kind, amount }: CountedLimit): number | null => {
  switch (kind) {
    case 'workingMinutes':
    case 'clockMinutes':
      return amount * MINUTE
    case 'workingHours':
      return amount * HOUR
    case 'workingDays':
    case 'naturalDays':
      return null
    default:
      return unreachable(kind)
  }
}
