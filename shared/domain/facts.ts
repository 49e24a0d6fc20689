import type { Instant } from '../kernel/chinaTime.ts'
import type { UnitId } from '../kernel/ids.ts'

/** What `decide` may know beyond the streams' states, as plain values: it has no clock, no counter and no names of its own. */
export type Facts = {
  /** UTC ms. */
  readonly now: Instant
  /** The next free serial of the day for an order's number; taken only by a command that reports one. */
  readonly nextOrderSerial: (day: string) => number
  /** Units' names as they are printed today, copied into the events that need them. */
  readonly unitNames: ReadonlyMap<UnitId, string>
}
