import type { Instant } from '../../kernel/chinaTime.ts'
import type { CategoryId, UnitId } from '../../kernel/ids.ts'
import { err, ok, type Result } from '../../kernel/result.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import { wordLimits } from '../order/wordLimits.ts'
import type { RefusalCode } from '../refusal.ts'
import type { UnitState } from '../unit/unit.ts'
import type { CategoryState } from './category.ts'

/**
 * The dispatch catalogue of one category: who leads, who supports, from when until when, on what basis. Its periods never
 * overlap, so that at every instant at most one of them is in force.
 */
export type RouteState = { readonly category: CategoryId; readonly periods: readonly RoutePeriod[] }

export type RoutePeriod = {
  readonly lead: UnitId
  readonly supporting: readonly UnitId[]
  readonly closing: ClosingRule
  /** In force from here ... */
  readonly from: Instant
  /** ... until here, this instant excluded; null while no end is set. */
  readonly until: Instant | null
}

/** Whose delivery closes an order with supporting units: the lead's alone, any one's, or only all of them. */
export const closingRules = ['leadOnly', 'any', 'all'] as const
export type ClosingRule = (typeof closingRules)[number]

export type RouteCommandBody =
  | { readonly type: 'setRoute'; readonly body: RoutePeriod & { readonly words: RouteWords } }
  | { readonly type: 'endRoute'; readonly body: { readonly from: Instant; readonly until: Instant } }

/** The document that the assignment rests on. */
export type RouteWords = { readonly basis: string }

export type RouteEventBody =
  | { readonly type: 'RouteSet'; readonly v: 1; readonly data: RoutePeriod; readonly words: RouteWords }
  | {
      readonly type: 'RouteEnded'
      readonly v: 1
      /** The period that begins at `from` ends at `until`; ended where it begins, it is withdrawn. */
      readonly data: { readonly from: Instant; readonly until: Instant }
    }

type Context = {
  readonly category: CategoryState | null
  readonly unit: (id: UnitId) => UnitState | null
}
export type RouteDecision = Result<
  readonly RouteEventBody[],
  { readonly code: RefusalCode; readonly unit?: UnitId; readonly category?: true }
>

export const decideRoute = (state: RouteState | null, act: RouteCommandBody, context: Context): RouteDecision => {
  const periods = state?.periods ?? []
  switch (act.type) {
    case 'setRoute':
      return set(periods, act.body, context)
    case 'endRoute': {
      const { from, until } = act.body
      const period = periods.find((one) => one.from === from)
      if (period === undefined) return err({ code: 'not-found' })
      if (until < from) return err({ code: 'period-malformed' })
      if (period.until === until) return err({ code: 'nothing-changed' })
      if (periods.some((one) => one.from > from && one.from < until)) return err({ code: 'route-overlaps' })
      return ok([{ type: 'RouteEnded', v: 1, data: { from, until } }])
    }
    default:
      return unreachable(act)
  }
}

const set = (
  periods: readonly RoutePeriod[],
  body: RoutePeriod & { readonly words: RouteWords },
  { category, unit }: Context,
): RouteDecision => {
  const { words, ...period } = body
  const { from, until } = period
  if (category === null) return err({ code: 'category-unknown', category: true })
  if (category.retired) return err({ code: 'category-retired', category: true })
  const problem = unitsProblem([period.lead, ...period.supporting], unit)
  if (problem !== null) return err(problem)
  if (until !== null && until <= from) return err({ code: 'period-malformed' })
  if (words.basis.length > wordLimits.text) return err({ code: 'words-too-long' })
  const before = periods.find((one) => one.from < from && (one.until === null || one.until > from))
  // What was in force hands over on the day; what is planned for later has to be withdrawn by somebody who looked at it.
  if (periods.some((one) => one.from >= from && (until === null || one.from < until)))
    return err({ code: 'route-overlaps' })
  const ended: readonly RouteEventBody[] =
    before === undefined ? [] : [{ type: 'RouteEnded', v: 1, data: { from: before.from, until: from } }]
  return ok([...ended, { type: 'RouteSet', v: 1, data: period, words }])
}

const unitsProblem = (
  units: readonly UnitId[],
  unit: (id: UnitId) => UnitState | null,
): { readonly code: RefusalCode; readonly unit: UnitId } | null => {
  for (const [at, id] of units.entries()) {
    if (units.indexOf(id) !== at) return { code: 'unit-twice', unit: id }
    const found = unit(id)
    if (found === null) return { code: 'unit-unknown', unit: id }
    if (found.retired) return { code: 'unit-retired', unit: id }
  }
  return null
}

export const evolveRoute = (id: CategoryId, state: RouteState | null, event: RouteEventBody): RouteState => {
  const periods = state?.periods ?? []
  switch (event.type) {
    case 'RouteSet':
      return { category: id, periods: [...periods, event.data].toSorted((a, b) => a.from - b.from) }
    case 'RouteEnded': {
      const { from, until } = event.data
      const kept = until === from ? periods.filter((one) => one.from !== from) : periods
      return { category: id, periods: kept.map((one) => (one.from === from ? { ...one, until } : one)) }
    }
    default:
      return unreachable(event)
  }
}
