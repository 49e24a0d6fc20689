import { type Calendar, calendarOf } from '../../shared/calendar/calendarOf.ts'
import type { OfficeRules } from '../../shared/contract/officeRules.ts'

/** Calendar and limits as the window keeps them. */
export type WindowRules = OfficeRules & {
  /** The calendar that counts; made when something is counted for the first time, and not while the desk starts. */
  readonly counting: () => Calendar
}

export const windowRules = (rules: OfficeRules): WindowRules => {
  let made: Calendar | null = null
  return {
    ...rules,
    counting: () => {
      made ??= calendarOf(rules.calendar)
      return made
    },
  }
}
