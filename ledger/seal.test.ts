import { createHmac, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bodyHash, canonicalJson, isHashOfBody, keyBytes, type Sealed, seal, sealPlace, unseal } from './seal.ts'

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
      const sealed = boxOf(seal(secret, place, { ...typed, title: `水${typed.title ?? ''}` }))
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

const boxOf = (sealed: Sealed) => {
  if (!('box' in sealed)) throw new Error('nothing was sealed')
  return sealed
}

test('R-LEDGER-3 fields in which nothing was typed are named, and come back empty', () => {
  const secret = randomBytes(keyBytes)
  const sealed = seal(secret, place, { note: '', reason: '' })
  expect(sealed).toEqual({ empty: ['note', 'reason'] })
  expect(unseal(secret, place, sealed)).toEqual({ note: '', reason: '' })
  expect(unseal(secret, place, seal(secret, place, {}))).toEqual({})
  expect(boxOf(seal(secret, place, { note: '', reason: ' ' })).box).not.toBe('')
})

test('R-LEDGER-3 words go into the box packed where that makes it shorter, and the box says so', () => {
  const secret = randomBytes(keyBytes)
  const long = boxOf(seal(secret, place, { title: '路灯不亮', text: '小区门口的路灯三天不亮。'.repeat(20) }))
  expect(long).toMatchObject({ cipher: 'A256GCM', packed: 'deflate:1' })
  expect(Buffer.from(long.box, 'base64').length).toBeLessThan(150)
  expect(boxOf(seal(secret, place, { q: '瓊' }))).not.toHaveProperty('packed')
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

test('R-LEDGER-4 a stored hash is known as its body’s in either form, and as no other body’s', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), key, (body, other, secret) => {
      const whole = createHmac('sha256', Buffer.from(secret)).update(canonicalJson(body), 'utf8').digest('hex')
      fc.pre(canonicalJson(other) !== canonicalJson(body))
      for (const stored of [bodyHash(secret, body), whole]) {
        expect(isHashOfBody(stored, secret, body)).toBe(true)
        expect(isHashOfBody(stored, secret, other)).toBe(false)
      }
      expect(bodyHash(secret, body)).toBe(Buffer.from(whole, 'hex').subarray(0, 16).toString('base64url'))
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
