import { dayFromIso, dayNumber, fromChina, MINUTE, weekdayOf } from '../kernel/chinaTime.ts'
import type { CalendarState, MonthDay, OfficeHours, SpecialDay, Timetable } from './calendarState.ts'

/** What a day is; `uncovered` days belong to a year without a table. */
export type DayKind = 'uncovered' | 'workday' | 'makeUp' | 'weekend' | 'off'

/**
 * A calendar that counts: sums over its days, so that a deadline is two look-ups and a halving search however far away it is.
 * Made once a version; plain data, no methods.
 */
export type Calendar = {
  readonly state: CalendarState
  readonly version: number
  /** Number of the first day of the first year with a table; day `i` of the arrays is `firstDay + i`. */
  readonly firstDay: number
  readonly kinds: readonly DayKind[]
  /** The hours that hold on each day, whether it is worked or not. */
  readonly hours: readonly DayHours[]
  /** Working ms, and working days, of all days before day `i`; one longer than the days. */
  readonly msBefore: Float64Array
  readonly daysBefore: Int32Array
  readonly special: ReadonlyMap<number, SpecialDay>
  readonly years: ReadonlySet<number>
}
export type DayHours = {
  /** ms after midnight, in order, apart. */
  readonly ranges: readonly { readonly from: number; readonly to: number }[]
  readonly total: number
}

export const isWorked = (kind: DayKind | undefined): boolean => kind === 'workday' || kind === 'makeUp'

/** The state must have passed `checkCalendar`; the doors and `decide` see to that. */
export const calendarOf = (state: CalendarState): Calendar => {
  const years = state.years.map((table) => table.year)
  const first = Math.min(...years)
  const firstDay = years.length === 0 ? 0 : dayNumber(fromChina(first, 1, 1))
  const months = years.length === 0 ? [] : monthsBetween(first, Math.max(...years))
  const length = months.reduce((sum, month) => sum + month.length, 0)
  const special = specialDays(state)
  const covered = new Set(years)
  const hoursOn = hoursByDay(state.hours)
  const kinds: DayKind[] = []
  const hours: DayHours[] = []
  const msBefore = new Float64Array(length + 1)
  const daysBefore = new Int32Array(length + 1)
  let at = 0
  for (const { year, month, length: days } of months)
    for (let date = 1; date <= days; date += 1, at += 1) {
      const kind = covered.has(year) ? kindOf(firstDay + at, special.get(firstDay + at)) : 'uncovered'
      const open = hoursOn(monthDay(month, date))
      const worked = isWorked(kind)
      kinds.push(kind)
      hours.push(open)
      msBefore[at + 1] = (msBefore[at] ?? 0) + (worked ? open.total : 0)
      daysBefore[at + 1] = (daysBefore[at] ?? 0) + (worked ? 1 : 0)
    }
  return {
    state,
    version: state.version,
    firstDay,
    kinds,
    hours,
    msBefore,
    daysBefore,
    special,
    years: covered,
  }
}

/** Months in order with their lengths: walking them spares a date object for each of some thousand days. */
const monthsBetween = (first: number, last: number) =>
  Array.from({ length: (last - first + 1) * 12 }, (_, at) => {
    const [year, month] = [first + Math.floor(at / 12), (at % 12) + 1]
    return { year, month, length: new Date(Date.UTC(year, month, 0)).getUTCDate() }
  })

const two = (value: number): string => (value < 10 ? `0${value}` : String(value))
const monthDay = (month: number, date: number): MonthDay => `${two(month)}-${two(date)}`

const kindOf = (day: number, special: SpecialDay | undefined): DayKind => {
  if (special?.kind === 'off') return 'off'
  const weekday = weekdayOf(day)
  const weekend = weekday === 0 || weekday === 6
  return weekend ? (special?.kind === 'work' ? 'makeUp' : 'weekend') : 'workday'
}

const specialDays = (state: CalendarState): ReadonlyMap<number, SpecialDay> =>
  new Map(
    state.years.flatMap(({ year, days }) =>
      days.flatMap((special) => {
        const day = dayFromIso(`${year}-${special.on}`)
        return day === null ? [] : [[day, special] as const]
      }),
    ),
  )

const hoursByDay = (hours: OfficeHours): ((on: MonthDay) => DayHours) => {
  const usual = dayHours(hours.usual)
  const seasons = hours.seasons.map((season) => ({ ...season, open: dayHours(season.hours) }))
  return (on) => seasons.find((season) => inSeason(on, season))?.open ?? usual
}

/** `MM-DD` compares as text; a season whose end lies before its beginning goes over the New Year. */
export const inSeason = (on: MonthDay, { from, to }: { readonly from: MonthDay; readonly to: MonthDay }): boolean =>
  from <= to ? from <= on && on <= to : from <= on || on <= to

const dayHours = (timetable: Timetable): DayHours => {
  const ranges = timetable.map(({ from, to }) => ({ from: from * MINUTE, to: to * MINUTE }))
  return { ranges, total: ranges.reduce((sum, { from, to }) => sum + to - from, 0) }
}
