import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Mapping, noMapping } from '../../shared/contract/importFields.ts'
import { noRules } from '../../shared/contract/importPlan.ts'
import type { ImportKind } from '../../shared/domain/importing/importRun.ts'
import { guessMapping } from './guessMapping.ts'
import { makeRowPlan } from './rowPlan.ts'
import { rowReader } from './rowReader.ts'
import type { Cell } from './table.ts'

const reader = (header: readonly string[], mapping: Mapping, kind: ImportKind = 'newOrders') =>
  rowReader(
    makeRowPlan(
      header,
      { sheet: 0, kind, mapping, ignored: [], rules: noRules },
      () => 'unknown',
      Date.UTC(2030, 0),
      'other',
    ),
  )
const sequence = (header: readonly string[], mapping: Mapping = guessMapping(header).mapping) => {
  const next = reader(header, mapping)
  return (rows: readonly (readonly Cell[])[]) =>
    rows.map((cells, index) => {
      const read = next(index + 2, cells)
      return read.kind === 'newOrders' ? read.order.sourceId : 'refused' in read ? read.refused : read.kind
    })
}
/** The rows of a table of another kind, numbered from 2. */
const rowsAs = (kind: ImportKind, header: readonly string[], rows: readonly (readonly Cell[])[]) => {
  const next = reader(header, guessMapping(header, kind).mapping, kind)
  return rows.map((cells, index) => next(index + 2, cells))
}

test('the second row with an id is refused and names the first', () => {
  expect(
    sequence(['编号', '标题'])([
      ['1', 'a'],
      ['２', 'b'],
      [2, 'c'],
      [' 2', 'd'],
    ]),
  ).toEqual([
    '1',
    '2',
    { code: 'duplicate-in-file', column: '编号', value: '2', firstRow: 3 },
    { code: 'duplicate-in-file', column: '编号', value: '2', firstRow: 3 },
  ])
})

test('a row that was refused claims no id', () => {
  expect(
    sequence(['编号', '标题', '时间'])([
      ['1', 'a', '2020-02-30'],
      ['1', 'a', '2020-02-28'],
    ]),
  ).toEqual([{ code: 'bad-date', column: '时间', value: '2020-02-30' }, '1'])
})

test('without an id column equal rows are different orders, and a second import gives the same ids', () => {
  const rows = [
    ['路灯', '不亮'],
    ['路灯 ', '不亮'],
    ['噪音', '很大'],
  ]
  const ids = sequence(['标题', '内容'])(rows)
  for (const id of ids) expect(id).toMatch(/^row-[0-9a-f]{24}$/)
  expect(new Set(ids).size).toBe(3)
  expect(sequence(['标题', '内容'])(rows)).toEqual(ids)
})

test('another mapping of the same file gives the same derived ids', () => {
  const rows = [
    ['路灯', '不亮'],
    ['噪音', '很大'],
  ]
  const swapped = { ...noMapping, title: 1, text: 0 }
  expect(sequence(['标题', '内容'], swapped)(rows)).toEqual(sequence(['标题', '内容'])(rows))
})

test('R-IMPORT-14 a row is known again in whatever form a spreadsheet program saves it', () => {
  const asWorkbook: Cell[] = ['路灯', { serial: 43849.62125 }, 3.5, 12345678, 'a\nb', true]
  const asText: Cell[] = ['路灯 ', '2020/1/19 14:54', '3.50', '12345678', 'a\r\nb', 'TRUE']
  const header = ['标题', '时间', '金额', '数', '说明', '是']
  expect(sequence(header)([asText])).toEqual(sequence(header)([asWorkbook]))
})

test('R-IMPORT-7 derived ids are the same whatever the mapping, the date order and the times the file is read; different rows differ', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('03/04/2018', '2020-01-01', '5', ''), fc.integer())
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 20 }), (rows) => {
      const header = ['标题', '内容', '时间', '备注']
      const one = { ...noMapping, title: 0, text: 1 }
      const other = { ...noMapping, text: 0, title: 1, town: 3 }
      const idsUnder = (mapping: Mapping) => {
        const next = reader(header, mapping)
        return rows.map((cells) => {
          const read = next(2, cells)
          return 'order' in read ? read.order.sourceId : null
        })
      }
      const first = idsUnder(one)
      const again = idsUnder(one)
      const second = idsUnder(other)
      expect(again).toEqual(first)
      first.forEach((id, at) => {
        if (id !== null && second[at] !== null) expect(second[at]).toBe(id)
      })
      const given = first.filter((id) => id !== null)
      expect(new Set(given).size).toBe(given.length)
    }),
  )
})

