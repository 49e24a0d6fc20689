import { utils, write } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { columnsRead, messagesOf } from './labelledMessages.ts'

const workbook = (predictions: readonly unknown[]): Uint8Array => {
  const rows = [
    ['留言编号', '留言主题', '留言详情', '一级标签', '模型结果'],
    [1, '路灯不亮', ' 晚上看不见 ', '城乡建设', predictions[0]],
    [2, '食堂', '饭菜凉', '教育文体', predictions[1]],
  ]
  const book = utils.book_new(utils.aoa_to_sheet(rows), 'Sheet1')
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer)
}

test('R-SUGGEST-5 somebody’s predictions beside the labels are never read, whatever they say', () => {
  expect(Object.values(columnsRead)).not.toContain('模型结果')
  const plain = messagesOf(workbook(['城乡建设', '教育文体']))
  expect(messagesOf(workbook(['教育文体', '=1/0']))).toEqual(plain)
  expect(plain).toEqual({
    labels: ['城乡建设', '教育文体'],
    messages: [
      { title: '路灯不亮', text: '晚上看不见', label: 0 },
      { title: '食堂', text: '饭菜凉', label: 1 },
    ],
  })
})
