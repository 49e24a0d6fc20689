import { expect, test } from 'vitest'
import type { CountedLimit } from '../../calendar/limit.ts'
import { urgencies } from '../order/orderState.ts'
import { decideLimits, evolveLimits } from './decideLimits.ts'
import { defaultLimits } from './defaultLimits.ts'
import { type LimitOverride, type LimitsState, limitNames } from './limits.ts'
import { limitsFor } from './limitsFor.ts'

const days = (amount: number): CountedLimit => ({ kind: 'workingDays', amount })
const any = { category: null, channel: null, urgency: null } as const
const { version: _, ...givenDefaults } = defaultLimits
const change = (limits: Partial<Omit<LimitsState, 'version'>>, seen = 0) =>
  decideLimits(defaultLimits, {
    type: 'changeLimits',
    body: {
      seen,
      limits: { ...givenDefaults, ...limits },
    },
  })
const codeOf = (...of: Parameters<typeof change>): string => {
  const decided = change(...of)
  return decided.ok ? 'accepted' : decided.error.code
}
const withGeneral = (delivery: CountedLimit) => ({
  byUrgency: { ...defaultLimits.byUrgency, general: { ...defaultLimits.byUrgency.general, delivery } },
})

test('R-LIMITS-1 every urgency has a limit of each kind, whole and in its range', () => {
  for (const urgency of urgencies)
    for (const name of limitNames) expect(defaultLimits.byUrgency[urgency][name].amount).toBeGreaterThan(0)
  for (const amount of [0, -1, 1.5, 751, Number.NaN])
    expect(codeOf(withGeneral(days(amount)))).toBe('limit-out-of-range')
  for (const amount of [1, 750]) expect(codeOf(withGeneral(days(amount)))).toBe('accepted')
  expect(codeOf({ overrides: [{ ...any, urgency: 'urgent', limits: { sign: days(0) } }] })).toBe('limit-out-of-range')
})

test('R-LIMITS-2 of the exceptions that fit, each limit comes from the closest', () => {
  const overrides: readonly LimitOverride[] = [
    { ...any, urgency: 'general', limits: { sign: days(2), delivery: days(6), review: days(6) } },
    { ...any, channel: 'letterbox', limits: { delivery: days(7), review: days(7) } },
    { ...any, category: 'roads', limits: { delivery: days(8) } },
    { ...any, category: 'potholes', limits: { return: days(9) } },
    { ...any, category: 'potholes', channel: 'letterbox', limits: { return: days(10) } },
  ]
  const found = (category: string | null, above: readonly string[], channel: 'letterbox' | 'hotline') => {
    const of = { urgency: 'general', category, above, channel } as const
    const { sign, delivery, review, return: back } = limitsFor({ ...defaultLimits, overrides }, of)
    return [sign, delivery, review, back].map((limit) => limit.amount)
  }
  expect(found(null, [], 'hotline')).toEqual([2, 6, 6, 2])
  expect(found(null, [], 'letterbox')).toEqual([2, 7, 7, 2])
  expect(found('roads', [], 'letterbox')).toEqual([2, 8, 7, 2])
  expect(found('potholes', ['roads'], 'hotline')).toEqual([2, 8, 6, 9])
  expect(found('potholes', ['roads'], 'letterbox')).toEqual([2, 8, 7, 10])
  expect(found('lamps', ['streets', 'roads'], 'hotline')).toEqual([2, 8, 6, 2])
  // What no exception is about stays with the table.
  const pressing = limitsFor({ ...defaultLimits, overrides }, { urgency: 'urgent', category: null, channel: 'hotline' })
  expect(pressing).toEqual(defaultLimits.byUrgency.urgent)
})

test('R-LIMITS-3 an exception names what it is about and at least one limit, and no two are about the same', () => {
  expect(codeOf({ overrides: [{ ...any, limits: { sign: days(1) } }] })).toBe('override-empty')
  expect(codeOf({ overrides: [{ ...any, channel: 'town', limits: {} }] })).toBe('override-empty')
  const town: LimitOverride = { ...any, channel: 'town', limits: { sign: days(1) } }
  expect(codeOf({ overrides: [town, { ...town, limits: { delivery: days(3) } }] })).toBe('override-twice')
  expect(codeOf({ overrides: [town, { ...town, urgency: 'urgent' }] })).toBe('accepted')
})

test('R-LIMITS-4 a change carries all limits and the next version, and is refused when another one came between', () => {
  const decided = change(withGeneral(days(15)))
  const [event] = decided.ok ? decided.value : []
  expect(event).toMatchObject({ type: 'LimitsChanged', v: 2, data: { version: 1, overrides: [] } })
  if (event !== undefined) expect(evolveLimits(event).byUrgency.general.delivery).toEqual(days(15))
  expect(codeOf({}, 1)).toBe('settings-moved')
})

test('R-LIMITS-7 a unit has 1 to 365 working days for each paper of supervision and for its receipt', () => {
  for (const days of [0, 366, 2.5, Number.NaN])
    expect(codeOf({ papers: { ...defaultLimits.papers, notice: days } })).toBe('limit-out-of-range')
  for (const days of [1, 365]) expect(codeOf({ papers: { ...defaultLimits.papers, receipt: days } })).toBe('accepted')
})

test('R-LIMITS-7 limits of before the papers had any fold with what the program brings along', () => {
  const { papers, unreachable, ...data } = { ...defaultLimits, version: 3 }
  expect(evolveLimits({ type: 'LimitsChanged', v: 1, data })).toEqual({ ...data, papers, unreachable })
})

test('R-LIMITS-9 calls that reach nobody: 1 to 20 on no more days; limits of before they were a limit fold with the default', () => {
  expect(defaultLimits.unreachable).toEqual({ calls: 3, days: 1 })
  for (const unreachable of [
    { calls: 0, days: 0 },
    { calls: 21, days: 1 },
    { calls: 2, days: 3 },
    { calls: 2.5, days: 1 },
  ])
    expect(codeOf({ unreachable })).toBe('limit-out-of-range')
  const decided = change({ unreachable: { calls: 5, days: 3 } })
  if (!decided.ok) throw new Error(decided.error.code)
  const [event] = decided.value
  if (event === undefined) throw new Error('no event')
  const set = evolveLimits(event)
  expect(set.unreachable).toEqual({ calls: 5, days: 3 })
  const { byUrgency, overrides } = set
  // As an earlier program wrote it.
  const old = { type: 'LimitsChanged', v: 1, data: { version: 1, byUrgency, overrides } } as const
  expect(evolveLimits(old).unreachable).toEqual({ calls: 3, days: 1 })
})
