import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FrozenList } from './frozenList.ts'

test('rows that leave are hidden, rows that return stand where they stood, nothing else moves', () => {
  const list = new FrozenList(Int32Array.of(7, 3, 9, 1, 5))
  expect(list.patch([3, 1], [])).toBe(1)
  expect(list.slice(0, 10)).toEqual([7, 9, 5])
  expect(list.positionOf(5)).toBe(2)
  expect(list.positionOf(3)).toBeNull()
  expect(list.patch([], [1])).toBe(2)
  expect(list.slice(0, 10)).toEqual([7, 9, 1, 5])
  expect(list.allBut(new Set([9]))).toEqual([7, 1, 5])
  expect(list.patch([42], [7])).toBeNull()
})

test('after any patches the list is the query’s order without the hidden rows', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 60 })
  const patches = fc.array(
    fc.tuple(fc.array(fc.integer({ min: 1, max: 500 })), fc.array(fc.integer({ min: 1, max: 500 }))),
  )
  fc.assert(
    fc.property(ids, patches, (order, steps) => {
      const list = new FrozenList(Int32Array.from(order))
      const gone = new Set<number>()
      for (const [leaving, returning] of steps) {
        const before = list.slice(0, order.length)
        for (const id of leaving) if (order.includes(id)) gone.add(id)
        for (const id of returning) gone.delete(id)
        const from = list.patch(leaving, returning)
        const expected = order.filter((id) => !gone.has(id))
        expect(list.slice(0, order.length)).toEqual(expected)
        for (const [at, id] of expected.entries()) expect(list.positionOf(id)).toBe(at)
        // Everything before the reported position may stay painted as it is.
        const same = from ?? expected.length
        expect(expected.slice(0, same)).toEqual(before.slice(0, same))
      }
    }),
  )
})
