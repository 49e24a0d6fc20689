import { expect, test } from 'vitest'
import { noMapping } from '../../shared/contract/importFields.ts'
import type { SheetLook } from '../../shared/contract/importing.ts'
import { type ImportPlan, noRules } from '../../shared/contract/importPlan.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import {
  dropValue,
  otherColumns,
  planProblem,
  putAll,
  putColumn,
  putValue,
  rowsByState,
  toggleIgnored,
  undecided,
  usualChannel,
} from './planEdits.ts'
import { planSentences } from './planSentences.ts'

const plan: ImportPlan = {
  sheet: 0,
  kind: 'history',
  mapping: { ...noMapping, sourceId: 0, title: 1, state: 2, town: 3 },
  ignored: [4],
  rules: { ...noRules, byState: true },
}
const header = ['编号', '标题', '状态', '镇街', '模型结果', '来源']
const look = {
  plan,
  values: [
    {
      field: 'state',
      values: [
        ['Closed', 90],
        ['Open', 8],
        ['', 2],
      ],
      more: 0,
    },
    {
      field: 'town',
      values: [
        ['水集镇', 60],
        ['望城', 40],
      ],
      more: 0,
    },
  ],
} as unknown as SheetLook

test('A column that is put on a field is no longer left out, and one that feeds nothing can be.', () => {
  expect(putColumn(plan, 'category', 4)).toMatchObject({ ignored: [], mapping: { category: 4 } })
  expect(toggleIgnored(plan, 5).ignored).toEqual([4, 5])
  expect(toggleIgnored(plan, 4).ignored).toEqual([])
  expect(otherColumns(header, plan)).toEqual([4, 5])
})

test('A value stands in its list once, and what was decided is not overruled by proposals.', () => {
  const one = putValue(putValue(plan, 'towns', '水集镇', 't1'), 'towns', '水集镇', 't2')
  expect(one.rules.towns).toEqual([['水集镇', 't2']])
  const all = putAll(one, 'towns', [
    ['水集镇', 't9'],
    ['望城', null],
  ])
  expect(all.rules.towns).toEqual([
    ['水集镇', 't2'],
    ['望城', null],
  ])
  expect(undecided(look, plan)).toBe(2)
  expect(undecided(look, all)).toBe(0)
  expect(undecided(look, dropValue(all, 'towns', '望城'))).toBe(1)
})

test('Rows are told apart by their state; where all are of one kind there is nothing to tell.', () => {
  expect(rowsByState(look, plan)).toEqual({ orders: 10, history: 90 })
  const all = putValue(putValue(plan, 'states', 'Open', 'history'), 'states', '', 'history')
  expect(rowsByState(look, all)).toBeNull()
  expect(rowsByState(look, { ...plan, kind: 'newOrders', rules: { ...plan.rules, byState: false } })).toBeNull()
})

test('Each kind says which columns it cannot do without.', () => {
  const without = (change: Partial<ImportPlan>) => planProblem({ ...plan, ...change }, '热线', 100)
  expect(without({})).toBeNull()
  expect(without({ mapping: { ...noMapping, sourceId: 0 } })).toBe('needs-columns')
  expect(without({ kind: 'updates', mapping: { ...noMapping, reply: 1 } })).toBe('needs-columns')
  expect(without({ kind: 'updates', mapping: { ...noMapping, sourceId: 0, reply: 1 } })).toBeNull()
  expect(without({ kind: 'categories' })).toBe('needs-columns')
  expect(without({ kind: 'units', mapping: { ...noMapping, fullName: 1 } })).toBeNull()
  expect(without({ kind: 'persons', mapping: { ...noMapping, name: 1 } })).toBeNull()
  expect(planProblem(plan, ' ', 100)).toBe('source-missing')
  expect(planProblem(plan, 'x'.repeat(101), 100)).toBe('source-too-long')
})

test('Rules are sentences, and what is only the default is not said.', () => {
  const words = zhCN.importPlan.rules
  const named = { channels: zhCN.desk.channels, dayOrders: words.dayOrders, catalogue: new Map([['t1', '水集街道']]) }
  const set = putValue(
    { ...plan, rules: { ...plan.rules, defaultChannel: 'grid', dayOrder: 'month-first' } },
    'towns',
    '水集镇',
    't1',
  )
  expect(planSentences(set, look, header, words, named)).toEqual([
    '「状态」为「Closed」的 90 行作历史诉求',
    '「状态」为「Open」、（空）的 10 行作新诉求',
    '「水集镇」即 水集街道',
    '没写渠道的行记为 网格上报',
    '日期 01/02/2020 读作 月/日/年（1 月 2 日）',
    '不导入「模型结果」列',
  ])
  const bare = { ...plan, ignored: [], mapping: { ...noMapping, title: 1 } }
  expect(planSentences(bare, { ...look, values: [] }, header, words, named)).toEqual([])
})

test('rows that name no channel get the one that was set, else what the name of the source says', () => {
  expect(usualChannel({ plan, sourceName: '12345 热线日报' })).toBe('hotline')
  expect(
    usualChannel({ plan: { ...plan, rules: { ...plan.rules, defaultChannel: 'grid' } }, sourceName: '12345' }),
  ).toBe('grid')
})
