import type { SpecialDay, YearTable } from './calendarState.ts'
import { type CalendarFault, checkYear } from './checkCalendar.ts'
import type { ReadDay } from './readYearTables.ts'

export type TakenTables = {
  readonly years: readonly YearTable[]
  /** Years whose table was made anew, and years to which days were added: a holiday that begins on 31 December. */
  readonly replaced: readonly number[]
  readonly completed: readonly number[]
  readonly faults: readonly CalendarFault[]
}

/**
 * Year tables with what was read. A year that is read whole, the holidays of every year among it, replaces its table; single days
 * of a year that has a table are added to it; single days of a year that has none are a fault.
 */
export const takeYearTables = (years: readonly YearTable[], read: readonly ReadDay[]): TakenTables => {
  const taken = new Map(years.map((table) => [table.year, table]))
  const replaced: number[] = []
  const completed: number[] = []
  const faults: CalendarFault[] = []
  for (const year of [...new Set(read.map((day) => day.year))].sort((a, b) => a - b)) {
    const days = read.filter((day) => day.year === year).map(plain)
    const whole = { year, days: sorted(days) }
    const before = taken.get(year)
    const wrong = checkYear(whole)
    if (before !== undefined && wrong.some((fault) => fault.code === 'year-without-holidays')) {
      const dates = new Set(days.map((day) => day.on))
      const merged = { year, days: sorted([...before.days.filter((day) => !dates.has(day.on)), ...days]) }
      faults.push(...checkYear(merged))
      completed.push(year)
      taken.set(year, merged)
    } else {
      faults.push(...wrong)
      replaced.push(year)
      taken.set(year, whole)
    }
  }
  return { years: [...taken.values()].sort((a, b) => a.year - b.year), replaced, completed, faults }
}

const plain = ({ on, kind, festival }: ReadDay): SpecialDay => ({ on, kind, festival })
const sorted = (days: readonly SpecialDay[]): readonly SpecialDay[] => [...days].sort((a, b) => (a.on < b.on ? -1 : 1))
