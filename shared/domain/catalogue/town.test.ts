import { expect, test } from 'vitest'
import type { TownId } from '../../kernel/ids.ts'
import { wordLimits } from '../order/wordLimits.ts'
import { decideTown, evolveTown, type TownCommandBody, type TownState } from './town.ts'

const id = 't1' as TownId
const inUse: TownState = { id, retired: false }
const retired: TownState = { id, retired: true }
const named = (type: 'addTown' | 'changeTown', name = '城东街道', aliases = '城东镇'): TownCommandBody => ({
  type,
  body: { words: { name, aliases } },
})
const plain = (type: 'retireTown' | 'restoreTown'): TownCommandBody => ({ type, body: {} })
const outcome = (before: TownState | null, act: TownCommandBody) => {
  const decided = decideTown(before, act)
  if (!decided.ok) return decided.error.code
  const [event] = decided.value
  if (event === undefined) throw new Error('no event')
  return evolveTown(id, before, event)
}

test('R-CATALOGUE-5 a town has a name no longer than a line, is added once, and only one that is there is changed', () => {
  expect(outcome(null, named('addTown', ' '))).toBe('name-missing')
  expect(outcome(null, named('addTown', '镇'.repeat(wordLimits.line + 1)))).toBe('words-too-long')
  expect(outcome(null, named('addTown'))).toEqual(inUse)
  expect(outcome(inUse, named('addTown'))).toBe('already-exists')
  for (const act of [named('changeTown'), plain('retireTown'), plain('restoreTown')])
    expect(outcome(null, act)).toBe('not-found')
})

test('R-CATALOGUE-5 a town is retired once, stays so through every change, and can be restored', () => {
  expect(outcome(inUse, plain('retireTown'))).toEqual(retired)
  expect(outcome(retired, plain('retireTown'))).toBe('town-retired')
  expect(outcome(retired, named('changeTown', '城东新区'))).toEqual(retired)
  expect(outcome(retired, plain('restoreTown'))).toEqual(inUse)
  expect(outcome(inUse, plain('restoreTown'))).toBe('not-retired')
})
