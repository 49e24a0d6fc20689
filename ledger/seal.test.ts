import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bodyHash, canonicalJson, keyBytes, seal, sealPlace, unseal } from './seal.ts'

const words = fc.dictionary(
  fc.string({ minLength: 1 }).filter((name) => name !== '__proto__'),
  fc.string({ unit: 'binary' }),
)
const key = fc.uint8Array({ minLength: keyBytes, maxLength: keyBytes })
const place = sealPlace('order/o1', 'OrderReported', 'c1')

test('R-LEDGER-3 what was sealed opens with its key at its place, and says the same', () => {
  fc.assert(
    fc.property(key, words, (secret, typed) => {
      expect({ ...unseal(secret, place, seal(secret, place, typed)) }).toEqual({ ...typed })
    }),
  )
})

test('R-LEDGER-3 a sealed text does not open under another key, at another place, or with a byte changed', () => {
  fc.assert(
    fc.property(key, key, words, fc.nat(), fc.integer({ min: 1, max: 255 }), (secret, other, typed, at, flip) => {
      fc.pre(Buffer.compare(secret, other) !== 0)
      const sealed = seal(secret, place, typed)
      expect(() => unseal(other, place, sealed)).toThrow()
      for (const elsewhere of [
        sealPlace('order/o2', 'OrderReported', 'c1'),
        sealPlace('order/o1', 'OrderCorrected', 'c1'),
        sealPlace('order/o1', 'OrderReported', 'c2'),
      ])
        expect(() => unseal(secret, elsewhere, sealed)).toThrow()
      const box = Buffer.from(sealed.box, 'base64')
      box[at % box.length] = (box[at % box.length] ?? 0) ^ flip
      expect(() => unseal(secret, place, { ...sealed, box: box.toString('base64') })).toThrow()
      expect(() => unseal(secret, place, { ...sealed, box: '' })).toThrow()
    }),
  )
})

test('R-LEDGER-3 the same words are never sealed to the same bytes', () => {
  const secret = randomBytes(keyBytes)
  expect(seal(secret, place, { title: '水' })).not.toEqual(seal(secret, place, { title: '水' }))
})

test('R-LEDGER-4 a body has one hash, in whatever order its fields come, and another under another key', () => {
  fc.assert(
    fc.property(fc.jsonValue(), key, key, (body, secret, other) => {
      fc.pre(Buffer.compare(secret, other) !== 0)
      const turned = reversed(body)
      expect(canonicalJson(turned)).toBe(canonicalJson(body))
      expect(JSON.parse(canonicalJson(body))).toEqual(JSON.parse(JSON.stringify(body)))
      expect(bodyHash(secret, turned)).toBe(bodyHash(secret, body))
      expect(bodyHash(other, body)).not.toBe(bodyHash(secret, body))
    }),
  )
})

test('R-LEDGER-4 lists keep their order in a body’s hash', () => {
  expect(canonicalJson([2, 1])).not.toBe(canonicalJson([1, 2]))
  expect(canonicalJson({ b: 1, a: { d: 2, c: 3 } })).toBe('{"a":{"c":3,"d":2},"b":1}')
})

/** The same value with the fields of every object in the opposite order. */
const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, inner]) => [name, reversed(inner)] as const)
      .reverse(),
  )
}
