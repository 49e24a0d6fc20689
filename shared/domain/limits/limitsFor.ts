import type { Channel, Urgency } from '../order/orderState.ts'
import { type LimitName, type LimitOverride, limitNames, type Limits, type LimitsState } from './limits.ts'

export type LimitsOf<Category = string> = {
  readonly urgency: Urgency
  readonly category: Category | null
  /** The categories above that one, nearest first. */
  readonly above?: readonly Category[]
  readonly channel: Channel
}

/**
 * The limits of one order. Of the overrides that fit, each limit comes from the closest: the one that names the nearest category,
 * then the channel, then the urgency.
 */
export const limitsFor = <Category = string>(limits: LimitsState<Category>, of: LimitsOf<Category>): Limits => {
  const path = [...(of.category === null ? [] : [of.category]), ...(of.above ?? [])]
  const fitting = limits.overrides
    .filter((one) => fits(one, of, path))
    .sort((a, b) => closeness(b, path) - closeness(a, path))
  const found = { ...limits.byUrgency[of.urgency] }
  for (const name of limitNames) found[name] = ownLimit(fitting, name) ?? found[name]
  return found
}

const ownLimit = <Category>(fitting: readonly LimitOverride<Category>[], name: LimitName) =>
  fitting.find((one) => one.limits[name] !== undefined)?.limits[name]

const fits = <Category>(one: LimitOverride<Category>, of: LimitsOf<Category>, path: readonly Category[]): boolean =>
  (one.category === null || path.includes(one.category)) &&
  (one.channel === null || one.channel === of.channel) &&
  (one.urgency === null || one.urgency === of.urgency)

const closeness = <Category>(
  { category, channel, urgency }: LimitOverride<Category>,
  path: readonly Category[],
): number =>
  (category === null ? 0 : (path.length - path.indexOf(category)) * 4) +
  (channel === null ? 0 : 2) +
  (urgency === null ? 0 : 1)
