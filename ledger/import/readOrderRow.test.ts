import { expect, test } from 'vitest'
import { noMapping } from '../../shared/contract/importFields.ts'
import { type ImportPlan, noRules } from '../../shared/contract/importPlan.ts'
import type { ImportedOrder, RowRefusal } from '../../shared/contract/importRows.ts'
import { fromChina } from '../../shared/kernel/chinaTime.ts'
import { guessMapping } from './guessMapping.ts'
import { readOrderRow } from './readOrderRow.ts'
import { makeRowPlan } from './rowPlan.ts'
import { rowReader } from './rowReader.ts'
import type { Cell } from './table.ts'

const now = fromChina(2020, 2, 1)
const full = ['编号', '标题', '内容', '姓名', '电话', '地址', '镇街', '类别', '来源', '时间', '备注', '次数']
const planOf = (header: readonly string[], change: Partial<ImportPlan> = {}): ImportPlan => ({
  sheet: 0,
  kind: 'newOrders',
  mapping: guessMapping(header, change.kind ?? 'newOrders').mapping,
  ignored: [],
  rules: noRules,
  ...change,
})
const reading = (header: readonly string[], plan: ImportPlan = planOf(header)) =>
  makeRowPlan(header, plan, () => 'unknown', now, 'other')
const order = (header: readonly string[], cells: readonly Cell[], derivedId = ''): ImportedOrder => {
  const read = readOrderRow(reading(header), cells, derivedId)
  if (!read.ok || read.value.kind !== 'newOrders') throw new Error(JSON.stringify(read))
  return read.value.order
}
const refused = (header: readonly string[], cells: readonly Cell[]): RowRefusal => {
  const read = rowReader(reading(header))(7, cells)
  if (read.kind !== 'refused') throw new Error(JSON.stringify(read))
  return read.refused
}

test('a full row becomes an order, and columns without a field are kept beside it', () => {
  const cells: Cell[] = [
    ...[
      '\t１２－Ａ ',
      ' 路灯不亮\u3000',
      '\r\n\t第一行１\r\n第二行\u0007 ',
      '王女士',
      '１３８ 0000',
      '东门',
      '水集街道',
      '路灯',
      '热线',
    ],
    ...[{ serial: 43849.62125 }, ' 加急 ', 3],
  ]
  expect(order(full, cells)).toEqual({
    sourceId: '12-A',
    title: '路灯不亮',
    text: '第一行１\n第二行',
    reporter: '王女士',
    phone: '138 0000',
    address: '东门',
    town: '水集街道',
    townId: null,
    category: '路灯',
    categoryId: null,
    channel: 'hotline',
    receivedAt: fromChina(2020, 1, 19, 14, 54, 36),
    extra: [
      ['备注', '加急'],
      ['次数', '3'],
      ['来源', '热线'],
    ],
  })
})

test('absent is empty, and a date that is not there is not made up', () => {
  expect(order(['编号', '标题', '时间'], [5, '路灯'])).toEqual({
    ...{
      sourceId: '5',
      title: '路灯',
      text: '',
      reporter: '',
      phone: '',
      address: '',
      town: '',
      townId: null,
      category: '',
      categoryId: null,
      channel: 'other',
    },
    ...{ receivedAt: null, extra: [] },
  })
})

test('values of every kind keep what the spreadsheet shows', () => {
  const header = ['编号', '标题', 'a', 'b', 'c', 'd', 'e', 'f', '']
  const cells: Cell[] = [
    12345678901234,
    'x',
    0.1 + 0.2,
    true,
    { serial: 43849 },
    { serial: 43849.5 },
    { serial: 0.75 },
    -7,
    1e21,
  ]
  expect(order(header, cells).extra).toEqual([
    ['a', '0.3'],
    ['b', 'TRUE'],
    ['c', '2020-01-19'],
    ['d', '2020-01-19 12:00:00'],
    ['e', '18:00:00'],
    ['f', '-7'],
    ['', '1000000000000000000000'],
  ])
  expect(order(header, cells).sourceId).toBe('12345678901234')
})

test('values beyond the header are kept under the letter of their column', () => {
  expect(order(['编号', '标题'], ['1', 'x', null, '多出来的']).extra).toEqual([['D', '多出来的']])
})

test('a missing title is the first sentence of the words', () => {
  expect(order(['编号', '内容'], ['1', '小区东门的路灯坏了。很久了。']).title).toBe('小区东门的路灯坏了。')
  expect(order(['编号', '标题', '内容'], ['1', ' ', '小区东门的路灯坏了。很久了。']).title).toBe('小区东门的路灯坏了。')
})

test('only a table without titles and words takes the category as title', () => {
  expect(order(['ServiceRequestNum', 'SRType'], ['18-1', 'SW-Dirty Alley'])).toMatchObject({
    title: 'SW-Dirty Alley',
    category: 'SW-Dirty Alley',
  })
  expect(refused(['编号', '标题', '类别'], ['1', '', '路灯']).code).toBe('no-title-and-text')
})

