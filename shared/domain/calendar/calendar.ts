import type { CalendarState, SpecialDay, YearTable } from '../../calendar/calendarState.ts'
import { type CalendarFaultCode, checkCalendar } from '../../calendar/checkCalendar.ts'
import { err, ok, type Result } from '../../kernel/result.ts'
import { wordLimits } from '../order/wordLimits.ts'

/**
 * The office's calendar: one stream, `calendar`. Each change carries the whole new value and its version, so that the last event
 * alone is the calendar and a deadline can name the version it was counted with.
 */
export type CalendarWords = {
  /** Reasons of days, sources of years, names of seasons, as a JSON text of `CalendarNotes`; sealed like all that is typed. */
  readonly notes: string
}

export type CalendarCommandBody = {
  readonly type: 'changeCalendar'
  readonly body: {
    /** The version that the person saw; the change is refused when another one came between. */
    readonly seen: number
    readonly calendar: Omit<CalendarState, 'version'>
    readonly words: CalendarWords
  }
}
export type CalendarEventBody = {
  readonly type: 'CalendarChanged'
  readonly v: 1
  readonly data: CalendarState
  readonly words: CalendarWords
}
export type CalendarRefusalCode = CalendarFaultCode | 'settings-moved' | 'words-too-long' | 'nothing-changed'

/** `before`: the calendar that counts now. R-CALENDAR-14 and R-CALENDAR-15. */
export const decideCalendar = (
  before: CalendarState,
  act: CalendarCommandBody,
): Result<readonly CalendarEventBody[], { readonly code: CalendarRefusalCode }> => {
  const { seen, calendar, words } = act.body
  if (seen !== before.version) return err({ code: 'settings-moved' })
  if (words.notes.length > wordLimits.text) return err({ code: 'words-too-long' })
  const data = inOrder({ ...calendar, version: before.version + 1 })
  const [fault] = checkCalendar(data)
  return fault === undefined ? ok([{ type: 'CalendarChanged', v: 1, data, words }]) : err({ code: fault.code })
}

export const evolveCalendar = (event: CalendarEventBody): CalendarState => event.data

/** Years and days ascending: one calendar has one form. */
const inOrder = (state: CalendarState): CalendarState => ({
  version: state.version,
  hours: state.hours,
  years: [...state.years]
    .sort((a, b) => a.year - b.year)
    .map(({ year, days }): YearTable => ({ year, days: [...days].sort(byDate) })),
  yellowPercent: state.yellowPercent,
})

const byDate = (a: SpecialDay, b: SpecialDay): number => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)
