import type { Festival, MonthDay, YearTable } from '../../../shared/calendar/calendarState.ts'
import { dayFromIso, dayNumber, fromChina, isoDay, weekdayOf } from '../../../shared/kernel/chinaTime.ts'

export type GlanceDay = {
  readonly on: MonthDay
  readonly date: number
  readonly weekday: number
  readonly kind: 'workday' | 'weekend' | 'off' | 'makeUp'
  readonly festival: Festival | null
}
export type GlanceMonth = {
  readonly month: number
  /** Empty cells before the first; weeks begin on Monday. */
  readonly blanks: number
  readonly days: readonly GlanceDay[]
}

/** The twelve months of a year as they are worked, by its table. */
export const yearDays = ({ year, days }: YearTable): readonly GlanceMonth[] => {
  const special = new Map(days.map((day) => [day.on, day]))
  return Array.from({ length: 12 }, (_, at): GlanceMonth => {
    const first = dayNumber(fromChina(year, at + 1, 1))
    const length = dayNumber(fromChina(year, at + 2, 1)) - first
    const cells = Array.from({ length }, (_, date): GlanceDay => {
      const on = isoDay(first + date).slice(5)
      const weekday = weekdayOf(first + date)
      const given = special.get(on)
      const plain = weekday % 6 === 0 ? 'weekend' : 'workday'
      const kind = given === undefined ? plain : given.kind === 'off' ? 'off' : plain === 'weekend' ? 'makeUp' : plain
      return { on, date: date + 1, weekday, kind, festival: given?.festival ?? null }
    })
    return { month: at + 1, blanks: (weekdayOf(first) + 6) % 7, days: cells }
  })
}

export const countDays = (months: readonly GlanceMonth[]) => {
  const all = months.flatMap((month) => month.days)
  const of = (kind: GlanceDay['kind']): number => all.filter((day) => day.kind === kind).length
  return { off: of('off'), makeUp: of('makeUp'), worked: of('workday') + of('makeUp') }
}

/** The holidays of a year in their order: each with its days off as spans, and the weekends that are worked for it. */
export type HolidaySpan = {
  readonly festival: Festival | null
  readonly spans: readonly Span[]
  readonly worked: readonly MonthDay[]
}
export type Span = { readonly from: MonthDay; readonly to: MonthDay; readonly days: number }

export const holidaysOf = ({ year, days }: YearTable): readonly HolidaySpan[] => {
  const found: { festival: Festival | null; spans: Span[]; worked: MonthDay[] }[] = []
  for (const { on, kind, festival } of [...days].sort((a, b) => (a.on < b.on ? -1 : 1))) {
    const known = found.find((one) => one.festival === festival)
    const holiday = known ?? { festival, spans: [], worked: [] }
    if (known === undefined) found.push(holiday)
    const last = holiday.spans.at(-1)
    if (kind === 'work') holiday.worked.push(on)
    else if (last !== undefined && follows(year, last.to, on))
      holiday.spans[holiday.spans.length - 1] = { from: last.from, to: on, days: last.days + 1 }
    else holiday.spans.push({ from: on, to: on, days: 1 })
  }
  return found.sort((a, b) => ((a.spans[0]?.from ?? '99') < (b.spans[0]?.from ?? '99') ? -1 : 1))
}

const follows = (year: number, before: MonthDay, on: MonthDay): boolean =>
  (dayFromIso(`${year}-${before}`) ?? 0) + 1 === dayFromIso(`${year}-${on}`)
