import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hitPieces } from './searchHits.ts'

const hits = (text: string, typed: string): readonly string[] =>
  hitPieces(text, typed)
    .filter(({ hit }) => hit)
    .map((piece) => piece.text)

test('what was typed is marked where it stands, whatever its width and case', () => {
  expect(hits('月湖新苑９号楼 A0012', '9号楼 a00')).toEqual(['９号楼', 'A00'])
  expect(hits('暖气暖气', '暖气')).toEqual(['暖气暖气'])
  expect(hits('aaa', 'aa')).toEqual(['aaa'])
  expect(hits('路灯不亮', '，。 😀')).toEqual([])
  expect(hits('编号 261124-0188', '"261124-0188"')).toEqual(['261124-0188'])
  expect(hits('㎏计', 'kg')).toEqual(['㎏'])
})

test('the pieces are the text, none is empty, and neighbours differ', () => {
  const letters = fc.string({ unit: fc.constantFrom('暖', '气', 'a', 'Ａ', '９', '😀', '㎏', ' ', '，', 'ﬁ') })
  fc.assert(
    fc.property(letters, letters, (text, typed) => {
      const pieces = hitPieces(text, typed)
      expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      pieces.forEach((piece, at) => {
        if (text !== '') expect(piece.text).not.toBe('')
        if (at > 0) expect(piece.hit).not.toBe(pieces[at - 1]?.hit)
      })
    }),
  )
})
