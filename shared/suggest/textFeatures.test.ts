import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bucketCount, createBagger, gramsOf, readable } from './textFeatures.ts'

const anyText = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))

test('R-SUGGEST-1 every text of any kind is read, and one order’s counts never reach the next one', () => {
  const bagger = createBagger()
  fc.assert(
    fc.property(anyText, anyText, anyText, (title, text, other) => {
      const first = bagger(title, text)
      bagger(other, text)
      expect(bagger(title, text)).toEqual(first)
      expect(new Set(first.buckets).size).toBe(first.buckets.length)
      for (const bucket of first.buckets) expect(bucket >= 0 && bucket < bucketCount).toBe(true)
      expect(first.counts.every((count) => count > 0)).toBe(true)
    }),
  )
})

test('full-width letters, capitals and small letters are one', () => {
  const bagger = createBagger()
  expect(bagger('', 'ＡＢ供暖')).toEqual(bagger('', 'ab供暖'))
  expect(readable('ＷｉＦｉ')).toBe('wifi')
})

test('no pair reaches over a mark or a blank', () => {
  expect(gramsOf('水，电', false).map(({ from, to }) => [from, to])).toEqual([
    [0, 1],
    [2, 3],
  ])
})

test('the title speaks twice, as part of all words and as a title', () => {
  const bagger = createBagger()
  const inTitle = bagger('停电', '')
  const inText = bagger('', '停电')
  expect(inTitle.buckets.length).toBe(2 * inText.buckets.length)
  for (const bucket of inText.buckets) expect(inTitle.buckets).toContain(bucket)
})

test('a window leaves the end of a long text unread', () => {
  expect(createBagger(4)('', '供暖不热停水停电')).toEqual(createBagger()('', '供暖不热'))
})