test('every refusal names its column and value', () => {
  const header = ['编号', '标题', '时间']
  expect(refused(header, [' ', 'x', null])).toEqual({ code: 'no-source-id', column: '编号', value: ' ' })
  expect(refused(header, ['1', '\u3000', null])).toEqual({ code: 'no-title-and-text', column: '', value: '' })
  expect(refused(header, ['1', 'x', '2020-02-30'])).toEqual({ code: 'bad-date', column: '时间', value: '2020-02-30' })
  expect(refused(header, ['1', 'x', '03/04/2018'])).toMatchObject({ code: 'ambiguous-date' })
  expect(refused(header, ['1', 'x', '2020-02-02 00:00:01'])).toMatchObject({ code: 'future-date' })
  expect(refused(header, [null, ' \u3000', ''])).toEqual({ code: 'empty-row', column: '', value: '' })
  expect(refused(header, ['1', 'x', '😀'.repeat(200)]).value).toBe('😀'.repeat(80))
})

test('a clock that runs ahead by up to a day is no reason to refuse', () => {
  expect(order(['编号', '标题', '时间'], ['1', 'x', '2020-02-02 00:00:00']).receivedAt).toBe(fromChina(2020, 2, 2))
})

test('without an id column the id is the one that was derived', () => {
  expect(order(['标题'], ['x'], 'row-1').sourceId).toBe('row-1')
})

const states = ['编号', '标题', '办理状态', '承办单位', '答复内容', '答复时间', '办结时间', '镇街', '来源']

test('R-IMPORT-12 a state that the rules call closed makes history of its row, with all that the source says about its course', () => {
  const rules: ImportPlan['rules'] = {
    ...noRules,
    states: [
      ['已办结', 'history'],
      ['办理中', 'newOrders'],
    ],
    units: [['住建局', 'u1']],
    towns: [['水集镇', 't1']],
    channels: [['市长专线', 'hotline']],
  }
  const plan = reading(states, planOf(states, { rules }))
  const cells = ['1', '路灯', '已办结', '住建局', '已修好', '2020-01-03', '昨天', '水集镇', '市长专线']
  const closed = readOrderRow(plan, cells, '')
  expect(closed).toMatchObject({
    ok: true,
    value: {
      kind: 'history',
      order: { sourceId: '1', town: '水集镇', townId: 't1', channel: 'hotline' },
      course: {
        ...{ state: '已办结', closed: true, unit: '住建局', unitId: 'u1', reply: '已修好' },
        ...{ repliedAt: fromChina(2020, 1, 3), closedAt: null },
      },
    },
  })
  // A time that cannot be read is kept as it stands; it refuses no row.
  expect(closed.ok && closed.value.kind === 'history' && closed.value.order.extra).toEqual([
    ['来源', '市长专线'],
    ['办结时间', '昨天'],
  ])
  const open = readOrderRow(plan, ['2', '路灯', '办理中', '住建局', '', '', '', '', ''], '')
  expect(open).toMatchObject({
    ok: true,
    value: {
      kind: 'newOrders',
      order: {
        extra: [
          ['办理状态', '办理中'],
          ['承办单位', '住建局'],
        ],
      },
    },
  })
})

test('R-IMPORT-12 states that no rule lists follow the kind of the table', () => {
  const cells = ['1', '路灯', '转办中2']
  const kindUnder = (kind: 'newOrders' | 'history') => {
    const read = readOrderRow(reading(states, planOf(states, { kind })), cells, '')
    return read.ok ? read.value.kind : read.error
  }
  expect([kindUnder('newOrders'), kindUnder('history')]).toEqual(['newOrders', 'history'])
})

test('R-IMPORT-13 an ignored column is read by nobody, and every other one is kept', () => {
  const header = ['编号', '标题', '模型结果', '备注']
  const read = readOrderRow(reading(header, planOf(header, { ignored: [2] })), ['1', 'x', '路灯', '急'], '')
  expect(read).toMatchObject({ ok: true, value: { order: { extra: [['备注', '急']], category: '' } } })
  expect(planOf(header).mapping).toEqual({ ...noMapping, sourceId: 0, title: 1 })
})

test('a category in three columns is one path; levels that are empty or repeated are passed over', () => {
  const header = ['编号', '标题', '一级标签', '二级分类', '三级分类']
  const under = (...levels: readonly string[]) => order(header, ['1', '漏水', ...levels]).category
  expect(under('城乡建设', ' 房屋 ', '漏水')).toBe('城乡建设 / 房屋 / 漏水')
  expect(under('城乡建设', '房屋', '')).toBe('城乡建设 / 房屋')
  expect(under('城乡建设', '', '漏水')).toBe('城乡建设 / 漏水')
  expect(under('城乡建设', '城乡建设', '')).toBe('城乡建设')
  expect(under('', '', '')).toBe('')
  const plan = planOf(header)
  const named: ImportPlan = { ...plan, rules: { ...noRules, categories: [['城乡建设 / 房屋', 'c1']] } }
  const read = readOrderRow(reading(header, named), ['1', '漏水', '城乡建设', '房屋', ''], '')
  expect(read).toMatchObject({ ok: true, value: { order: { category: '城乡建设 / 房屋', categoryId: 'c1' } } })
})
