import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CategoryId, UnitId } from '../../kernel/ids.ts'
import type { UnitState } from '../unit/unit.ts'
import { wordLimits } from '../order/wordLimits.ts'
import type { CategoryState } from './category.ts'
import { decideRoute, evolveRoute, type RouteCommandBody, type RoutePeriod, type RouteState } from './route.ts'
import { isInForce, routeFor } from './routeFor.ts'

const category = 'lamps' as CategoryId
const unit = (name: string, retired = false): UnitState => ({ id: name as UnitId, kind: 'department', retired })
const units = new Map(['housing', 'traffic', 'water'].map((name) => [name as UnitId, unit(name)]))
units.set('gone' as UnitId, unit('gone', true))
const inUse: CategoryState = { id: category, parent: null, level: 1, retired: false }
const context = { category: inUse as CategoryState | null, unit: (id: UnitId) => units.get(id) ?? null }

type Parts = Partial<Omit<RoutePeriod, 'lead' | 'supporting'>> & {
  lead?: string
  supporting?: readonly string[]
  basis?: string
}
const set = ({ lead = 'housing', supporting = [], basis = '', ...parts }: Parts = {}): RouteCommandBody => ({
  type: 'setRoute',
  body: {
    closing: 'leadOnly',
    from: 100,
    until: null,
    ...parts,
    lead: lead as UnitId,
    supporting: supporting as readonly UnitId[],
    words: { basis },
  },
})
const end = (from: number, until: number): RouteCommandBody => ({ type: 'endRoute', body: { from, until } })
const act = (before: RouteState | null, command: RouteCommandBody, at = context): RouteState | string => {
  const decided = decideRoute(before, command, at)
  if (!decided.ok) return decided.error.code
  let state = before
  for (const event of decided.value) state = evolveRoute(category, state, event)
  return state ?? 'nothing happened'
}
const after = (...commands: readonly RouteCommandBody[]): RouteState => {
  let state: RouteState | null = null
  for (const command of commands) {
    const next = act(state, command)
    if (typeof next === 'string') throw new Error(next)
    state = next
  }
  if (state === null) throw new Error('no commands')
  return state
}
const spans = (state: RouteState) => state.periods.map(({ lead, from, until }) => [lead, from, until])

test('R-CATALOGUE-6 the dispatch catalogue names a category in use, a lead and supporting units, each once, known and in use', () => {
  expect(act(null, set(), { ...context, category: null })).toBe('category-unknown')
  expect(act(null, set(), { ...context, category: { ...inUse, retired: true } })).toBe('category-retired')
  expect(act(null, set({ supporting: ['housing'] }))).toBe('unit-twice')
  expect(act(null, set({ lead: 'nobody' }))).toBe('unit-unknown')
  expect(act(null, set({ supporting: ['gone'] }))).toBe('unit-retired')
  expect(act(null, set({ basis: '文'.repeat(wordLimits.text + 1) }))).toBe('words-too-long')
  expect(after(set({ supporting: ['traffic', 'water'], closing: 'all' })).periods).toEqual([
    { lead: 'housing', supporting: ['traffic', 'water'], closing: 'all', from: 100, until: null },
  ])
})

test('R-CATALOGUE-7 a period begins before it ends; a new one ends the one in force on its first day and never overlaps a later one', () => {
  expect(act(null, set({ from: 100, until: 100 }))).toBe('period-malformed')
  const first = after(set())
  expect(spans(after(set(), set({ lead: 'traffic', from: 200 })))).toEqual([
    ['housing', 100, 200],
    ['traffic', 200, null],
  ])
  expect(act(first, set({ lead: 'traffic', from: 100 }))).toBe('route-overlaps')
  expect(act(first, set({ lead: 'traffic', from: 50 }))).toBe('route-overlaps')
  expect(spans(after(set(), set({ lead: 'traffic', from: 50, until: 100 })))).toEqual([
    ['traffic', 50, 100],
    ['housing', 100, null],
  ])
})

test('R-CATALOGUE-8 a period is ended at a later time, or withdrawn by ending it where it begins', () => {
  const two = after(set(), set({ lead: 'traffic', from: 200 }))
  expect(act(two, end(150, 160))).toBe('not-found')
  expect(act(two, end(100, 99))).toBe('period-malformed')
  expect(act(two, end(100, 200))).toBe('nothing-changed')
  expect(act(two, end(100, 201))).toBe('route-overlaps')
  expect(spans(after(set(), set({ lead: 'traffic', from: 200 }), end(200, 300)))).toEqual([
    ['housing', 100, 200],
    ['traffic', 200, 300],
  ])
  expect(spans(after(set(), set({ lead: 'traffic', from: 200 }), end(200, 200)))).toEqual([['housing', 100, 200]])
})

test('R-CATALOGUE-9 whatever is set and ended, at every instant at most one period of a category is in force', () => {
  const instant = fc.integer({ min: 0, max: 40 })
  const command = fc.oneof(
    fc.record({ from: instant, until: fc.option(instant), lead: fc.constantFrom('housing', 'traffic') }).map(set),
    fc.tuple(instant, instant).map(([from, until]) => end(from, until)),
  )
  fc.assert(
    fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
      let state: RouteState | null = null
      for (const one of commands) {
        const next: RouteState | string = act(state, one)
        if (typeof next !== 'string') state = next
      }
      const periods = state?.periods ?? []
      for (let at = 0; at <= 41; at += 1) {
        const inForce = periods.filter((period) => isInForce(period, at))
        expect(inForce.length).toBeLessThanOrEqual(1)
        const found = routeFor(category, at, { periodsOf: () => periods, parentOf: () => null })
        expect(found?.period).toEqual(inForce[0])
      }
      for (const { from, until } of periods) if (until !== null) expect(until).toBeGreaterThan(from)
    }),
  )
})

test('R-CATALOGUE-10 a category without a period of its own goes where the nearest one above it goes', () => {
  const parents = new Map([
    ['lamps', 'roads'],
    ['roads', 'urban'],
  ])
  const find = (periods: Readonly<Record<string, readonly { from: number; until: number | null }[]>>, at = 10) =>
    routeFor('lamps', at, { periodsOf: (one) => periods[one] ?? [], parentOf: (one) => parents.get(one) ?? null })?.of
  const always = [{ from: 0, until: null }]
  const over = [{ from: 0, until: 10 }]
  expect(find({ lamps: always, roads: always })).toBe('lamps')
  expect(find({ lamps: over, roads: always })).toBe('roads')
  expect(find({ lamps: over, roads: over, urban: always })).toBe('urban')
  expect(find({ lamps: [{ from: 11, until: null }] })).toBeUndefined()
  // A tree that a caller broke is no endless loop.
  expect(routeFor('a', 0, { periodsOf: () => [], parentOf: (one) => one })).toBeNull()
})
