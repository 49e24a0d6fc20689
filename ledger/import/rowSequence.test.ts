import { expect, test } from 'vitest'
import type { Mapping } from '../../shared/contract/importing.ts'
import { guessMapping } from './guessMapping.ts'
import { rowSequence } from './rowSequence.ts'
import type { Cell } from './table.ts'

const sequence = (header: readonly string[], mapping: Mapping = guessMapping(header)) => {
  const next = rowSequence({ header, mapping, dayOrder: 'unknown', now: Date.UTC(2030, 0) })
  return (rows: readonly (readonly Cell[])[]) =>
    rows.map((cells, index) => {
      const read = next(index + 2, cells)
      return 'order' in read ? read.order.sourceId : read.refused
    })
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
  const swapped = { ...guessMapping(['标题', '内容']), title: 1, text: 0 }
  expect(sequence(['标题', '内容'], swapped)(rows)).toEqual(sequence(['标题', '内容'])(rows))
})
