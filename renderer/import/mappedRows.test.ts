import { expect, test } from 'vitest'
import type { ImportPreview } from '../../shared/contract/importing.ts'
import { firstSample, keptColumns, mappingProblem, sampleOf } from './mappedRows.ts'

const nothing = {
  sourceId: null,
  title: null,
  text: null,
  reporter: null,
  phone: null,
  address: null,
  town: null,
  category: null,
  channel: null,
  receivedAt: null,
}
const row = {
  sourceId: 'A1',
  title: '',
  text: '',
  reporter: '',
  phone: '',
  address: '',
  town: '',
  category: '',
  channel: '',
  receivedAt: null,
}
const preview: ImportPreview = {
  format: 'csv',
  encoding: 'utf-8',
  sheetNames: [],
  sheet: 0,
  header: ['编号', '主题', '内容', '所属街道'],
  headerRow: 1,
  rowCount: 2,
  emptyRows: 0,
  guess: { ...nothing, sourceId: 0, title: 1, text: 2 },
  firstRows: [
    { ...row, title: '路灯不亮', text: '', extra: [['所属街道', '水集街道']] },
    { ...row, title: '停水', text: '停了两天', extra: [['所属街道', '望城街道']] },
  ],
}
const first = preview.firstRows[0]

test('A column that was guessed shows what the reader made of it.', () => {
  if (first === undefined) throw new Error('no first row')
  expect(sampleOf(preview, first, 'title', 1)).toBe('路灯不亮')
})

test('A column put on another field shows the same cells there.', () => {
  if (first === undefined) throw new Error('no first row')
  expect(sampleOf(preview, first, 'text', 1)).toBe('路灯不亮')
  expect(sampleOf(preview, first, 'town', 3)).toBe('水集街道')
  expect(sampleOf(preview, first, 'town', null)).toBe('')
})

test('A sample is the first cell that says something.', () => {
  expect(firstSample(preview, 'text', 2)).toBe('停了两天')
})

test('Columns that feed no field are counted as kept.', () => {
  expect(keptColumns(preview, preview.guess)).toBe(1)
  expect(keptColumns(preview, { ...preview.guess, town: 3 })).toBe(0)
})

test('Rows can be taken once there are words and a named source.', () => {
  expect(mappingProblem(nothing, '日报', 100)).toBe('needs-words')
  expect(mappingProblem({ ...nothing, text: 2 }, ' ', 100)).toBe('source-missing')
  expect(mappingProblem({ ...nothing, text: 2 }, '长'.repeat(101), 100)).toBe('source-too-long')
  expect(mappingProblem({ ...nothing, title: 1 }, '日报', 100)).toBeNull()
})
