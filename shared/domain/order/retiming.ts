import type { Calendar } from '../../calendar/calendarOf.ts'
import { deadlineFrom, deadlineProblem } from '../../calendar/deadlineFrom.ts'
import type { CountedLimit, Limit } from '../../calendar/limit.ts'
import type { Instant } from '../../kernel/chinaTime.ts'
import type { Limits } from '../limits/limits.ts'
import { type Clock, type ClockKind, clockKinds } from './clock.ts'
import { runningClock } from './decideWork.ts'
import { isInHand, type OrderState } from './orderState.ts'

/** What a calendar and limits would make of the running clocks of one order. Nothing moves by it. */
export type Retiming = {
  readonly which: ClockKind
  readonly before: Clock
  readonly outcome:
    | { readonly kind: 'same' }
    | { readonly kind: 'changed'; readonly after: Clock }
    /** The new deadline would lie in the past: it is left where it is. */
    | { readonly kind: 'past'; readonly dueAt: Instant }
    | { readonly kind: 'uncovered'; readonly year: number }
    /** Picked by a person, extended, or gone on after a pause: not what start and limit give, and so not counted again. */
    | { readonly kind: 'own' }
}

export type RetimingRules = {
  /** What would count from now on. */
  readonly calendar: Calendar
  readonly limits: Limits
  /** What was set before, the present among it: a limit that was one of these follows the setting, any other was chosen. */
  readonly former: readonly Limits[]
  readonly calendarOfVersion: (version: number) => Calendar | null
}

export const retimings = (state: OrderState, rules: RetimingRules, now: Instant): readonly Retiming[] =>
  clockKinds.flatMap((which): readonly Retiming[] => {
    const before = runningClock(state, which)
    if (before === null) return []
    const still = which === 'delivery' && isInHand(state) && state.suspended !== null
    return [{ which, before, outcome: still ? { kind: 'own' } : outcomeOf(which, before, rules, now) }]
  })

const outcomeOf = (which: ClockKind, before: Clock, rules: RetimingRules, now: Instant): Retiming['outcome'] => {
  const { limit, calendarVersion } = before
  if (limit.kind === 'picked' || calendarVersion === null) return { kind: 'own' }
  const own = rules.calendarOfVersion(calendarVersion)
  if (own === null || deadlineProblem(own, { ...before, calendarVersion }) !== null) return { kind: 'own' }
  const wanted = rules.former.some((limits) => isSame(limits[which], limit)) ? rules.limits[which] : limit
  const after = deadlineFrom(rules.calendar, before.startsAt, wanted)
  if (!after.ok)
    return after.error.code === 'year-not-covered' ? { kind: 'uncovered', year: after.error.year } : { kind: 'own' }
  const { dueAt, yellowAt } = after.value
  if (dueAt === before.dueAt && yellowAt === before.yellowAt) return { kind: 'same' }
  return dueAt <= now ? { kind: 'past', dueAt } : { kind: 'changed', after: after.value }
}

const isSame = (a: CountedLimit, b: Limit): boolean => b.kind !== 'picked' && a.kind === b.kind && a.amount === b.amount
