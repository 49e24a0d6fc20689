import { type Calendar, calendarOf } from '../../shared/calendar/calendarOf.ts'
import type { CalendarState } from '../../shared/calendar/calendarState.ts'
import type { GivenLimits, Limits, LimitsState } from '../../shared/domain/limits/limits.ts'
import { limitsFor } from '../../shared/domain/limits/limitsFor.ts'
import type { OrderState } from '../../shared/domain/order/orderState.ts'
import type { RetimingRules } from '../../shared/domain/order/retiming.ts'
import { calendarHistory, limitsHistory } from '../../ledger/ruleHistory.ts'
import { categoriesAbove } from '../../ledger/sqlite/catalogueQueries.ts'
import type { Desk } from './desk.ts'

/** Rules that are not saved and are only asked about; null for those that are. */
export type ProposedRules = {
  readonly calendar: Omit<CalendarState, 'version'> | null
  readonly limits: GivenLimits | null
}

/** For each order, what would count for it, what counted before, and the calendar of every version. */
export const retimingRules = async (
  desk: Desk,
  proposed: ProposedRules,
): Promise<(order: OrderState) => RetimingRules> => {
  const db = desk.ledger.reader
  const [standing, calendars, limits, above] = await Promise.all([
    desk.ledger.standing(),
    calendarHistory(db),
    limitsHistory(db),
    categoriesAbove(db),
  ])
  const calendarOfVersion = calendarsByVersion(calendars.map((one) => one.state))
  const calendar =
    proposed.calendar === null
      ? standing.calendar
      : calendarOf({ ...proposed.calendar, version: standing.calendar.version + 1 })
  const next: LimitsState =
    proposed.limits === null
      ? standing.limits
      : { ...standing.limits, ...proposed.limits, version: standing.limits.version + 1 }
  return (order) => {
    const { urgency, category, channel } = order
    const of = { urgency, category, channel, above: category === null ? [] : (above.get(category) ?? []) }
    const former = limits.map((one): Limits => limitsFor(one.state, of))
    return { calendar, limits: limitsFor(next, of), former, calendarOfVersion }
  }
}

/** Each made when the first deadline names it. */
export const calendarsByVersion = (states: readonly CalendarState[]): ((version: number) => Calendar | null) => {
  const made = new Map<number, Calendar>()
  return (version) => {
    const state = states.find((one) => one.version === version)
    if (state === undefined) return null
    const known = made.get(version) ?? calendarOf(state)
    made.set(version, known)
    return known
  }
}
