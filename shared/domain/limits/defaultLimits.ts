import type { CountedLimit, LimitKind } from '../../calendar/limit.ts'
import type { LimitsState } from './limits.ts'

const limit = (kind: LimitKind, amount: number): CountedLimit => ({ kind, amount })

/**
 * What a new ledger begins with; the office changes it. Sources: Shandong 2020 (delivery 5 working days, extension at most 10,
 * return within 2), Tianjin (receipt 15 minutes for life and property, 30 for utilities, 1 working day else), Beijing (feedback
 * within 2 hours or 24). Three calls before nobody counts as reached is what most follow-up rules ask.
 */
export const defaultLimits: LimitsState = {
  version: 0,
  byUrgency: {
    general: {
      dispatch: limit('workingDays', 1),
      sign: limit('workingDays', 1),
      contact: limit('workingDays', 1),
      delivery: limit('workingDays', 5),
      review: limit('workingDays', 3),
      return: limit('workingDays', 2),
      extension: limit('workingDays', 10),
    },
    urgent: {
      dispatch: limit('workingMinutes', 30),
      sign: limit('workingMinutes', 30),
      contact: limit('workingHours', 2),
      delivery: limit('workingDays', 1),
      review: limit('workingDays', 1),
      return: limit('workingHours', 2),
      extension: limit('workingDays', 2),
    },
    lifeSafety: {
      dispatch: limit('clockMinutes', 15),
      sign: limit('clockMinutes', 15),
      contact: limit('clockMinutes', 30),
      delivery: limit('workingHours', 4),
      review: limit('workingDays', 1),
      return: limit('clockMinutes', 30),
      extension: limit('workingDays', 1),
    },
  },
  overrides: [],
  papers: { reminder: 5, notice: 5, letter: 5, listing: 10, receipt: 1 },
  unreachable: { calls: 3, days: 1 },
}
