import { expect, test } from 'vitest'
import { fromChina } from '../kernel/chinaTime.ts'
import { type ListedOrder, orderList } from './orderList.ts'

const order: ListedOrder = {
  number: '261125-0001',
  receivedAt: fromChina(2026, 11, 25, 9, 30),
  channel: '12345热线',
  town: '城东街道',
  category: '路灯',
  title: '望湖小区南门路灯不亮',
  unit: '市住建局',
  dueAt: null,
  status: '在办',
  personal: null,
}
const now = fromChina(2026, 11, 25, 10)
const heads = (orders: readonly ListedOrder[]) => orderList(orders, '中心', '全部', now).columns.map(({ head }) => head)

test('A list on paper has no column for reporters unless it was asked for in full.', () => {
  expect(heads([order])).not.toContain('诉求人')
  const personal = { reporter: '王小明', phone: '13812346210', address: '东关街 9 号' }
  expect(heads([order, { ...order, personal }])).toEqual(expect.arrayContaining(['诉求人', '电话', '地址']))
  const [row = []] = orderList([{ ...order, personal }], '中心', '全部', now).rows
  expect(row).toEqual(expect.arrayContaining(['王小明', '13812346210', '东关街9号']))
})

test('Every row has a cell for every column, in the order of the list.', () => {
  const { columns, rows } = orderList([order, { ...order, number: '261125-0002' }], '中心', '', now)
  expect(rows.map((row) => row.length)).toEqual([columns.length, columns.length])
  expect(rows.map((row) => row.slice(0, 2))).toEqual([
    ['1', '261125-0001'],
    ['2', '261125-0002'],
  ])
})
