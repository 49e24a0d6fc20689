import { isLimit } from '../../calendar/limit.ts'
import { err, ok, type Result } from '../../kernel/result.ts'
import { urgencies } from '../order/orderState.ts'
import { defaultLimits } from './defaultLimits.ts'
import { type GivenLimits, isUnreachableRule, limitNames, type LimitOverride, type LimitsState } from './limits.ts'

/** The limits of the office: one stream, `limits`, each change with the whole new value and its version. */
export type LimitsCommandBody = {
  readonly type: 'changeLimits'
  readonly body: {
    /** The version that the person saw; the change is refused when another one came between. */
    readonly seen: number
    readonly limits: GivenLimits
  }
}
export type LimitsEventBody = {
  readonly type: 'LimitsChanged'
  readonly v: 1
  /** Entries of an earlier program say nothing of calls that reach nobody. */
  readonly data: GivenLimits & Pick<LimitsState, 'version'>
}
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
  const { byUrgency, overrides, unreachable = before.unreachable } = limits
  const data = { version: before.version + 1, byUrgency, overrides, unreachable }
  return ok([{ type: 'LimitsChanged', v: 1, data }])
}

export const evolveLimits = ({ data }: LimitsEventBody): LimitsState => ({
  ...data,
  unreachable: data.unreachable ?? defaultLimits.unreachable,
})

export const checkLimits = ({ byUrgency, overrides, unreachable }: GivenLimits): LimitsFault | null => {
  const whole = urgencies.every((urgency) => limitNames.every((name) => isLimit(byUrgency[urgency][name])))
  if (!whole || !overrides.every(isInRange)) return 'limit-out-of-range'
  if (unreachable !== undefined && !isUnreachableRule(unreachable)) return 'limit-out-of-range'
  if (overrides.some(isEmpty)) return 'override-empty'
  const keys = overrides.map(({ category, channel, urgency }) => JSON.stringify([category, channel, urgency]))
  return new Set(keys).size < keys.length ? 'override-twice' : null
}

const isInRange = ({ limits }: LimitOverride): boolean =>
  limitNames.every((name) => limits[name] === undefined || isLimit(limits[name]))

const isEmpty = ({ category, channel, urgency, limits }: LimitOverride): boolean =>
  (category === null && channel === null && urgency === null) || Object.keys(limits).length === 0
