import { expect, test } from 'vitest'
import type { Lane } from '../../shared/contract/desk.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { fittingUnits, laneSections, suggestedFirst } from './unitFilter.ts'

const lane = (unit: number, name: string, initials: string, more: Partial<Lane> = {}): Lane => ({
  unit: unit as RowId,
  name,
  fullName: name,
  initials,
  kind: 'department',
  retired: false,
  weekly: 30,
  open: 0,
  overdue: 0,
  dueThisWeek: 0,
  returned: 0,
  ...more,
})
const lanes = [
  lane(1, '市住建局', 'szjj', { fullName: '市住房和城乡建设局' }),
  lane(2, '市自然资源局', 'szrzyj'),
  lane(3, '市民政局', 'smzj'),
  lane(4, '水集街道', 'sjjd', { kind: 'town' }),
  lane(5, '市房产局', 'sfcj', { retired: true }),
]
const names = (typed: string) => fittingUnits(lanes, typed).map((found) => found.name)

test('Initials after 市 find the unit first.', () => {
  expect(names('zjj')[0]).toBe('市住建局')
  expect(names('ZRZY')[0]).toBe('市自然资源局')
})

test('A part of the name or of the full name finds the unit.', () => {
  expect(names('民政')).toEqual(['市民政局'])
  expect(names('城乡建设')).toEqual(['市住建局'])
})

test('R-SUGGEST-10 the suggested unit stands first in the palette, until something is typed.', () => {
  const first = (suggested: number | null, typed: string) =>
    suggestedFirst(fittingUnits(lanes, typed), suggested as RowId | null, typed).map(({ unit }) => unit)
  expect(first(3, '')).toEqual([3, 1, 2, 4])
  expect(first(null, '')).toEqual([1, 2, 3, 4])
  expect(first(3, 'zjj')[0]).toBe(1)
  // A unit that takes no orders is not brought back by a suggestion.
  expect(first(5, '')).toEqual([1, 2, 3, 4])
})

test('Nothing typed shows every unit that is not retired.', () => {
  expect(names('')).toEqual(['市住建局', '市自然资源局', '市民政局', '水集街道'])
})

test('A retired unit takes no orders and is not found.', () => {
  expect(names('房产')).toEqual([])
})

test('The lanes keep their order and lose the sections that are empty.', () => {
  expect(laneSections(lanes, 'sj').map(({ kind }) => kind)).toContain('town')
  expect(laneSections(lanes, '民政').map(({ kind }) => kind)).toEqual(['department'])
})
