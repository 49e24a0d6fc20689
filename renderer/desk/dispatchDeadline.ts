import type { Calendar } from '../../shared/calendar/calendarOf.ts'
import type { CalendarProblem } from '../../shared/calendar/calendarProblem.ts'
import { deadlineFrom, snapDeadline } from '../../shared/calendar/deadlineFrom.ts'
import { type CountedLimit, isLimit, largestAmount } from '../../shared/calendar/limit.ts'
import { type NonWorking, nonWorking } from '../../shared/calendar/nonWorking.ts'
import type { DeskRequest } from '../../shared/contract/desk.ts'
import { fromChina, type Instant, isoMinute } from '../../shared/kernel/chinaTime.ts'

/** The deadline line of the palette as it stands in its fields. */
export type DeadlineField =
  | { readonly kind: 'setting' }
  | { readonly kind: OwnKind; readonly typed: string }
  | { readonly kind: 'picked'; readonly typed: string }
export const ownKinds = ['workingDays', 'workingHours', 'naturalDays'] as const
export type OwnKind = (typeof ownKinds)[number]

export type DeadlineProblem = { readonly code: 'wrong-amount'; readonly most: number } | { readonly code: 'wrong-time' }
export type ReadDeadline =
  | {
      readonly ok: true
      readonly choice: DeskRequest<'dispatch'>['deadline']
      /** First and last deadline that it gives: the same unless the orders have different limits. */
      readonly first: Instant
      readonly last: Instant
      /** A picked moment at which nobody can deliver was moved to the last one before it at which somebody can. */
      readonly moved: { readonly picked: Instant; readonly reason: NonWorking } | null
    }
  | { readonly ok: false; readonly problem: DeadlineProblem | CalendarProblem }

/** `limits`: those of the orders at hand, each once. */
export const readDeadline = (
  field: DeadlineField,
  limits: readonly CountedLimit[],
  calendar: Calendar,
  now: Instant,
): ReadDeadline => {
  switch (field.kind) {
    case 'setting':
      return counted(limits, { kind: 'setting' }, calendar, now)
    case 'workingDays':
    case 'workingHours':
    case 'naturalDays': {
      const typed = field.typed.trim()
      const limit = { kind: field.kind, amount: /^\d{1,4}$/.test(typed) ? Number(typed) : 0 }
      if (!isLimit(limit)) return { ok: false, problem: { code: 'wrong-amount', most: largestAmount[field.kind] } }
      return counted([limit], { kind: 'limit', limit }, calendar, now)
    }
    case 'picked': {
      const parts = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(field.typed)
      if (parts === null) return { ok: false, problem: { code: 'wrong-time' } }
      const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.slice(1).map(Number)
      return picked(fromChina(year, month, day, hour, minute), calendar, now)
    }
  }
}

const counted = (
  limits: readonly CountedLimit[],
  choice: DeskRequest<'dispatch'>['deadline'],
  calendar: Calendar,
  now: Instant,
): ReadDeadline => {
  const dues: Instant[] = []
  for (const limit of limits) {
    const found = deadlineFrom(calendar, now, limit)
    if (!found.ok) return { ok: false, problem: found.error }
    dues.push(found.value.dueAt)
  }
  return { ok: true, choice, first: Math.min(...dues), last: Math.max(...dues), moved: null }
}

const picked = (at: Instant, calendar: Calendar, now: Instant): ReadDeadline => {
  const found = snapDeadline(calendar, now, at)
  if (!found.ok) {
    const past = found.error.code === 'deadline-before-start' && at <= now
    return { ok: false, problem: past ? { code: 'wrong-time' } : found.error }
  }
  const { dueAt } = found.value
  const reason = found.value.moved ? nonWorking(calendar, at) : null
  const moved = reason === null ? null : { picked: at, reason }
  return { ok: true, choice: { kind: 'picked', dueAt }, first: dueAt, last: dueAt, moved }
}

/** What the date field shows first: the deadline that the setting would give, or nothing where none can be counted. */
export const firstPicked = (limits: readonly CountedLimit[], calendar: Calendar, now: Instant): string => {
  const read = counted(limits, { kind: 'setting' }, calendar, now)
  return read.ok && limits.length > 0 ? isoMinute(read.last).replace(' ', 'T') : ''
}
