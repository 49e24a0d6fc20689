import { expect, test } from 'vitest'
import { noMapping } from '../contract/importFields.ts'
import { fromChina } from '../kernel/chinaTime.ts'
import { noWords } from './orderWords.ts'
import { returnCells, returnHeader } from './returnRow.ts'

const names = { state: '办理状态', unit: '主办单位', reply: '答复内容', closedAt: '办结时间' }
const order = {
  words: {
    ...noWords,
    sourceId: '007',
    title: '路灯不亮',
    phone: '138',
    extra: '[["批次","第三批"],["来电渠道","微信"]]',
  },
  receivedAt: fromChina(2026, 11, 20, 8),
  state: '办结',
  unit: '市供电公司',
  reply: '已修复',
  repliedAt: null,
  closedAt: fromChina(2026, 11, 24, 9),
}

test('R-IMPORT-39 an answer goes back in the source’s own columns and order, with what it wrote itself as it was', () => {
  const header = ['批次', '状态', '工单号', '来电渠道', '标题']
  const mapping = { ...noMapping, state: 1, sourceId: 2, channel: 3, title: 4 }
  expect(returnHeader(header, mapping, names)).toEqual([...header, '主办单位', '答复内容', '办结时间'])
  expect(returnCells(header, mapping, order)).toEqual([
    '第三批',
    '办结',
    '007',
    '微信',
    '路灯不亮',
    '市供电公司',
    '已修复',
    '2026-11-24 09:00',
  ])
})

test('R-IMPORT-39 nobody’s personal data go to a source that did not bring them', () => {
  const cells = returnCells(['工单号'], { ...noMapping, sourceId: 0 }, order)
  expect(cells).toEqual(['007', '办结', '市供电公司', '已修复', '2026-11-24 09:00'])
  expect(cells.join()).not.toContain('138')
})
