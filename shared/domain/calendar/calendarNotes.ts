/** What was typed beside a calendar: words that no rule reads. */
export type CalendarNotes = {
  /** Why a day is off or worked, by its date: `2026-11-27`. */
  readonly days: Readonly<Record<string, string>>
  /** Where a year's table comes from, by the year. */
  readonly years: Readonly<Record<string, string>>
  /** The names of the seasons, in their order. */
  readonly seasons: readonly string[]
}

export const noNotes: CalendarNotes = { days: {}, years: {}, seasons: [] }
