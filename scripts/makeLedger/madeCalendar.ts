import type { Ledger } from '../../ledger/ledger.ts'
import { personOnDuty } from '../../ledger/sqlite/cardQueries.ts'
import { calendarOf } from '../../shared/calendar/calendarOf.ts'
import type { CalendarState, YearTable } from '../../shared/calendar/calendarState.ts'
import { defaultCalendar } from '../../shared/calendar/defaultCalendar.ts'
import { calendarStream } from '../../shared/domain/streams.ts'

/** A table for the year in which the last deadlines of a made ledger end: the holidays that every year has, and nothing else. */
const afterwards: YearTable = {
  year: 2027,
  days: ['01-01', '05-01', '10-01'].map((on) => ({ on, kind: 'off', festival: null })),
}
const made: CalendarState = { ...defaultCalendar, version: 1, years: [...defaultCalendar.years, afterwards] }

/** What the deadlines of made orders are counted with. */
export const madeCalendar = calendarOf(made)

/** By the command that an office uses. */
export const setCalendar = async (ledger: Ledger): Promise<void> => {
  const person = await personOnDuty(ledger.reader)
  if (person === null) throw new Error('nobody on duty')
  const { version, ...calendar } = made
  const body = { seen: version - 1, calendar, words: { notes: '' } }
  const draft = { type: 'changeCalendar', stream: calendarStream, touches: [calendarStream], body } as const
  const [verdict] = await ledger.submit([draft], { actor: person.id, group: null })
  if (verdict?.kind !== 'accepted') throw new Error(`the made calendar: ${JSON.stringify(verdict)}`)
}
