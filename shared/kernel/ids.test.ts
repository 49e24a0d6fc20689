import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isUuid, uuidV7, uuidV8 } from './ids.ts'

const random = fc.uint8Array({ minLength: 10, maxLength: 10 })
const millisecond = fc.integer({ min: 0, max: 2 ** 48 - 1 })

test('a UUID of version 7 says so and sorts by its time', () => {
  fc.assert(
    fc.property(millisecond, millisecond, random, random, (a, b, left, right) => {
      const first = uuidV7(a, left)
      const second = uuidV7(b, right)
      expect(isUuid(first)).toBe(true)
      expect(first[14]).toBe('7')
      expect('89ab').toContain(first[19])
      if (a !== b) expect(first < second).toBe(a < b)
    }),
  )
})

test('a UUID of version 7 keeps its milliseconds and its randomness', () => {
  const zeros = new Uint8Array(10)
  expect(uuidV7(0x0123456789ab, zeros)).toBe('01234567-89ab-7000-8000-000000000000')
  expect(uuidV7(0, new Uint8Array(10).fill(255))).toBe('00000000-0000-7fff-bfff-ffffffffffff')
})

test('a UUID of version 8 is the same for the same hash and leaves the hash as it was', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 32 }), (hash) => {
      const before = Uint8Array.from(hash)
      const id = uuidV8(hash)
      expect(hash).toEqual(before)
      expect(isUuid(id)).toBe(true)
      expect(id[14]).toBe('8')
      expect(uuidV8(hash)).toBe(id)
    }),
  )
})

test('only the canonical lower-case form is a UUID', () => {
  const id = '01234567-89ab-7000-8000-000000000000'
  expect(isUuid(id)).toBe(true)
  for (const other of [id.toUpperCase(), `{${id}}`, id.replaceAll('-', ''), `${id} `, ''])
    expect(isUuid(other)).toBe(false)
})
