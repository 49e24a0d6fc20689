import { dayNumber, type Instant, startOfDayNumber } from '../kernel/chinaTime.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { type Calendar, type DayKind, isWorked } from './calendarOf.ts'
import { type CalendarProblem, notCovered } from './calendarProblem.ts'
import type { Festival } from './calendarState.ts'
import { deadlineFrom } from './deadlineFrom.ts'
import type { Deadline } from './limit.ts'
import { missingYear, workedAt } from './workingTime.ts'

/** The arithmetic behind a deadline, line by line: what was counted, what was passed over and why. */
export type Explanation = {
  readonly startsAt: Instant
  readonly dueAt: Instant
  readonly yellowAt: Instant
  /** Working time from start to deadline, ms. */
  readonly workingMs: number
  readonly lines: readonly ExplanationLine[]
}
export type ExplanationLine =
  /** Minutes and hours: a stretch within one range of office hours, and the sum up to its end, ms. */
  | {
      readonly kind: 'counted'
      readonly from: Instant
      readonly to: Instant
      readonly ms: number
      readonly sum: number
    }
  /** Days in a row that were counted, by their midnights, and the number up to the last of them. */
  | {
      readonly kind: 'days'
      readonly from: Instant
      readonly to: Instant
      readonly days: number
      readonly sum: number
      /** The holiday that a make-up workday belongs to; `false` for ordinary days. */
      readonly makeUp: boolean
      readonly festival: Festival | null
    }
  /** The day of the start, from which days are counted. */
  | { readonly kind: 'startDay'; readonly day: Instant }
  | { readonly kind: 'skipped'; readonly from: Instant; readonly to: Instant; readonly why: 'lunch' | 'closed' }
  /** Days off in a row with one reason, by their midnights. */
  | {
      readonly kind: 'off'
      readonly from: Instant
      readonly to: Instant
      readonly days: number
      readonly why: 'weekend' | 'off'
      readonly festival: Festival | null
    }

/** The calendar must be of the version that the deadline names; what it does not give back is a mismatch and not explained. */
export const explainDeadline = (calendar: Calendar, deadline: Deadline): Result<Explanation, CalendarProblem> => {
  const { startsAt, dueAt, yellowAt, limit } = deadline
  const year = missingYear(calendar, startsAt, dueAt)
  if (year !== null) return limit.kind === 'clockMinutes' ? ok(around(deadline)) : notCovered(year)
  if (limit.kind !== 'picked') {
    const again = deadlineFrom(calendar, startsAt, limit)
    if (!again.ok) return again
    if (again.value.dueAt !== dueAt) return err({ code: 'deadline-mismatch' })
  }
  const workingMs = workedAt(calendar, dueAt) - workedAt(calendar, startsAt)
  const head = { startsAt, dueAt, yellowAt, workingMs }
  switch (limit.kind) {
    case 'workingMinutes':
    case 'workingHours':
    case 'picked':
      return ok({ ...head, lines: stretches(calendar, startsAt, dueAt) })
    case 'workingDays':
      return ok({ ...head, lines: countedDays(calendar, startsAt, dueAt, null) })
    case 'naturalDays':
      return ok({ ...head, lines: countedDays(calendar, startsAt, dueAt, limit.amount) })
    case 'clockMinutes':
      return ok(around(deadline))
  }
}

const around = ({ startsAt, dueAt, yellowAt }: Deadline): Explanation => {
  const ms = dueAt - startsAt
  const lines = [{ kind: 'counted', from: startsAt, to: dueAt, ms, sum: ms }] as const
  return { startsAt, dueAt, yellowAt, workingMs: ms, lines }
}

const stretches = (calendar: Calendar, start: Instant, due: Instant): readonly ExplanationLine[] => {
  const lines: ExplanationLine[] = []
  let until = start
  let sum = 0
  for (let day = dayNumber(start); day <= dayNumber(due); day += 1) {
    const index = day - calendar.firstDay
    if (!isWorked(calendar.kinds[index])) continue
    const midnight = startOfDayNumber(day)
    for (const range of calendar.hours[index]?.ranges ?? []) {
      const from = Math.max(midnight + range.from, start)
      const to = Math.min(midnight + range.to, due)
      if (to <= from) continue
      lines.push(...gap(calendar, until, from))
      sum += to - from
      lines.push({ kind: 'counted', from, to, ms: to - from, sum })
      until = to
    }
  }
  return lines
}

/** What lies between two counted stretches: lunch, or closed hours and the days off among them. */
const gap = (calendar: Calendar, from: Instant, to: Instant): readonly ExplanationLine[] => {
  if (to <= from) return []
  const [first, last] = [dayNumber(from), dayNumber(to)]
  if (first === last) {
    const opening = calendar.hours[first - calendar.firstDay]?.ranges[0]
    const before = opening !== undefined && from < startOfDayNumber(first) + opening.from
    return [{ kind: 'skipped', from, to, why: before ? 'closed' : 'lunch' }]
  }
  const off = runs(calendar, first, last).filter((run) => !isWorked(run.kind))
  return off.length === 0 ? [{ kind: 'skipped', from, to, why: 'closed' }] : off.map(offLine)
}

/** `natural`: so many days count whether they are worked or not, and only then is a worked one looked for. */
const countedDays = (
  calendar: Calendar,
  start: Instant,
  due: Instant,
  natural: number | null,
): readonly ExplanationLine[] => {
  const first = dayNumber(start)
  const last = dayNumber(due)
  const lines: ExplanationLine[] = [{ kind: 'startDay', day: startOfDayNumber(first) }]
  let sum = 0
  if (natural !== null) {
    const [from, to] = [startOfDayNumber(first + 1), startOfDayNumber(first + natural)]
    lines.push({ kind: 'days', from, to, days: natural, sum: natural, makeUp: false, festival: null })
    // From the last natural day on, when it is not worked, to the next one that is.
    const beyond = runs(calendar, first + natural, last).filter((run) => !isWorked(run.kind))
    return [...lines, ...beyond.map(offLine)]
  }
  for (const run of runs(calendar, first + 1, last)) {
    const days = run.to - run.from + 1
    if (!isWorked(run.kind)) {
      lines.push(offLine(run))
      continue
    }
    sum += days
    const [from, to] = [startOfDayNumber(run.from), startOfDayNumber(run.to)]
    lines.push({ kind: 'days', from, to, days, sum, makeUp: run.kind === 'makeUp', festival: run.festival })
  }
  return lines
}

type Run = { readonly from: number; readonly to: number; readonly kind: DayKind; readonly festival: Festival | null }

/** Days in a row of one kind and one holiday. A weekend inside a holiday that the table names belongs to the holiday. */
const runs = (calendar: Calendar, first: number, last: number): readonly Run[] => {
  const found: Run[] = []
  for (let day = first; day <= last; day += 1) {
    const kind = calendar.kinds[day - calendar.firstDay] ?? 'uncovered'
    const festival = calendar.special.get(day)?.festival ?? null
    const before = found.at(-1)
    if (before !== undefined && before.kind === kind && before.festival === festival)
      found[found.length - 1] = { ...before, to: day }
    else found.push({ from: day, to: day, kind, festival })
  }
  return found
}

const offLine = ({ from, to, kind, festival }: Run): ExplanationLine => ({
  kind: 'off',
  from: startOfDayNumber(from),
  to: startOfDayNumber(to),
  days: to - from + 1,
  why: kind === 'weekend' ? 'weekend' : 'off',
  festival,
})
