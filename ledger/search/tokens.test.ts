import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchesTokens, phoneTokens, searchQuery, searchTerms, textTokens } from './tokens.ts'

test('a text becomes overlapping pairs, a run its last character, letters and figures whole runs', () => {
  expect(textTokens('月湖9号楼')).toBe('月湖 湖 9 号楼 楼')
  expect(textTokens('水')).toBe('水')
  expect(textTokens('编号 261124-0188，ＡＢＣ')).toBe('编号 号 261124 0188 abc')
})

const query = (typed: string): string => searchQuery(searchTerms(typed))
const found = (typed: string, tokens: string): boolean =>
  searchTerms(typed).every((term) => matchesTokens(term, tokens))

test('a term of two characters is a pair, of one a prefix, of more a phrase', () => {
  expect(query('月湖')).toBe('"月湖"')
  expect(query('月')).toBe('"月"*')
  expect(query('月湖新苑')).toBe('"月湖 湖新 新苑"')
  expect(query('月湖9号楼 暖气')).toBe('"月湖 湖 9 号楼" AND "暖气"')
  expect(searchTerms('  ，。')).toEqual([])
})

test('four figures and more are also the end of a telephone number, letters also the initials of a name', () => {
  expect(phoneTokens('13812346210 / 0535-771 2345')).toEqual(['\ue00101264321831', '\ue00154321775350'])
  expect(query('6210')).toBe('("6210"* OR "\ue0010126"*)')
  expect(query('210')).toBe('"210"*')
  expect(query('WXM')).toBe('("wxm"* OR "\ue002wxm"*)')
  expect(found('6210', phoneTokens('13812346210').join(' '))).toBe(true)
  expect(found('6211', phoneTokens('13812346210').join(' '))).toBe(false)
})

test('quotes, operators and emoji are words like any other, or none', () => {
  for (const typed of [
    '"',
    '""',
    "'",
    'a" OR "b',
    'NEAR(a b)',
    'tokens:月湖',
    '月湖*',
    '^月湖',
    '(',
    '- 月湖',
    '😀',
    'AND',
    'NOT',
  ])
    for (const { tokens, alternatives } of searchTerms(typed))
      for (const token of [...tokens, ...alternatives]) expect(token).toMatch(/^[\p{L}\p{N}\ue001-\ue003]+$/u)
  expect(searchTerms('😀 "" \'\' ()')).toEqual([])
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
      expect(found(piece, textTokens(whole))).toBe(true)
      expect(found(`${piece}龘`, textTokens(whole))).toBe(false)
    }),
  )
})
