import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { calendarOf } from '../../shared/calendar/calendarOf.ts'
import type { YearTable } from '../../shared/calendar/calendarState.ts'
import { deadlineFrom } from '../../shared/calendar/deadlineFrom.ts'
import { defaultCalendar } from '../../shared/calendar/defaultCalendar.ts'
import { calendarStream } from '../../shared/domain/streams.ts'
import { chinaDate } from '../../shared/kernel/chinaTime.ts'
import { firstStart } from '../../ledger/firstStart.ts'
import { Ledger } from '../../ledger/ledger.ts'
import { personOnDuty } from '../../ledger/sqlite/cardQueries.ts'

/** Working days that a window test needs to be able to give from today on. */
const needed = { kind: 'workingDays', amount: 8 } as const

/**
 * The window has the clock of the machine, and the tables of the program end with the last published notice: a test that runs later
 * would find every dispatch refused, rightly. Then a new ledger gets tables of the years to come, by the command that an office uses.
 */
export const coverToday = async (data: string): Promise<void> => {
  const file = join(data, 'ledger.db')
  if (existsSync(file) || deadlineFrom(calendarOf(defaultCalendar), Date.now(), needed).ok) return
  mkdirSync(data, { recursive: true })
  const opened = await Ledger.open(file)
  if (!opened.ok) throw new Error(opened.error.detail)
  const ledger = opened.value
  await firstStart(ledger)
  const person = await personOnDuty(ledger.reader)
  if (person === null) throw new Error('nobody on duty')
  const { version: seen, ...calendar } = defaultCalendar
  const last = calendar.years.at(-1)?.year ?? 0
  const missing = Array.from({ length: chinaDate(Date.now()).year + 1 - last }, (_, at) => plainYear(last + 1 + at))
  const body = { seen, calendar: { ...calendar, years: [...calendar.years, ...missing] }, words: { notes: '' } }
  const draft = { type: 'changeCalendar', stream: calendarStream, touches: [calendarStream], body } as const
  await ledger.submit([draft], { actor: person.id, group: null })
  await ledger.close()
}

const plainYear = (year: number): YearTable => ({
  year,
  days: ['01-01', '05-01', '10-01'].map((on) => ({ on, kind: 'off', festival: null })),
})
