import { expect, test } from 'vitest'
import type { ImportedOrder, Mapping, RowRefusal } from '../../shared/contract/importing.ts'
import { fromChina } from '../../shared/kernel/chinaTime.ts'
import { guessMapping } from './guessMapping.ts'
import { normaliseRow, type RowPlan } from './normaliseRow.ts'
import type { Cell } from './table.ts'

const now = fromChina(2020, 2, 1)
const full = ['编号', '标题', '内容', '姓名', '电话', '地址', '镇街', '类别', '来源', '时间', '备注', '次数']
const planOf = (header: readonly string[], mapping: Mapping = guessMapping(header)): RowPlan => ({
  header,
  mapping,
  dayOrder: 'unknown',
  now,
})
const order = (header: readonly string[], cells: readonly Cell[], derivedId?: string): ImportedOrder => {
  const read = normaliseRow(planOf(header), 7, cells, derivedId)
  if (!('order' in read)) throw new Error(JSON.stringify(read))
  return read.order
}
const refused = (header: readonly string[], cells: readonly Cell[]): RowRefusal => {
  const read = normaliseRow(planOf(header), 7, cells)
  if (!('refused' in read)) throw new Error(JSON.stringify(read))
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
    category: '路灯',
    channel: '热线',
    receivedAt: fromChina(2020, 1, 19, 14, 54, 36),
    extra: [
      ['备注', '加急'],
      ['次数', '3'],
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
      category: '',
      channel: '',
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
