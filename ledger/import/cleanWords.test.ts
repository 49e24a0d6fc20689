import { expect, test } from 'vitest'
import { cleanCode, cleanWords, halfWidth } from './cleanWords.ts'

test('white space at both ends goes, inner line breaks and spaces stay', () => {
  expect(cleanWords('\r\n\t\t\r\n\u3000\u00A0 第一行  空格\r\n\t第二行\r第三行 \u3000\n')).toBe(
    '第一行  空格\n\t第二行\n第三行',
  )
})

test('control characters go, tabs and line breaks and emoji stay, half a surrogate pair is replaced', () => {
  expect(cleanWords('a\u0000b\u0007c\u007F\u0085d\te\nf😀\uD83Dg')).toBe('abcd\te\nf😀\uFFFDg')
})

test('full-width digits stay in words and become half-width in ids and telephone numbers', () => {
  expect(cleanWords('电话１３８')).toBe('电话１３８')
  expect(cleanCode('\u3000ＡＢ－１２３ ')).toBe('AB-123')
  expect(halfWidth('①㎡')).toBe('①㎡')
})