test('replies come with their order, a second one for the same order too; without an id or news a row says nothing', () => {
  expect(
    rowsAs(
      'updates',
      ['留言编号', '答复意见', '办理状态', '备注'],
      [
        ['2549', ' 已修好 ', '', 'x'],
        ['2549', '又坏了，再修', '已办结', ''],
        ['', '没有编号', '', ''],
        ['7', '', '', ''],
      ],
    ),
  ).toMatchObject([
    { kind: 'updates', row: 2, update: { sourceId: '2549', reply: '已修好', closed: false, extra: [['备注', 'x']] } },
    { kind: 'updates', row: 3, update: { sourceId: '2549', state: '已办结', closed: true } },
    { kind: 'refused', row: 4, refused: { code: 'no-source-id', column: '留言编号' } },
    { kind: 'refused', row: 5, refused: { code: 'nothing-new' }, cells: ['7', '', '', ''] },
  ])
})

test('categories have one to three levels; a gap, a repetition and an empty name are refused', () => {
  expect(
    rowsAs(
      'categories',
      ['一级分类', '二级分类', '三级分类', '别名'],
      [
        ['城乡建设', '安全生产', '事故处理', '事故、安全事故'],
        ['城乡建设', '安全生产', '', ''],
        ['城乡建设', '', '事故处理', ''],
        ['城乡建设', '安全生产', '事故处理', ''],
        ['', '', '', 'x'],
      ],
    ),
  ).toMatchObject([
    { category: { path: ['城乡建设', '安全生产', '事故处理'], aliases: ['事故', '安全事故'] } },
    { category: { path: ['城乡建设', '安全生产'] } },
    { refused: { code: 'no-name', column: '二级分类' } },
    { refused: { code: 'duplicate-in-file', firstRow: 2, value: '城乡建设 / 安全生产 / 事故处理' } },
    { refused: { code: 'no-name' } },
  ])
})

test('units are named by name or full name, and their kind by its word or their own', () => {
  expect(
    rowsAs(
      'units',
      ['单位名称', '全称', '单位类型', '联系人', '电话', '职责'],
      [
        ['市住建局', '市住房和城乡建设局', '市直部门', '李科长', '０５３２-1', '房屋'],
        ['', '水集街道办事处', '', '', '', ''],
        ['城投公司', '', '', '', '', ''],
        ['市住建局', '', '', '', '', ''],
        ['', '', '镇街', '', '', ''],
      ],
    ),
  ).toMatchObject([
    {
      unit: {
        name: '市住建局',
        fullName: '市住房和城乡建设局',
        kind: 'department',
        phone: '0532-1',
        contact: '李科长',
      },
    },
    { unit: { name: '水集街道办事处', kind: 'town' } },
    { unit: { name: '城投公司', kind: 'other' } },
    { refused: { code: 'duplicate-in-file', firstRow: 2 } },
    { refused: { code: 'no-name' } },
  ])
})

test('rights are given and never guessed: a person without a role may look, a strange role is refused', () => {
  expect(
    rowsAs(
      'persons',
      ['姓名', '角色', '所属单位', '手机'],
      [
        ['王一', '派单员', '', '1'],
        ['王二', '', '市住建局', ''],
        ['王三', '单位联络员', '市住建局', ''],
        ['王四', '超级用户', '', ''],
        ['王一', '督办员', '', '1'],
        ['王一', '督办员', '', '2'],
      ],
    ),
  ).toMatchObject([
    { person: { name: '王一', role: 'dispatcher' } },
    { person: { name: '王二', role: 'viewer', unit: '市住建局' } },
    { person: { role: 'unitClerk' } },
    { refused: { code: 'unknown-role', value: '超级用户' } },
    { refused: { code: 'duplicate-in-file', value: '王一' } },
    { person: { role: 'supervisor' } },
  ])
})
