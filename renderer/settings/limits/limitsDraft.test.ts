import { expect, test } from 'vitest'
import { defaultLimits } from '../../../shared/domain/limits/defaultLimits.ts'
import type { LimitsState } from '../../../shared/domain/limits/limits.ts'
import type { RowId } from '../../../shared/kernel/ids.ts'
import { draftOf, emptyOverride, limitsOfDraft, withLimit } from './limitsDraft.ts'

const days = (amount: number) => ({ kind: 'workingDays', amount }) as const
const state: LimitsState<RowId> = {
  ...defaultLimits,
  overrides: [
    { category: 7 as RowId, channel: null, urgency: null, limits: { delivery: days(3), sign: days(1) } },
    { category: null, channel: 'letterbox', urgency: 'general', limits: { delivery: days(13) } },
  ],
}

test('What was saved stands in the form and goes back unchanged, an exception of two limits as two lines.', () => {
  const draft = draftOf(state)
  expect(draft.overrides.map((one) => one.name)).toEqual(['sign', 'delivery', 'delivery'])
  const { version: _, ...whole } = state
  expect(limitsOfDraft(draft)).toEqual({ ok: true, limits: whole })
})

test('The days for the papers of supervision are whole numbers too.', () => {
  const draft = draftOf(state)
  for (const typed of ['', '0', '366', '五'])
    expect(limitsOfDraft({ ...draft, papers: { ...draft.papers, notice: typed } })).toMatchObject({ problem: 'paper' })
  expect(limitsOfDraft({ ...draft, papers: { ...draft.papers, notice: '7' } })).toMatchObject({
    limits: { papers: { notice: 7, listing: 10 } },
  })
})

test('A limit is a whole number in its range; the line that is wrong is named.', () => {
  const draft = draftOf(state)
  for (const amount of ['', '0', '2.5', '751', '三'])
    expect(limitsOfDraft(withLimit(draft, 'urgent', 'sign', { kind: 'workingDays', amount }))).toEqual({
      ok: false,
      problem: 'limit',
      line: -1,
    })
  const filled = { kind: 'workingDays', amount: '2' } as const
  const lines = [...draft.overrides, { ...emptyOverride, channel: 'town' as const, limit: filled }]
  expect(limitsOfDraft({ ...draft, overrides: lines }).ok).toBe(true)
  const add = (line: Partial<typeof emptyOverride>) =>
    limitsOfDraft({ ...draft, overrides: [...draft.overrides, { ...emptyOverride, ...line }] })
  expect(add({ channel: 'town' })).toMatchObject({ problem: 'limit', line: 3 })
  expect(add({ limit: filled })).toMatchObject({ problem: 'nothing-named', line: 3 })
  expect(add({ category: 7 as RowId, limit: filled })).toMatchObject({ problem: 'twice', line: 3 })
})

test('Calls that reach nobody are whole numbers, with no more days than calls.', () => {
  const draft = draftOf(state)
  for (const unreachable of [
    { calls: '', days: '1' },
    { calls: '三', days: '1' },
    { calls: '21', days: '1' },
    { calls: '2', days: '3' },
  ])
    expect(limitsOfDraft({ ...draft, unreachable })).toEqual({ ok: false, problem: 'unreachable', line: -2 })
  const given = limitsOfDraft({ ...draft, unreachable: { calls: ' 4 ', days: '2' } })
  expect(given.ok && given.limits.unreachable).toEqual({ calls: 4, days: 2 })
})
