import type { Span } from '../contract/filters.ts'
import { chinaDate, DAY, fromChina, type Instant, startOfDay } from '../kernel/chinaTime.ts'
import { unreachable } from '../kernel/unreachable.ts'

/** What relative times are counted from: the instant of the view's opening, and the office's calendar at it. */
export type SpanClock = {
  readonly now: Instant
  /** When something given so many working days from now would be due; null where the calendar does not reach. */
  readonly workingDaysAhead: (days: number) => Instant | null
}

/** `none`: rows without the time; `until` and `before`: which end of the bound belongs to it. */
export type SpanBounds =
  | { readonly kind: 'none' }
  | { readonly kind: 'bounds'; readonly from: Instant | null; readonly before: Instant | null }

/** A span as instants, from `from` on and before `before`. Weeks begin on Monday, in Shanghai. */
export const spanBounds = (span: Span, { now, workingDaysAhead }: SpanClock): SpanBounds => {
  const today = startOfDay(now)
  const { year, month } = chinaDate(now)
  switch (span.kind) {
    case 'between':
      return bounds(span.from, span.to)
    case 'today':
      return bounds(today, today + DAY)
    case 'yesterday':
      return bounds(today - DAY, today)
    case 'thisWeek':
      return bounds(startOfWeek(today), startOfWeek(today) + 7 * DAY)
    case 'lastWeek':
      return bounds(startOfWeek(today) - 7 * DAY, startOfWeek(today))
    case 'thisMonth':
      return bounds(fromChina(year, month, 1), fromChina(year, month + 1, 1))
    case 'lastMonth':
      return bounds(fromChina(year, month - 1, 1), fromChina(year, month, 1))
    case 'thisYear':
      return bounds(fromChina(year, 1, 1), fromChina(year + 1, 1, 1))
    case 'lastDays':
      return bounds(today - (span.days - 1) * DAY, null)
    case 'overdue':
      return bounds(null, now + 1)
    case 'withinDays':
      return bounds(now + 1, now + span.days * DAY + 1)
    case 'withinWorkingDays': {
      const until = workingDaysAhead(span.days)
      // Beyond the calendar nobody knows the day: nothing is shown rather than something wrong, and the chip says why.
      return until === null ? bounds(now, now) : bounds(now + 1, until + 1)
    }
    case 'none':
      return { kind: 'none' }
    default:
      return unreachable(span)
  }
}

const bounds = (from: Instant | null, before: Instant | null): SpanBounds => ({ kind: 'bounds', from, before })

/** 1970-01-01 was a Thursday. */
const startOfWeek = (today: Instant): Instant => {
  const day = Math.floor((today + 8 * 3_600_000) / DAY)
  return today - ((day + 3) % 7) * DAY
}
