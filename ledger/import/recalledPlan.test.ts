import fc from 'fast-check'
import { expect, test } from 'vitest'
import { noMapping } from '../../shared/contract/importFields.ts'
import { type ImportPlan, noRules } from '../../shared/contract/importPlan.ts'
import { headerKey } from './headerKey.ts'
import { recalledPlan } from './recalledPlan.ts'

const plan: ImportPlan = {
  sheet: 2,
  kind: 'newOrders',
  mapping: { ...noMapping, sourceId: 0, title: 1, town: 3 },
  ignored: [2],
  rules: {
    ...noRules,
    byState: true,
    dayOrder: 'day-first',
    towns: [
      ['水集镇', 't1'],
      ['旧镇', 't-gone'],
      ['某地', null],
    ],
  },
}
const header = ['编号', '标题', '模型结果', '镇街']
const then = { header: JSON.stringify(header), plan: JSON.stringify(plan) }

test('a remembered plan finds its columns by their names, in whatever order they stand today', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(header, { minLength: 4 }), (today) => {
      const recalled = recalledPlan(then, today, 0, (_, id) => id === 't1')
      expect(recalled?.sheet).toBe(0)
      expect(today[recalled?.mapping.sourceId ?? -1]).toBe('编号')
      expect(today[recalled?.mapping.town ?? -1]).toBe('镇街')
      expect(recalled?.ignored.map((column) => today[column])).toEqual(['模型结果'])
      expect(headerKey(JSON.stringify(today))).toBe(headerKey(then.header))
    }),
  )
})

test('what the catalogue no longer has is matched anew; what was to stay as typed stays so', () => {
  const recalled = recalledPlan(then, header, 0, (_, id) => id === 't1')
  expect(recalled?.rules).toEqual({
    ...plan.rules,
    towns: [
      ['水集镇', 't1'],
      ['某地', null],
    ],
  })
})

test('a plan that we cannot read is none, and other columns are another table', () => {
  expect(recalledPlan({ ...then, plan: '{}' }, header, 0, () => true)).toBeNull()
  expect(recalledPlan({ ...then, plan: '…' }, header, 0, () => true)).toBeNull()
  expect(recalledPlan({ ...then, header: '7' }, header, 0, () => true)).toBeNull()
  expect(headerKey('["a","b"]')).not.toBe(headerKey('["a","c"]'))
  expect(headerKey('not json')).toBeNull()
})
