/**
 * The working calendar as it is set, stored and sent: plain values, no rule. `calendarOf` makes of it what counts.
 * Sources of the years: the yearly notices of the State Council's office on public holidays.
 */
export type CalendarState = {
  /** Raised by one with each change; 0 is what the program brings along. Deadlines keep the version that they were counted with. */
  readonly version: number
  readonly hours: OfficeHours
  /** Years with a table, ascending: the coverage. Any other year is unknown and refused. */
  readonly years: readonly YearTable[]
  /** The part of the time, in hundredths, that is left when the light turns yellow: 1..99. */
  readonly yellowPercent: number
}

export type OfficeHours = {
  readonly usual: Timetable
  /** Other hours for a part of each year: 夏季作息. They may not overlap. */
  readonly seasons: readonly Season[]
}
/** The opening hours of one day in order, lunch being the gap between two of them. */
export type Timetable = readonly OfficeRange[]
/** Minutes since midnight in Shanghai, `from` before `to`: 510..720 is 08:30 to 12:00. */
export type OfficeRange = { readonly from: number; readonly to: number }
export type Season = {
  /** `06-01`: the first day, each year. */
  readonly from: MonthDay
  /** `09-30`: the last day, the same year or, when it lies before `from`, the next. */
  readonly to: MonthDay
  readonly hours: Timetable
}

export type YearTable = {
  readonly year: number
  /** What differs from the plain week, by date: weekdays and weekends off, weekends worked. */
  readonly days: readonly SpecialDay[]
}
export type SpecialDay = {
  readonly on: MonthDay
  /** `off`: 放假. `work`: 调休上班, a make-up workday. */
  readonly kind: 'off' | 'work'
  /** The holiday that it belongs to; null where the office or the region decided for itself. */
  readonly festival: Festival | null
}
/** `02-15` */
export type MonthDay = string

export const festivals = [
  'newYear',
  'springFestival',
  'qingming',
  'labour',
  'dragonBoat',
  'midAutumn',
  'national',
] as const
export type Festival = (typeof festivals)[number]
