import { isLimit } from '../../calendar/limit.ts'
import { err, ok, type Result } from '../../kernel/result.ts'
import { urgencies } from '../order/orderState.ts'
import { limitNames, type LimitOverride, type LimitsState } from './limits.ts'

/** The limits of the office: one stream, `limits`, each change with the whole new value and its version. */
export type LimitsCommandBody = {
  readonly type: 'changeLimits'
  readonly body: {
    /** The version that the person saw; the change is refused when another one came between. */
    readonly seen: number
    readonly limits: Omit<LimitsState, 'version'>
  }
}
export type LimitsEventBody = { readonly type: 'LimitsChanged'; readonly v: 1; readonly data: LimitsState }
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
  const data = { version: before.version + 1, byUrgency: limits.byUrgency, overrides: limits.overrides }
  return ok([{ type: 'LimitsChanged', v: 1, data }])
}

export const evolveLimits = (event: LimitsEventBody): LimitsState => event.data

export const checkLimits = ({ byUrgency, overrides }: Omit<LimitsState, 'version'>): LimitsFault | null => {
  const whole = urgencies.every((urgency) => limitNames.every((name) => isLimit(byUrgency[urgency][name])))
  if (!whole || !overrides.every(isInRange)) return 'limit-out-of-range'
  if (overrides.some(isEmpty)) return 'override-empty'
  const keys = overrides.map(({ category, channel, urgency }) => JSON.stringify([category, channel, urgency]))
  return new Set(keys).size < keys.length ? 'override-twice' : null
}

const isInRange = ({ limits }: LimitOverride): boolean =>
  limitNames.every((name) => limits[name] === undefined || isLimit(limits[name]))

const isEmpty = ({ category, channel, urgency, limits }: LimitOverride): boolean =>
  (category === null && channel === null && urgency === null) || Object.keys(limits).length === 0
