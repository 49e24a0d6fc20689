import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listDifference } from './listDifference.ts'

const difference = (shown: readonly number[], asked: readonly number[]) =>
  listDifference(Int32Array.from(shown), Int32Array.from(asked))

test('the same list differs in nothing, and what is new or gone is named', () => {
  expect(difference([3, 1, 2], [3, 1, 2])).toEqual({ arrived: [], moved: [] })
  expect(difference([3, 1, 2], [9, 3, 2, 8])).toEqual({ arrived: [9, 8], moved: [1] })
  expect(difference([], [1, 2])).toEqual({ arrived: [1, 2], moved: [] })
  expect(difference([1, 2], [])).toEqual({ arrived: [], moved: [1, 2] })
})

test('one row that goes from an end to the other is one row that moved, whichever way it went', () => {
  expect(difference([1, 2, 3, 4, 5], [2, 3, 4, 5, 1]).moved).toEqual([1])
  expect(difference([1, 2, 3, 4, 5], [5, 1, 2, 3, 4]).moved).toEqual([5])
})

test('without the rows that moved and arrived both lists are the same, and no fewer moves would do', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 7 })
  fc.assert(
    fc.property(ids, ids, (shown, asked) => {
      const { arrived, moved } = difference(shown, asked)
      const apart = new Set([...arrived, ...moved])
      expect(asked.filter((id) => !apart.has(id))).toEqual(shown.filter((id) => !moved.includes(id)))
      expect(arrived).toEqual(asked.filter((id) => !shown.includes(id)))
      expect(shown.length - moved.length).toBe(longestCommon(shown, asked))
    }),
  )
})

/** By trying every subset of the one list: slow and plain. */
const longestCommon = (shown: readonly number[], asked: readonly number[]): number => {
  let longest = 0
  for (let subset = 0; subset < 1 << shown.length; subset += 1) {
    const kept = shown.filter((_, at) => (subset & (1 << at)) !== 0)
    const inAsked = asked.filter((id) => kept.includes(id))
    if (inAsked.length === kept.length && inAsked.every((id, at) => id === kept[at]))
      longest = Math.max(longest, kept.length)
  }
  return longest
}
