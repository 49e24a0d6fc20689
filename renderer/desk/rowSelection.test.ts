import { expect, test } from 'vitest'
import type { RowId } from '../../shared/kernel/ids.ts'
import {
  addAll,
  asTarget,
  carryOver,
  isSelected,
  nothingSelected,
  selectedCount,
  selectOnly,
  selectView,
  toggle,
} from './rowSelection.ts'

const row = (id: number): RowId => id as RowId
const rows = (...ids: number[]): RowId[] => ids.map(row)
const view = { view: 3, version: 8, total: 2_000 }

test('Toggling a row twice leaves the selection as it was.', () => {
  const once = toggle(selectOnly(rows(1, 2)), row(3))
  expect(asTarget(once)).toEqual({ kind: 'rows', rows: [1, 2, 3] })
  expect(asTarget(toggle(once, row(3)))).toEqual({ kind: 'rows', rows: [1, 2] })
})

test('A whole view but one row names no loaded row and still counts right.', () => {
  const selection = toggle(selectView(view), row(7))
  expect(selectedCount(selection)).toBe(1_999)
  expect(isSelected(selection, row(7))).toBe(false)
  expect(isSelected(selection, row(99_999))).toBe(true)
  expect(asTarget(selection)).toEqual({ kind: 'view', view: 3, version: 8, except: [7] })
})

test('Adding a range to a whole view takes its rows back in.', () => {
  const selection = addAll(toggle(selectView(view), row(7)), rows(6, 7, 8))
  expect(selectedCount(selection)).toBe(2_000)
})

test('Rows stay selected when the list is asked again; a whole view does not outlive its version.', () => {
  const some = selectOnly(rows(1, 2))
  expect(carryOver(some, { view: 4, version: 1 })).toBe(some)
  const all = selectView(view)
  expect(carryOver(all, { view: 3, version: 8 })).toBe(all)
  expect(carryOver(all, { view: 3, version: 9 })).toBe(nothingSelected)
})

test('Nothing selected asks for nothing.', () => {
  expect(asTarget(nothingSelected)).toBeNull()
  expect(asTarget(toggle(selectView({ ...view, total: 1 }), row(1)))).toBeNull()
})
