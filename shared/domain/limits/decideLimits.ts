import { isLimit } from '../../calendar/limit.ts'
import { err, ok, type Result } from '../../kernel/result.ts'
import { urgencies } from '../order/orderState.ts'
import { defaultLimits } from './defaultLimits.ts'
import {
  type GivenLimits,
  isUnreachableRule,
  type LimitOverride,
  type LimitsState,
  limitNames,
  paperLimitNames,
} from './limits.ts'

/** The limits of the office: one stream, `limits`, each change with the whole new value and its version. */
export type LimitsCommandBody = {
  readonly type: 'changeLimits'
  readonly body: {
    /** The version that the person saw; the change is refused when another one came between. */
    readonly seen: number
    readonly limits: GivenLimits
  }
}
/** Version 1 knew neither limits for the papers of supervision nor calls that reach nobody. */
export type LimitsEventBody =
  | { readonly type: 'LimitsChanged'; readonly v: 1; readonly data: Omit<LimitsState, 'papers' | 'unreachable'> }
  | { readonly type: 'LimitsChanged'; readonly v: 2; readonly data: LimitsState }
export type LimitsRefusalCode = 'settings-moved' | LimitsFault
export type LimitsFault = 'limit-out-of-range' | 'override-empty' | 'override-twice'

/** `before`: the limits that count now. R-LIMITS-1 ... in docs/rules.md. */
export const decideLimits = (
  before: LimitsState,
  act: LimitsCommandBody,
): Result<readonly LimitsEventBody[], { readonly code: LimitsRefusalCode }> => {
  const { seen, limits } = act.body
  if (seen !== before.version) return err({ code: 'settings-moved' })
  const fault = checkLimits(limits)
  if (fault !== null) return err({ code: fault })
  const { byUrgency, overrides, papers, unreachable } = limits
  const data = { version: before.version + 1, byUrgency, overrides, papers, unreachable }
  return ok([{ type: 'LimitsChanged', v: 2, data }])
}

export const evolveLimits = ({ data }: LimitsEventBody): LimitsState => ({
  papers: defaultLimits.papers,
  unreachable: defaultLimits.unreachable,
  ...data,
})

export const checkLimits = ({
  byUrgency,
  overrides,
  papers,
  unreachable,
}: Omit<LimitsState, 'version'>): LimitsFault | null => {
  const whole = urgencies.every((urgency) => limitNames.every((name) => isLimit(byUrgency[urgency][name])))
  if (!whole || !overrides.every(isInRange)) return 'limit-out-of-range'
  if (!paperLimitNames.every((name) => isPaperLimit(papers[name])) || !isUnreachableRule(unreachable))
    return 'limit-out-of-range'
  if (overrides.some(isEmpty)) return 'override-empty'
  const keys = overrides.map(({ category, channel, urgency }) => JSON.stringify([category, channel, urgency]))
  return new Set(keys).size < keys.length ? 'override-twice' : null
}

/** As many as the settings took that these days stood in before. */
export const mostPaperDays = 365
export const isPaperLimit = (days: number): boolean => Number.isInteger(days) && days >= 1 && days <= mostPaperDays

const isInRange = ({ limits }: LimitOverride): boolean =>
  limitNames.every((name) => limits[name] === undefined || isLimit(limits[name]))

const isEmpty = ({ category, channel, urgency, limits }: LimitOverride): boolean =>
  (category === null && channel === null && urgency === null) || Object.keys(limits).length === 0
