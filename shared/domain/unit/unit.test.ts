import { expect, test } from 'vitest'
import type { UnitId } from '../../kernel/ids.ts'
import { wordLimits } from '../order/wordLimits.ts'
import { decideUnit, evolveUnit, type UnitState } from './unit.ts'

const id = 'u1' as UnitId
const active: UnitState = { id, kind: 'department', retired: false }
const retired: UnitState = { ...active, retired: true }
const body = (name = '市住建局', weekly = 20, fullName = '市住房和城乡建设局') =>
  ({ kind: 'department', weekly, words: { name, fullName } }) as const

test('R-UNIT-1 a unit has a name, no longer than a line', () => {
  for (const [type, state] of [
    ['addUnit', null],
    ['changeUnit', active],
  ] as const) {
    expect(decideUnit(state, { type, body: body(' 　') })).toEqual({ ok: false, error: { code: 'name-missing' } })
    const long = '局'.repeat(wordLimits.line + 1)
    expect(decideUnit(state, { type, body: body(long) })).toEqual({ ok: false, error: { code: 'words-too-long' } })
    expect(decideUnit(state, { type, body: body('局', 20, long) })).toEqual({
      ok: false,
      error: { code: 'words-too-long' },
    })
    expect(decideUnit(state, { type, body: body('局', 20, '') }).ok).toBe(true)
  }
})

test('R-UNIT-2 what a unit usually carries a week is a whole number from 1 to 100,000', () => {
  const code = (weekly: number) => decideUnit(null, { type: 'addUnit', body: body('局', weekly) })
  for (const weekly of [0, -1, 1.5, 100_001, Number.NaN])
    expect(code(weekly)).toEqual({ ok: false, error: { code: 'setting-out-of-range' } })
  for (const weekly of [1, 100_000]) expect(code(weekly).ok).toBe(true)
})

test('R-UNIT-3 a unit is added once; only one that is there is changed or retired', () => {
  expect(decideUnit(active, { type: 'addUnit', body: body() })).toEqual({
    ok: false,
    error: { code: 'already-exists' },
  })
  expect(decideUnit(null, { type: 'changeUnit', body: body() })).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(decideUnit(null, { type: 'retireUnit', body: {} })).toEqual({ ok: false, error: { code: 'not-found' } })
})

test('R-UNIT-4 a unit is retired once and stays retired through every later change', () => {
  expect(decideUnit(active, { type: 'retireUnit', body: {} })).toEqual({
    ok: true,
    value: [{ type: 'UnitRetired', v: 1, data: {} }],
  })
  expect(decideUnit(retired, { type: 'retireUnit', body: {} })).toEqual({ ok: false, error: { code: 'unit-retired' } })
  const changed = decideUnit(retired, { type: 'changeUnit', body: { ...body(), kind: 'town' } })
  const [event] = changed.ok ? changed.value : []
  if (event === undefined) throw new Error('refused')
  expect(evolveUnit(id, retired, event)).toEqual({ id, kind: 'town', retired: true })
})
