import { dayNumber, type Instant } from '../kernel/chinaTime.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { Calendar } from './calendarOf.ts'
import { type CalendarProblem, notCovered } from './calendarProblem.ts'
import { type CountedLimit, type Deadline, isLimit, lengthOf, type Limit } from './limit.ts'
import {
  afterWorkingMs,
  closeFromDay,
  closeOfWorkingDay,
  isDeadlineMoment,
  lastDeadlineMoment,
  missingYear,
} from './workingTime.ts'
import { yellowFrom } from './yellowFrom.ts'

/** The deadline that a limit gives from an instant on: R-CALENDAR-2 ... in docs/rules.md. The limit must pass `isLimit`. */
export const deadlineFrom = (
  calendar: Calendar,
  startsAt: Instant,
  limit: CountedLimit,
): Result<Deadline, CalendarProblem> => {
  if (!isLimit(limit)) throw new Error(`deadlineFrom: ${limit.amount} ${limit.kind} is no limit`)
  const due = dueFrom(calendar, startsAt, limit)
  return due.ok ? ok(deadline(calendar, startsAt, due.value, limit)) : due
}

/** The deadline of a moment that a person picked; it must be a moment at which somebody can deliver. */
export const pickedDeadline = (
  calendar: Calendar,
  startsAt: Instant,
  dueAt: Instant,
): Result<Deadline, CalendarProblem> => {
  if (dueAt <= startsAt) return err({ code: 'deadline-before-start' })
  const year = missingYear(calendar, startsAt, dueAt)
  if (year !== null) return notCovered(year)
  if (!isDeadlineMoment(calendar, dueAt)) return err({ code: 'deadline-off-hours' })
  return ok(deadline(calendar, startsAt, dueAt, { kind: 'picked' }))
}

/** What an extension makes of a deadline: the time granted runs on from where the old one ended. */
export const extendedDeadline = (
  calendar: Calendar,
  before: Pick<Deadline, 'startsAt' | 'dueAt'>,
  by: CountedLimit,
): Result<Deadline, CalendarProblem> => {
  const due = dueFrom(calendar, before.dueAt, by)
  return due.ok ? ok(deadline(calendar, before.startsAt, due.value, by)) : due
}

/** A picked moment and the last one at or before it at which a deadline may stand. */
export type Snapped = { readonly dueAt: Instant; readonly moved: boolean }

/**
 * Never later than what the person asked for: a date in the holidays becomes the close of office before them. When no working
 * time is left between start and that moment there is nothing to give.
 */
export const snapDeadline = (
  calendar: Calendar,
  startsAt: Instant,
  picked: Instant,
): Result<Snapped, CalendarProblem> => {
  if (picked <= startsAt) return err({ code: 'deadline-before-start' })
  const found = lastDeadlineMoment(calendar, picked)
  if (!found.ok) return found
  return found.value <= startsAt
    ? err({ code: 'deadline-before-start' })
    : ok({ dueAt: found.value, moved: found.value !== picked })
}

/** Whether a deadline is what its start, its limit and this calendar give: the rule behind every command that carries one. */
export const deadlineProblem = (calendar: Calendar, claimed: Deadline): CalendarProblem | null => {
  if (claimed.calendarVersion !== calendar.version) return { code: 'calendar-moved' }
  const { limit, startsAt, dueAt } = claimed
  if (limit.kind !== 'picked' && !isLimit(limit)) return { code: 'deadline-mismatch' }
  const counted =
    limit.kind === 'picked' ? pickedDeadline(calendar, startsAt, dueAt) : deadlineFrom(calendar, startsAt, limit)
  if (!counted.ok) return counted.error
  const same = counted.value.dueAt === dueAt && counted.value.yellowAt === claimed.yellowAt
  return same ? null : { code: 'deadline-mismatch' }
}

const dueFrom = (calendar: Calendar, start: Instant, limit: CountedLimit): Result<Instant, CalendarProblem> => {
  const length = lengthOf(limit)
  if (limit.kind === 'workingDays') return closeOfWorkingDay(calendar, start, limit.amount)
  if (length === null) return closeFromDay(calendar, start, dayNumber(start) + limit.amount)
  return limit.kind === 'clockMinutes' ? ok(start + length) : afterWorkingMs(calendar, start, length)
}

const deadline = (calendar: Calendar, startsAt: Instant, dueAt: Instant, limit: Limit): Deadline => ({
  startsAt,
  dueAt,
  yellowAt: yellowFrom(calendar, startsAt, dueAt, limit),
  limit,
  calendarVersion: calendar.version,
})
