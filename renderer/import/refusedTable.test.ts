import { expect, test } from 'vitest'
import { importing } from '../../shared/text/zhCN/importing.ts'
import { reportTable } from './refusedTable.ts'

test('Refused rows go to the clipboard as a table with row, column, value, reason and fix.', () => {
  const rows = [{ row: 118, refused: { code: 'bad-date', column: '来电时间', value: '2026-13-02' } }] as const
  expect(reportTable(rows, importing.report).split('\n')).toEqual([
    '行\t列\t原值\t原因\t改法',
    '118\t来电时间\t2026-13-02\t不是日期，或没有这一天\t按 年-月-日 填写',
  ])
})

test('A value can neither begin a cell of its own nor a formula.', () => {
  const rows = [{ row: 2, refused: { code: 'bad-date', column: 'a\tb', value: '=1+1' } }] as const
  expect(reportTable(rows, importing.report).split('\n')[1]?.split('\t').slice(1, 3)).toEqual(['a b', "'=1+1"])
})

test('A number that stands twice names the row that has it first.', () => {
  const rows = [
    { row: 2960, refused: { code: 'duplicate-in-file', column: '工单号', value: 'QD24-0091', firstRow: 2214 } },
  ] as const
  expect(reportTable(rows, importing.report)).toContain('编号与第 2,214 行重复')
})
