import { err } from '../kernel/result.ts'

/** Why a deadline cannot be counted or does not hold. */
export type CalendarProblem =
  /** The time reaches into a year that has no table: nobody knows its days off yet. */
  | { readonly code: 'year-not-covered'; readonly year: number }
  | { readonly code: 'deadline-before-start' }
  /** It lies in a night, in a lunch break or on a day off. */
  | { readonly code: 'deadline-off-hours' }
  /** It is not what start, limit and calendar give. */
  | { readonly code: 'deadline-mismatch' }
  /** It was counted with another version of the calendar. */
  | { readonly code: 'calendar-moved' }

export const notCovered = (year: number) => err({ code: 'year-not-covered', year } as const)
