import { expect, test } from 'vitest'
import { findHeader, type Merge } from './findHeader.ts'

const merge = (top: number, left: number, bottom: number, right: number): Merge => ({
  s: { r: top, c: left },
  e: { r: bottom, c: right },
})

test('title rows above the header are skipped', () => {
  const rows = [
    ['某市诉求汇总表', null, null],
    ['制表：办公室', '2020年1月', null],
    ['工单编号', '标题', '内容'],
    ['1', '路灯', '不亮'],
  ]
  expect(findHeader(rows, [merge(0, 0, 0, 2)])).toEqual({
    header: ['工单编号', '标题', '内容'],
    firstData: 3,
    found: true,
  })
})

test('a header of names that nobody knows is the first row of words that fills more than half of the width', () => {
  const rows = [['表一', null, null, null], [], ['甲', '乙', '丙', null], [1, 2, 3, 4]]
  expect(findHeader(rows, [])).toEqual({ header: ['甲', '乙', '丙', 'D'], firstData: 3, found: true })
})

test('a header in two rows is joined where cells are merged', () => {
  const rows = [
    ['工单编号', '诉求人', null, '内容'],
    [null, '姓名', '电话', null],
    ['1', '王', '138', '路灯不亮'],
  ]
  const merges = [merge(0, 0, 1, 0), merge(0, 1, 0, 2), merge(0, 3, 1, 3)]
  expect(findHeader(rows, merges)).toEqual({
    header: ['工单编号', '诉求人 姓名', '诉求人 电话', '内容'],
    firstData: 2,
    found: true,
  })
  expect(findHeader(rows, [merge(0, 1, 0, 2)]).firstData).toBe(2)
})

test('a name merged across two columns without names beneath stands for both, each time once', () => {
  const rows = [
    ['工单编号', '标题', null],
    ['1', '路灯', '不亮'],
  ]
  expect(findHeader(rows, [merge(0, 1, 0, 2)])).toEqual({
    header: ['工单编号', '标题', '标题 (2)'],
    firstData: 1,
    found: true,
  })
})

test('a table of values without a header loses no row', () => {
  const rows = [[], [1, '路灯不亮', { serial: 43849 }], [2, '噪音', { serial: 43850 }]]
  expect(findHeader(rows, [])).toEqual({ header: ['A', 'B', 'C'], firstData: 1, found: false })
})

test('a value merged over many rows is no header', () => {
  const rows = [
    ['编号', '标题'],
    ['1', 'a'],
    [null, 'b'],
    [null, 'c'],
    [null, 'd'],
  ]
  expect(findHeader(rows, [merge(0, 0, 4, 0)]).firstData).toBe(1)
})

test('as many columns as a spreadsheet has, all of one name, are told apart without trying each number for each of them', () => {
  const row = Array.from({ length: 16_384 }, () => '列')
  const began = performance.now()
  const { header } = findHeader([row, ['1']], [])
  expect(performance.now() - began).toBeLessThan(2000)
  expect(new Set(header).size).toBe(row.length)
  expect(header.slice(0, 2)).toEqual(['列', '列 (2)'])
  expect(header.at(-1)).toBe('列 (16384)')
})

test('a name that has a number already is not given twice', () => {
  expect(findHeader([['备注', '备注 (2)', '备注', '备注', '备注 (2)']], []).header).toEqual([
    '备注',
    '备注 (2)',
    '备注 (3)',
    '备注 (4)',
    '备注 (2) (2)',
  ])
})
