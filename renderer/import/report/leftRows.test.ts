import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LeftRow } from '../../../shared/contract/importRuns.ts'
import { nextToCorrect, putRow, readyRows, unmatchedRows, withCell } from './leftRows.ts'

const refused = (row: number, ready = false): LeftRow => ({
  row,
  cells: [],
  outcome: 'refused',
  refused: { code: 'bad-date', column: '时间', value: 'x' },
  at: 0,
  ready,
})
const unmatched = (row: number): LeftRow => ({ row, cells: [], outcome: 'unmatched', sourceId: 'A' })

test('The cell that is typed is changed and no other, also beyond the end of a short row.', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 6 }), fc.nat(9), fc.string(), (cells, at, text) => {
      const changed = withCell(cells, at, text)
      expect(changed[at]).toBe(text)
      expect(changed).toHaveLength(Math.max(cells.length, at + 1))
      for (const [column, cell] of changed.entries()) if (column !== at) expect(cell).toBe(cells[column] ?? '')
    }),
  )
})

test('Enter goes on to the next row that waits; rows that are ready or match nothing are passed over.', () => {
  const rows = [refused(2), refused(3, true), unmatched(4), refused(9)]
  expect(nextToCorrect(rows, 0, 1)).toBe(3)
  expect(nextToCorrect(rows, 3, 1)).toBe(3)
  expect(nextToCorrect(rows, 3, -1)).toBe(0)
})

test('Rows are counted by what can be done about them, and a corrected one stands where it stood.', () => {
  const rows = putRow([refused(2), unmatched(4)], refused(2, true))
  expect(rows.map(({ row }) => row)).toEqual([2, 4])
  expect([readyRows(rows), unmatchedRows(rows)]).toEqual([1, 1])
})
