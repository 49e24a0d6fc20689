import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textDiff } from './textDiff.ts'

const side = (before: string, now: string, kind: 'before' | 'now'): string =>
  textDiff(before, now)
    .filter((part) => part.kind === 'same' || part.kind === kind)
    .map((part) => part.text)
    .join('')

test('Whatever is marked, each side reads as it was.', () => {
  const text = fc.string({ unit: fc.constantFrom('路', '灯', '不', '亮', '😀', '1', '\n') })
  fc.assert(
    fc.property(text, text, (before, now) => {
      expect(side(before, now, 'before')).toBe(before)
      expect(side(before, now, 'now')).toBe(now)
      const parts = textDiff(before, now)
      for (const [at, part] of parts.entries()) {
        expect(part.text).not.toBe('')
        expect(part.kind).not.toBe(parts[at + 1]?.kind)
      }
    }),
  )
})

test('A word that was put in is all that is marked.', () => {
  expect(textDiff('东关街路灯不亮', '东关街南段路灯不亮')).toEqual([
    { kind: 'same', text: '东关街' },
    { kind: 'now', text: '南段' },
    { kind: 'same', text: '路灯不亮' },
  ])
  expect(textDiff('同', '同')).toEqual([{ kind: 'same', text: '同' }])
  expect(textDiff('', '新')).toEqual([{ kind: 'now', text: '新' }])
})

test('Two long texts that have nothing in common are compared at once.', () => {
  const before = '甲'.repeat(9_000)
  const now = '乙'.repeat(9_000)
  expect(textDiff(before, now)).toEqual([
    { kind: 'before', text: before },
    { kind: 'now', text: now },
  ])
})
