import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeText } from './decodeText.ts'

const decoded = (bytes: Buffer) => {
  const read = decodeText(bytes)
  return read.ok ? [read.value.encoding, read.value.utf8.toString()] : read.error
}

test('every text in UTF-8 comes back unchanged, and a byte order mark is no part of it', () => {
  const text = fc.string({ unit: fc.constantFrom('路', 'a', '1', ',', '\n', '😀', 'é', '㐀'), minLength: 1 })
  fc.assert(
    fc.property(text, (words) => {
      expect(decoded(Buffer.from(words))).toEqual(['utf-8', words])
      expect(decoded(Buffer.from(`\uFEFF${words}`))).toEqual(['utf-8', words])
      expect(decoded(Buffer.from(`\uFEFF${words}`, 'utf16le'))).toEqual(['utf-16le', words])
      expect(decoded(Buffer.from(`\uFEFF${words}`, 'utf16le').swap16())).toEqual(['utf-16be', words])
    }),
  )
})

test('GBK and the four-byte characters of GB18030 are read', () => {
  expect(decoded(Buffer.from([0xc2, 0xb7, 0xb5, 0xc6]))).toEqual(['gb18030', '路灯'])
  expect(decoded(Buffer.from([0x81, 0x39, 0xee, 0x39]))).toEqual(['gb18030', '㐀'])
})

test('UTF-8 that lost a byte is refused, although it is valid GB18030 and reads as nonsense', () => {
  const whole = Buffer.from('小区东门的路灯坏了三个月，一直没有人修理。')
  const broken = Buffer.concat([whole.subarray(1, 61), whole.subarray(62)])
  expect(new TextDecoder('gb18030', { fatal: true }).decode(broken)).toMatch(/^皬鍖/)
  expect(decoded(broken)).toBe('bad-encoding')
})

test('text that is broken whichever way it is read is refused', () => {
  expect(decoded(Buffer.from([0xef, 0xbb, 0xbf, 0xff]))).toBe('bad-encoding')
  expect(decoded(Buffer.from([0xff, 0xfe, 0x00, 0xd8]))).toBe('bad-encoding')
})

test('bytes that are no text are recognised', () => {
  expect(decoded(Buffer.from([0x25, 0x50, 0x00, 0x44]))).toBe('unknown-format')
  expect(decoded(Buffer.from([1, 2, 3, 4, 5]))).toBe('unknown-format')
  expect(decoded(Buffer.from([0xff, 0x20]))).toBe('bad-encoding')
})
