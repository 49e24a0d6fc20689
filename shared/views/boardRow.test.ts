import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boardWords, maskAddress, maskName, maskPhone, titleLine } from './boardRow.ts'
import { noWords } from './orderWords.ts'

const anyText = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))
const unmasked = (masked: string) => masked.replaceAll('*', '')

test('R-VIEW-7 a name shows its first Chinese character, or at most two and half of other letters', () => {
  expect(maskName('王小明')).toBe('王**')
  expect(maskName(' 欧阳 ')).toBe('欧*')
  expect(maskName('A0012345')).toBe('A0**')
  expect(maskName('Jo')).toBe('J*')
  expect(maskName('J')).toBe('*')
  expect(maskName(' ')).toBe('')
  fc.assert(
    fc.property(anyText, (name) => {
      const letters = Array.from(
        name
          .replace(/\s+/gu, ' ')
          .trim()
          .replace(/[\p{Cc}\p{Cs}]/gu, '\ufffd'),
      )
      const masked = maskName(name)
      if (letters.length === 0) expect(masked).toBe('')
      else expect(masked.endsWith('*')).toBe(true)
      const shown = Array.from(masked.replace(/\*{1,2}$/u, ''))
      const first = letters[0] ?? ''
      expect(shown.length).toBeLessThanOrEqual(
        /\p{Script=Han}/u.test(first) ? 1 : Math.min(2, Math.floor(letters.length / 2)),
      )
      expect(letters.slice(0, shown.length)).toEqual(shown)
      // No more than two: the length of a long name is nobody's business either.
      expect(Array.from(masked).length - shown.length).toBeLessThanOrEqual(2)
    }),
  )
})

test('R-VIEW-7 a telephone number of eleven figures shows three and four, a shorter one its last two, a very short one none', () => {
  expect(maskPhone('13812346210')).toBe('138****6210')
  expect(maskPhone('0535-7712345')).toBe('053****2345')
  expect(maskPhone('88412345')).toBe('******45')
  expect(maskPhone('12345')).toBe('***45')
  expect(maskPhone('1234')).toBe('****')
  expect(maskPhone('7')).toBe('*')
  expect(maskPhone(' ')).toBe('')
  fc.assert(
    fc.property(anyText, (phone) => {
      const letters = Array.from(phone.replace(/\s+/gu, ' ').trim())
      const shown = Array.from(unmasked(maskPhone(phone)))
      const most = letters.length >= 11 ? 7 : letters.length > 4 ? 2 : 0
      expect(shown.length).toBeLessThanOrEqual(most)
      if (letters.length > 0) expect(maskPhone(phone)).toContain('*')
    }),
  )
})

test('R-VIEW-7 an address shows no figure', () => {
  expect(maskAddress('水集街道月湖新苑9号楼12单元３０１')).toBe('水集街道月湖新苑*号楼*单元*')
  fc.assert(
    fc.property(anyText, (address) => {
      expect(maskAddress(address)).not.toMatch(/[0-9０-９]/u)
    }),
  )
})

test('R-VIEW-8 a row’s title is the title in one line, or the beginning of the text', () => {
  expect(titleLine({ title: ' 电梯\n停运 ', text: '正文' })).toBe('电梯 停运')
  expect(titleLine({ title: ' ', text: '月湖新苑\n电梯停运' })).toBe('月湖新苑 电梯停运')
  expect(titleLine({ title: '', text: '长'.repeat(100) })).toBe('长'.repeat(60))
  expect(titleLine({ title: '', text: '' })).toBe('')
})

test('R-VIEW-8 what is shown has no broken character, so that the file keeps it as it is', () => {
  fc.assert(
    fc.property(anyText, anyText, (title, text) => {
      const row = boardWords({ ...noWords, title, text, town: text, category: title, reporter: text })
      for (const shown of Object.values(row)) expect(shown).not.toMatch(/[\p{Cs}\p{Cc}]/u)
    }),
    {
      examples: [
        ['\ud83d', '\0'],
        ['', `${'一'.repeat(59)}😀`],
        ['', `${'一'.repeat(399)}😀`],
      ],
    },
  )
  expect(titleLine({ title: '', text: `${'一'.repeat(59)}😀二` })).toBe(`${'一'.repeat(59)}😀`)
})
