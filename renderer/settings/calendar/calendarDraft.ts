import type {
  CalendarState,
  Festival,
  MonthDay,
  OfficeRange,
  SpecialDay,
  Timetable,
  YearTable,
} from '../../../shared/calendar/calendarState.ts'
import type { CalendarNotes } from '../../../shared/domain/calendar/calendarNotes.ts'
import { dayFromIso, weekdayOf } from '../../../shared/kernel/chinaTime.ts'

/** The calendar as it stands in inputs: hours as they are typed, tables as they are. */
export type CalendarDraft = {
  readonly usual: readonly RangeForm[]
  readonly seasons: readonly SeasonForm[]
  readonly years: readonly YearTable[]
  readonly yellowPercent: string
  /** Reasons of days by their date, sources by the year. */
  readonly reasons: Readonly<Record<string, string>>
  readonly sources: Readonly<Record<string, string>>
}
export type RangeForm = { readonly from: string; readonly to: string }
export type SeasonForm = {
  readonly name: string
  readonly from: string
  readonly to: string
  readonly hours: readonly RangeForm[]
}

export const draftOf = (calendar: CalendarState, notes: CalendarNotes): CalendarDraft => ({
  usual: calendar.hours.usual.map(rangeForm),
  seasons: calendar.hours.seasons.map((season, at) => ({
    name: notes.seasons[at] ?? '',
    from: season.from,
    to: season.to,
    hours: season.hours.map(rangeForm),
  })),
  years: calendar.years,
  yellowPercent: String(calendar.yellowPercent),
  reasons: notes.days,
  sources: notes.years,
})

/** What is sent; a time that is none becomes one that the calendar's own check refuses, so that there is one list of faults. */
export const calendarOfDraft = (
  draft: CalendarDraft,
): { readonly calendar: Omit<CalendarState, 'version'>; readonly notes: CalendarNotes } => {
  const percent = draft.yellowPercent.trim()
  const named = new Set(draft.years.flatMap(({ year, days }) => days.map((day) => `${year}-${day.on}`)))
  const years = new Set(draft.years.map((table) => String(table.year)))
  return {
    calendar: {
      hours: {
        usual: timetable(draft.usual),
        seasons: draft.seasons.map(({ from, to, hours }) => ({
          from: from.trim(),
          to: to.trim(),
          hours: timetable(hours),
        })),
      },
      years: draft.years,
      yellowPercent: /^\d{1,3}$/u.test(percent) ? Number(percent) : 0,
    },
    notes: {
      days: kept(draft.reasons, (day) => named.has(day)),
      years: kept(draft.sources, (year) => years.has(year)),
      seasons: draft.seasons.map((season) => season.name.trim()),
    },
  }
}

/** What a day is by its table, or null where the plain week counts. */
export const specialOn = (draft: CalendarDraft, year: number, on: MonthDay): SpecialDay | null =>
  draft.years.find((table) => table.year === year)?.days.find((day) => day.on === on) ?? null

export type DayChoice = {
  /** `plain`: as the week has it. */
  readonly kind: 'plain' | SpecialDay['kind']
  readonly festival: Festival | null
  readonly reason: string
}

export const withDay = (draft: CalendarDraft, year: number, on: MonthDay, choice: DayChoice): CalendarDraft => {
  const { kind, festival, reason } = choice
  const years = draft.years.map((table): YearTable => {
    if (table.year !== year) return table
    const others = table.days.filter((day) => day.on !== on)
    if (kind === 'plain') return { year, days: others }
    return { year, days: [...others, { on, kind, festival }].sort((a, b) => (a.on < b.on ? -1 : 1)) }
  })
  const { [`${year}-${on}`]: _, ...reasons } = draft.reasons
  const said = reason.trim()
  return {
    ...draft,
    years,
    reasons: said === '' || kind === 'plain' ? reasons : { ...reasons, [`${year}-${on}`]: said },
  }
}

export const isWeekend = (year: number, on: MonthDay): boolean => weekdayOf(dayFromIso(`${year}-${on}`) ?? 0) % 6 === 0

export const emptyRange: RangeForm = { from: '', to: '' }
export const emptySeason = (usual: readonly RangeForm[]): SeasonForm => ({ name: '', from: '', to: '', hours: usual })

/** Hours of a day's ranges, null while one of them is no range. */
export const hoursADay = (ranges: readonly RangeForm[]): number | null => {
  const minutes = timetable(ranges).map(({ from, to }) => to - from)
  return minutes.every((length) => length > 0) ? minutes.reduce((sum, length) => sum + length, 0) / 60 : null
}

/** A range as it stands in inputs. */
export const rangeForm = ({ from, to }: OfficeRange): RangeForm => ({ from: clock(from), to: clock(to) })
const timetable = (ranges: readonly RangeForm[]): Timetable =>
  ranges.map(({ from, to }) => ({ from: minuteOf(from), to: minuteOf(to) }))

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** `8:30` or `08:30`; 1440, a minute that no day has, for everything else. */
export const minuteOf = (text: string): number => {
  const parts = /^(\d{1,2})[:：](\d{2})$/u.exec(text.trim())
  const [hour, minute] = [Number(parts?.[1] ?? 24), Number(parts?.[2] ?? 0)]
  return hour < 24 && minute < 60 ? hour * 60 + minute : 24 * 60
}

const kept = (
  notes: Readonly<Record<string, string>>,
  keep: (key: string) => boolean,
): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(notes).filter(([key]) => keep(key)))
