import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commonPassages } from './commonPassages.ts'

const pieces = (text: string, other: string) => commonPassages(text, other).map(([from, to]) => text.slice(from, to))

test('R-DUP-6 passages in common are found in any order, as long as they are, however they are written', () => {
  expect(pieces('电梯反复停运，物业不管', '物业不管，四号楼电梯反复停运')).toEqual(['电梯反复停运', '物业不管'])
  expect(pieces('ＡＢＣ１２３', 'abc123')).toEqual(['ＡＢＣ１２３'])
  expect(pieces('路灯', '路灯')).toEqual([])
  expect(pieces('', '路灯不亮')).toEqual([])
})

test('R-DUP-6 every passage stands in both, they are in order and none lies over another, and the same text is all in common', () => {
  const some = fc
    .array(fc.constantFrom('电梯', '停运', '物业', '，', '四号楼', ' ', '😀', '\n', 'ab'), { maxLength: 14 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(some, some, (text, other) => {
      let end = 0
      for (const [from, to] of commonPassages(text, other)) {
        expect(from).toBeGreaterThanOrEqual(end)
        end = to
        for (let at = from; at + 3 <= to; at += 1) expect(other).toContain(text.slice(at, at + 3))
      }
      const own = commonPassages(text, text).reduce((sum, [from, to]) => sum + to - from, 0)
      const runs = text.match(/[^，\s]{3,}/g) ?? []
      expect(own).toBe(runs.reduce((sum, run) => sum + run.length, 0))
    }),
  )
})
