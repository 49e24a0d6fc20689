import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aliasLines, aliasList } from './aliases.ts'

test('R-CATALOGUE-11 other names are kept one a line, without blanks and without repetition', () => {
  expect(aliasList(' 城管局 \n\n市城管\r\n城管局\n')).toEqual(['城管局', '市城管'])
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (names) => {
      const lines = aliasLines(names)
      expect(aliasLines(aliasList(lines))).toBe(lines)
      expect(aliasList(lines).every((one) => one !== '' && one === one.trim())).toBe(true)
    }),
  )
})
