import { deadlineProblem } from '../../calendar/deadlineFrom.ts'
import { DAY, type Instant, MINUTE } from '../../kernel/chinaTime.ts'
import type { Facts } from '../facts.ts'
import type { RefusalCode } from '../refusal.ts'
import type { Clock } from './clock.ts'

/** The farthest deadline that is taken for meant: three years. */
export const farthestDeadline = 1096 * DAY
/** How late an act may reach the ledger that was done without a network. */
const longestAway = 30 * DAY
/** Left for clocks that were set right between computing and deciding. */
export const clockDrift = 5 * MINUTE

/** A deadline that the device computed is checked here and taken as it is, or refused; it is never replaced. */
export const clockProblem = (clock: Clock | null, facts: Facts): RefusalCode | null => {
  if (clock === null) return null
  const { startsAt, dueAt, calendarVersion } = clock
  // Only the first entries know no calendar. Said before anything else: by an old one the rest may well be wrong, too.
  if (calendarVersion === null || calendarVersion !== facts.calendar.version) return 'calendar-moved'
  const out = rangeProblem(dueAt, facts.now)
  if (out !== null) return out
  if (dueAt <= startsAt) return 'deadline-before-start'
  if (startsAt > facts.now + clockDrift || startsAt < facts.now - longestAway) return 'clock-start-wrong'
  return deadlineProblem(facts.calendar, { ...clock, calendarVersion })?.code ?? null
}

export const firstClockProblem = (clocks: readonly (Clock | null)[], facts: Facts): RefusalCode | null => {
  for (const clock of clocks) {
    const problem = clockProblem(clock, facts)
    if (problem !== null) return problem
  }
  return null
}

export const rangeProblem = (dueAt: Instant, now: Instant): RefusalCode | null => {
  if (dueAt <= now) return 'deadline-past'
  return dueAt > now + farthestDeadline ? 'deadline-too-far' : null
}
