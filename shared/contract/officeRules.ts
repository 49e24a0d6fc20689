import * as z from 'zod'
import { type CalendarState, festivals } from '../calendar/calendarState.ts'
import { type CountedLimit, isLimit, limitKinds } from '../calendar/limit.ts'
import type { CalendarNotes } from '../domain/calendar/calendarNotes.ts'
import { mostPaperDays } from '../domain/limits/decideLimits.ts'
import { type LimitsState, limitNames, paperLimitNames } from '../domain/limits/limits.ts'
import { channels, urgencies } from '../domain/order/orderState.ts'
import type { Instant } from '../kernel/chinaTime.ts'
import type { RowId } from '../kernel/ids.ts'
import { line, rowId } from './fields.ts'
import { selection } from './views.ts'

/** The calendar and the limits: what the window asks about them. */
const minute = z.int().min(0).max(1440)
const monthDay = z.string().regex(/^\d\d-\d\d$/)
const timetable = z
  .array(z.object({ from: minute, to: minute }))
  .max(12)
  .readonly()

export const countedLimit = z
  .object({ kind: z.enum(limitKinds), amount: z.int().min(1).max(100_000) })
  .refine(isLimit, { message: 'a limit of about three years at most' })
const limits = z.object({
  dispatch: countedLimit,
  sign: countedLimit,
  contact: countedLimit,
  delivery: countedLimit,
  review: countedLimit,
  return: countedLimit,
  extension: countedLimit,
} satisfies Record<(typeof limitNames)[number], typeof countedLimit>)

export const proposedCalendar = z.object({
  hours: z.object({
    usual: timetable,
    seasons: z
      .array(z.object({ from: monthDay, to: monthDay, hours: timetable }))
      .max(12)
      .readonly(),
  }),
  years: z
    .array(
      z.object({
        year: z.int(),
        days: z
          .array(z.object({ on: monthDay, kind: z.enum(['off', 'work']), festival: z.enum(festivals).nullable() }))
          .max(366)
          .readonly(),
      }),
    )
    .max(60)
    .readonly(),
  yellowPercent: z.int(),
})
const notes = z.object({
  days: z.record(z.string().max(10), line),
  years: z.record(z.string().max(4), line),
  seasons: z.array(line).max(12).readonly(),
})
export const proposedLimits = z.object({
  byUrgency: z.object({ general: limits, urgent: limits, lifeSafety: limits } satisfies Record<
    (typeof urgencies)[number],
    typeof limits
  >),
  overrides: z
    .array(
      z.object({
        category: rowId.nullable(),
        channel: z.enum(channels).nullable(),
        urgency: z.enum(urgencies).nullable(),
        limits: z.partialRecord(z.enum(limitNames), countedLimit),
      }),
    )
    .max(2000)
    .readonly(),
  papers: z.object(
    Object.fromEntries(paperLimitNames.map((name) => [name, z.int().min(1).max(mostPaperDays)])) as Record<
      (typeof paperLimitNames)[number],
      z.ZodInt
    >,
  ),
  unreachable: z.object({ calls: z.int(), days: z.int() }),
})

export const officeRulesRequests = {
  /** Both with their notes and when they were last changed. */
  officeRules: z.object({}),
  /** `seen`: the version that the person saw. */
  changeCalendar: z.object({ seen: z.int().min(0), calendar: proposedCalendar, notes }),
  changeLimits: z.object({ seen: z.int().min(0), limits: proposedLimits }),
  /** The different delivery limits that a dispatch of these orders would give, as far as the first 2,000 of them. */
  dispatchLimits: z.object({ target: selection }),
} as const

/** What deadlines are counted with, as the window keeps it. */
export type OfficeRules = { readonly calendar: CalendarState; readonly limits: LimitsState<RowId> }
export type OfficeRulesReply = OfficeRules & {
  readonly notes: CalendarNotes
  /** Null while it is what the program brought along. */
  readonly calendarChanged: LastChange | null
  readonly limitsChanged: LastChange | null
}
export type LastChange = { readonly at: Instant; readonly by: string }

export type OfficeRulesReplies = {
  readonly officeRules: OfficeRulesReply
  readonly changeCalendar: OfficeRulesReply
  readonly changeLimits: OfficeRulesReply
  readonly dispatchLimits: readonly CountedLimit[]
}
/** The rules have changed: the window counts with the new ones from here on. */
export type OfficeRulesNews = { readonly kind: 'officeRules'; readonly rules: OfficeRules }
