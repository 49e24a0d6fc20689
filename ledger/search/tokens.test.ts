import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchesText, searchQuery, textTokens } from './tokens.ts'

test('a text becomes overlapping pairs, a run its last character, letters and figures whole runs', () => {
  expect(textTokens('月湖9号楼')).toBe('月湖 湖 9 号楼 楼')
  expect(textTokens('水')).toBe('水')
  expect(textTokens('编号 261124-0188，ＡＢＣ')).toBe('编号 号 261124 0188 abc')
})

test('a term of two characters is a pair, of one a prefix, of more a phrase', () => {
  expect(searchQuery('月湖')).toBe('"月湖"')
  expect(searchQuery('月')).toBe('"月"*')
  expect(searchQuery('月湖新苑')).toBe('"月湖 湖新 新苑"')
  expect(searchQuery('月湖9号楼 暖气')).toBe('"月湖 湖 9 号楼" "暖气"')
  expect(searchQuery('  ，。')).toBeNull()
})

test('every piece of a text is found in it, and a piece that is not there is not', () => {
  const letters = fc.array(fc.constantFrom('水', '集', '街', '道', '暖', '气', '9', '0', 'a', 'b', '，', ' '), {
    minLength: 1,
    maxLength: 40,
  })
  fc.assert(
    fc.property(letters, fc.nat(), fc.nat({ max: 6 }), (text, from, length) => {
      const whole = text.join('')
      const start = from % whole.length
      const piece = whole.slice(start, start + 1 + length).trim()
      // A run of letters or figures is one token: it is found from its beginning only.
      fc.pre(/\p{Script=Han}/u.test(piece) && /^\p{Script=Han}+$/u.test(piece))
      expect(matchesText(piece, whole)).toBe(true)
      expect(matchesText(`${piece}龘`, whole)).toBe(false)
    }),
  )
})
