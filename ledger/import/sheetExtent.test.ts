import { expect, test } from 'vitest'
import { wrongExtent } from './sheetExtent.ts'

const sparse = (length: number): undefined[] => {
  const row: undefined[] = []
  row.length = length
  return row
}

test('a sheet up to the last cell that a spreadsheet has is read', () => {
  expect(wrongExtent([])).toBeNull()
  expect(wrongExtent(sparse(1_048_576))).toBeNull()
  expect(wrongExtent([undefined, sparse(16_384)])).toBeNull()
})

test('a cell beyond the last row or column of any spreadsheet is damage, and nothing is made of the way to it', () => {
  expect(wrongExtent(sparse(1_048_577))).toBe('damaged-workbook')
  expect(wrongExtent(sparse(4_294_967_295))).toBe('damaged-workbook')
  expect(wrongExtent([sparse(16_385)])).toBe('damaged-workbook')
  expect(wrongExtent([undefined, sparse(321_272_406)])).toBe('damaged-workbook')
})

test('rows that each reach to the last column are too large together, although most of them is empty', () => {
  const row = sparse(16_384)
  expect(wrongExtent(Array.from({ length: 2000 }, () => row))).toBeNull()
  expect(wrongExtent(Array.from({ length: 3000 }, () => row))).toBe('too-large')
})
