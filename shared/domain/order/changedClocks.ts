import type { Calendar } from '../../calendar/calendarOf.ts'
import type { CalendarProblem } from '../../calendar/calendarProblem.ts'
import { deadlineProblem, extendedDeadline, pickedDeadline } from '../../calendar/deadlineFrom.ts'
import type { Deadline } from '../../calendar/limit.ts'
import { resumeDeadline } from '../../calendar/resumeDeadline.ts'
import type { Instant } from '../../kernel/chinaTime.ts'
import type { Result } from '../../kernel/result.ts'
import type { Facts } from '../facts.ts'
import type { RefusalCode } from '../refusal.ts'
import type { Clock } from './clock.ts'
import { clockDrift, clockProblem, rangeProblem } from './clockProblem.ts'

/** What an extension grants: so much from the old deadline on, or until a moment that was picked. */
export const extendedProblem = (before: Clock, after: Clock | null, facts: Facts): RefusalCode | null => {
  if (after === null || after.calendarVersion === null) return clockProblem(after, facts)
  const wrong = changedProblem(before, after, facts)
  if (wrong !== null) return wrong
  const { limit, startsAt, dueAt } = after
  const counted =
    limit.kind === 'picked'
      ? pickedDeadline(facts.calendar, startsAt, dueAt)
      : extendedDeadline(facts.calendar, before, limit)
  if (!counted.ok) return counted.error.code
  return counted.value.dueAt === dueAt && counted.value.yellowAt === after.yellowAt ? null : 'deadline-mismatch'
}

/**
 * What a clock that stood still since `stoppedAt` goes on with. The device counted a moment ago, so its result lies between those
 * of a little earlier and a little later.
 */
export const resumedProblem = (
  before: Clock | null,
  stoppedAt: Instant | null,
  after: Clock | null,
  facts: Facts,
): RefusalCode | null => {
  if (after === null || after.calendarVersion === null || before === null || stoppedAt === null)
    return clockProblem(after, facts)
  // What was over stays over, counted as it was then: in the past, and perhaps by a calendar that has changed since.
  if (stoppedAt >= before.dueAt) return isAsBefore(before, after) ? null : 'deadline-mismatch'
  const wrong = changedProblem(before, after, facts)
  if (wrong !== null) return wrong
  const first = resumed(facts.calendar, before, stoppedAt, Math.max(stoppedAt, facts.now - clockDrift))
  const last = resumed(facts.calendar, before, stoppedAt, facts.now + clockDrift)
  if (!first.ok) return first.error.code
  if (!last.ok) return last.error.code
  const between = (at: Instant, from: Instant, to: Instant): boolean => from <= at && at <= to
  const fits =
    between(after.dueAt, first.value.dueAt, last.value.dueAt) &&
    between(after.yellowAt, first.value.yellowAt, last.value.yellowAt)
  return fits ? null : 'deadline-mismatch'
}

/** A clock that is counted again began when it began, and is what the calendar of today gives from there. */
export const retimedProblem = (before: Clock, after: Clock, facts: Facts): RefusalCode | null => {
  const { calendarVersion } = after
  if (calendarVersion === null) return 'calendar-moved'
  const wrong = changedProblem(before, after, facts)
  return wrong ?? deadlineProblem(facts.calendar, { ...after, calendarVersion })?.code ?? null
}

const isAsBefore = (before: Clock, after: Clock): boolean =>
  after.startsAt === before.startsAt &&
  after.dueAt === before.dueAt &&
  after.yellowAt === before.yellowAt &&
  after.calendarVersion === (before.calendarVersion ?? 0)

const changedProblem = (before: Clock, after: Clock, { calendar, now }: Facts): RefusalCode | null => {
  if (after.calendarVersion !== calendar.version) return 'calendar-moved'
  return after.startsAt === before.startsAt ? rangeProblem(after.dueAt, now) : 'clock-start-wrong'
}

const resumed = (calendar: Calendar, before: Clock, from: Instant, to: Instant): Result<Deadline, CalendarProblem> =>
  resumeDeadline(calendar, { ...before, calendarVersion: before.calendarVersion ?? 0 }, from, to)
