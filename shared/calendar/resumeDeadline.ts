import { dayNumber, type Instant } from '../kernel/chinaTime.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { Calendar } from './calendarOf.ts'
import type { CalendarProblem } from './calendarProblem.ts'
import type { Deadline } from './limit.ts'
import { afterWorkingMs, closeFromDay, workingMsBetween } from './workingTime.ts'
import { beforeDue } from './yellowFrom.ts'

/**
 * The deadline after the clock stood still from `suspendedAt` to `resumedAt`: the working time that was left runs on. What was
 * counted in days still ends at a close of office. What was over before it was suspended stays over.
 */
export const resumeDeadline = (
  calendar: Calendar,
  before: Deadline,
  suspendedAt: Instant,
  resumedAt: Instant,
): Result<Deadline, CalendarProblem> => {
  if (resumedAt < suspendedAt) return err({ code: 'deadline-before-start' })
  if (suspendedAt >= before.dueAt) return ok(before)
  if (before.limit.kind === 'clockMinutes') {
    const stood = resumedAt - suspendedAt
    const yellowAt = shifted(before.yellowAt, suspendedAt, stood)
    return ok({ ...before, dueAt: before.dueAt + stood, yellowAt, calendarVersion: calendar.version })
  }
  const left = workingMsBetween(calendar, suspendedAt, before.dueAt)
  if (!left.ok) return left
  const reached = afterWorkingMs(calendar, resumedAt, Math.max(1, left.value))
  if (!reached.ok) return reached
  const inDays = before.limit.kind === 'workingDays' || before.limit.kind === 'naturalDays'
  const due = inDays ? closeFromDay(calendar, resumedAt, dayNumber(reached.value)) : reached
  if (!due.ok) return due
  const yellowLeft = workingMsBetween(calendar, before.yellowAt, before.dueAt)
  if (!yellowLeft.ok) return yellowLeft
  const yellowAt =
    before.yellowAt <= suspendedAt ? before.yellowAt : beforeDue(calendar, resumedAt, due.value, yellowLeft.value)
  return ok({ ...before, dueAt: due.value, yellowAt, calendarVersion: calendar.version })
}

/** A light that had turned yellow before the clock stood still stays yellow. */
const shifted = (yellowAt: Instant, suspendedAt: Instant, stood: number): Instant =>
  yellowAt <= suspendedAt ? yellowAt : yellowAt + stood
