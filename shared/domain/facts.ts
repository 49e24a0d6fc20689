import type { Calendar } from '../calendar/calendarOf.ts'
import type { Instant } from '../kernel/chinaTime.ts'
import type { UnitId } from '../kernel/ids.ts'
import type { LimitsState } from './limits/limits.ts'
import type { Actor } from './actor.ts'

/** What `decide` may know beyond the streams' states, as plain values: it has no clock, no counter and no names of its own. */
export type Facts = {
  /** UTC ms. */
  readonly now: Instant
  /** The person who acts. */
  readonly actor: Actor
  /** The next free serial of the day for an order's number; taken only by a command that reports one. */
  readonly nextOrderSerial: (day: string) => number
  /** Units' names as they are printed today, copied into the events that need them. */
  readonly unitNames: ReadonlyMap<UnitId, string>
  /** Office hours and year tables, as they count now. */
  readonly calendar: Calendar
  /** The limits by urgency, category and channel, as they are set now. */
  readonly limits: LimitsState
  /** Orders that the unit leads and has not delivered; asked only where a unit is retired. */
  readonly openOrders: (unit: UnitId) => number
}
