import { expect, test } from 'vitest'
import type { CategoryId } from '../../kernel/ids.ts'
import { wordLimits } from '../order/wordLimits.ts'
import {
  type CategoryCommandBody,
  type CategoryLevel,
  type CategoryState,
  decideCategory,
  evolveCategory,
} from './category.ts'

const id = (name: string) => name as CategoryId
const state = (name: string, level: CategoryLevel, parent: string | null = null, retired = false): CategoryState => ({
  id: id(name),
  parent: parent === null ? null : id(parent),
  level,
  retired,
})
const tree = new Map(
  [
    state('urban', 1),
    state('roads', 2, 'urban'),
    state('lamps', 3, 'roads'),
    state('old', 1, null, true),
    state('water', 1),
  ].map((one) => [one.id, one]),
)
const parentOf = (one: CategoryId) => tree.get(one) ?? null
const words = (name = '路灯', aliases = '') => ({ name, aliases })
const placed = (
  type: 'addCategory' | 'changeCategory',
  parent: string | null,
  name?: string,
  aliases?: string,
): CategoryCommandBody => ({
  type,
  body: { parent: parent === null ? null : id(parent), words: words(name, aliases) },
})
const add = (parent: string | null, name?: string, aliases?: string) => placed('addCategory', parent, name, aliases)
const change = (parent: string | null, name?: string) => placed('changeCategory', parent, name)
const outcome = (before: CategoryState | null, act: CategoryCommandBody) => {
  const decided = decideCategory(before, act, parentOf)
  if (!decided.ok) return decided.error.code
  const [event] = decided.value
  if (event === undefined) throw new Error('no event')
  return evolveCategory(id('new'), before, event)
}

test('R-CATALOGUE-1 a category has a name no longer than a line, is added once, and only one that is there is changed', () => {
  expect(outcome(null, add(null, ' 　'))).toBe('name-missing')
  expect(outcome(null, add(null, '灯'.repeat(wordLimits.line + 1)))).toBe('words-too-long')
  expect(outcome(null, add(null, '灯', '灯'.repeat(wordLimits.text + 1)))).toBe('words-too-long')
  expect(outcome(state('water', 1), add(null))).toBe('already-exists')
  expect(outcome(null, change(null))).toBe('not-found')
  for (const type of ['retireCategory', 'restoreCategory'] as const)
    expect(outcome(null, { type, body: {} })).toBe('not-found')
})

test('R-CATALOGUE-2 a category stands at one of three levels, right below its parent', () => {
  expect(outcome(null, add(null))).toMatchObject({ parent: null, level: 1 })
  expect(outcome(null, add('urban'))).toMatchObject({ parent: 'urban', level: 2 })
  expect(outcome(null, add('roads'))).toMatchObject({ parent: 'roads', level: 3 })
  expect(outcome(null, add('lamps'))).toBe('category-too-deep')
  expect(outcome(null, add('nowhere'))).toBe('category-unknown')
})

test('R-CATALOGUE-3 a category moves within its level only, so that what stands below keeps its own', () => {
  const roads = state('roads', 2, 'urban')
  expect(outcome(roads, change('water'))).toMatchObject({ parent: 'water', level: 2 })
  expect(outcome(roads, change(null))).toBe('category-level-fixed')
  expect(outcome(roads, change('roads'))).toBe('category-level-fixed')
  expect(outcome(state('urban', 1), change('water'))).toBe('category-level-fixed')
})

test('R-CATALOGUE-4 a retired category takes nothing new below it; it is retired once and can be restored', () => {
  const old = state('old', 1, null, true)
  expect(outcome(null, add('old'))).toBe('category-retired')
  expect(outcome(state('roads', 2, 'urban'), change('old'))).toBe('category-retired')
  // What stood there already can still be renamed.
  expect(outcome(state('attic', 2, 'old'), change('old', '旧类'))).toMatchObject({ parent: 'old', level: 2 })
  expect(outcome(old, { type: 'retireCategory', body: {} })).toBe('category-retired')
  expect(outcome(state('water', 1), { type: 'restoreCategory', body: {} })).toBe('not-retired')
  expect(outcome(state('water', 1), { type: 'retireCategory', body: {} })).toMatchObject({ retired: true })
  expect(outcome(old, { type: 'restoreCategory', body: {} })).toMatchObject({ retired: false })
  expect(outcome(old, change(null, '旧类'))).toMatchObject({ retired: true })
})
