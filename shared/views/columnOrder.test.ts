import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnLayout } from '../contract/columnLayout.ts'
import { columnsInOrder, layoutColumns, readLayout, toggleHidden, togglePinned, usualLayout } from './columnOrder.ts'

test('whatever a layout names, every column stands once, pinned ones first', () => {
  const some = fc.array(fc.constantFrom(...layoutColumns), { maxLength: layoutColumns.length })
  fc.assert(
    fc.property(some, some, (order, pinned) => {
      const columns = columnsInOrder({ ...usualLayout, order, pinned })
      expect(columns.toSorted()).toEqual(layoutColumns.toSorted())
      const first = new Set(pinned)
      expect(new Set(columns.slice(0, first.size))).toEqual(first)
    }),
  )
  expect(columnsInOrder(usualLayout)).toEqual(layoutColumns)
  expect(columnsInOrder({ ...usualLayout, order: ['title', 'number'] })[1]).toBe('reporter')
})

test('hiding and pinning are taken back by doing them again', () => {
  expect(toggleHidden(toggleHidden(usualLayout, 'town'), 'town')).toEqual(usualLayout)
  expect(togglePinned(togglePinned(usualLayout, 'town'), 'town')).toEqual(usualLayout)
})

test('what was stored by another version, or by anybody, is read as far as it is understood', () => {
  expect(readLayout(null)).toEqual(usualLayout)
  expect(readLayout('{"order": 7}')).toEqual(usualLayout)
  expect(readLayout('nonsense')).toEqual(usualLayout)
  const kept = {
    order: ['title', 'price', 'number'],
    hidden: ['town', null],
    pinned: [],
    widths: { title: 300, lead: -4, x: 50 },
  }
  expect(readLayout(JSON.stringify(kept))).toEqual({
    order: ['title', 'number'],
    hidden: ['town'],
    pinned: [],
    widths: { title: 300 },
  })
  fc.assert(
    fc.property(fc.json(), (stored) => {
      expect(columnLayout.safeParse(readLayout(stored)).success).toBe(true)
    }),
  )
})

test('a layout of unknown columns or impossible widths is none', () => {
  expect(columnLayout.safeParse({ ...usualLayout, order: ['price'] }).success).toBe(false)
  expect(columnLayout.safeParse({ ...usualLayout, widths: { title: 3 } }).success).toBe(false)
  expect(columnLayout.safeParse({ ...usualLayout, widths: { title: 300 } }).success).toBe(true)
})
