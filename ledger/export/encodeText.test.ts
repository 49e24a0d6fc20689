import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeText } from './encodeText.ts'

const chinese = fc.string({ unit: fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code)) })
const anything = fc.string({ unit: 'binary' }).filter((text) => !/\p{Surrogate}/u.test(text))

test.each(['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const)(
  'R-IMPORT-40 what is written in %s reads the same in it, rare characters and emoji included',
  (encoding) => {
    const decoder = new TextDecoder(encoding)
    const whole = ['编号,答复\r\n1,已修复 𠮷 😀 €', '', 'plain ASCII', '〇々ǹɡ', '\u{10ffff}']
    for (const text of whole) expect(decoder.decode(encodeText(text, encoding))).toBe(text)
    if (encoding === 'gb18030') return
    fc.assert(
      fc.property(
        anything,
        (text) => decoder.decode(encodeText(text, encoding)).replace(/^\ufeff/u, '') === text.replace(/^\ufeff/u, ''),
      ),
    )
  },
)

test('R-IMPORT-40 GB18030 as the decoder has it, for every Chinese character', () => {
  const decoder = new TextDecoder('gb18030')
  fc.assert(
    fc.property(chinese, (text) => decoder.decode(encodeText(text, 'gb18030')) === text),
    { numRuns: 3 },
  )
  let all = ''
  for (let code = 0x4e00; code <= 0x9fff; code += 1) all += String.fromCodePoint(code)
  expect(decoder.decode(encodeText(all, 'gb18030'))).toBe(all)
})

test('R-IMPORT-40 common characters take two bytes, as old programs want them', () => {
  expect(encodeText('中', 'gb18030')).toEqual(Buffer.from([0xd6, 0xd0]))
})
