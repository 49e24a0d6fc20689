import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import type { Words } from '../shared/domain/event.ts'
import { type Packing, packWords, unpack } from './packWords.ts'
import { random } from './randomPool.ts'

/**
 * What a person typed, as it stands in an entry: AES-256-GCM with the stream's key, base64. The cipher is named in each
 * sealed field, so that SM4 can stand beside it. The additional data bind it to its place: a sealed text moved to another
 * stream, event or command does not open. Fields that were all left empty are named, there being nothing to seal.
 */
export type Sealed = SealedWords | NothingTyped | SealedApart
/** box: nonce (12 bytes), what was sealed, tag (16 bytes). */
type SealedWords = { readonly cipher: 'A256GCM'; readonly packed?: Packing; readonly box: string }
type NothingTyped = { readonly empty: readonly string[] }
/** As in entries of format 1. */
type SealedApart = { readonly cipher: 'A256GCM'; readonly nonce: string; readonly box: string }

export const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16

export const seal = (key: Uint8Array, place: string, words: Words): Sealed => {
  const names = Object.keys(words)
  if (names.every((name) => words[name] === '')) return { empty: names }
  const { plain, packed } = packWords(words)
  const nonce = random(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(place, 'utf8'))
  const box = Buffer.concat([nonce, cipher.update(packed ?? plain), cipher.final(), cipher.getAuthTag()])
  const named = packed === null ? {} : { packed: 'deflate:1' as const }
  return { cipher: 'A256GCM', ...named, box: box.toString('base64') }
}

/** Throws when the key, the place or a byte is wrong. */
export const unseal = (key: Uint8Array, place: string, sealed: Sealed): Words => {
  if ('empty' in sealed) return Object.fromEntries(sealed.empty.map((name) => [name, '']))
  const box = Buffer.from(sealed.box, 'base64')
  const nonce = 'nonce' in sealed ? Buffer.from(sealed.nonce, 'base64') : box.subarray(0, nonceBytes)
  const begin = 'nonce' in sealed ? 0 : nonceBytes
  const end = box.length - tagBytes
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
  decipher.setAAD(Buffer.from(place, 'utf8'))
  decipher.setAuthTag(box.subarray(Math.max(end, 0)))
  const open = Buffer.concat([decipher.update(box.subarray(begin, end)), decipher.final()])
  const plain = 'packed' in sealed && sealed.packed !== undefined ? unpack(open, sealed.packed) : open
  return JSON.parse(plain.toString('utf8')) as Words
}

/** Where a sealed field belongs: stream, event type and command. */
export const sealPlace = (stream: string, eventType: string, command: string): string =>
  `${stream}\n${eventType}\n${command}`

/**
 * HMAC-SHA-256 of the command's body with the stream's key, its first 16 bytes, base64. Keyed, because a plain hash of a short
 * text could be guessed long after the text itself was erased.
 */
export const bodyHash = (key: Uint8Array, body: unknown): string =>
  bodyDigest(key, body).subarray(0, bodyHashBytes).toString('base64url')

/** Whether a stored hash is this body's; in entries of format 1 it is whole, and hex. */
export const isHashOfBody = (stored: string, key: Uint8Array, body: unknown): boolean =>
  stored.length === 64 ? bodyDigest(key, body).toString('hex') === stored : bodyHash(key, body) === stored

const bodyHashBytes = 16
const bodyDigest = (key: Uint8Array, body: unknown): Buffer =>
  createHmac('sha256', key).update(canonicalJson(body), 'utf8').digest()

/** JSON with sorted keys: the same body gives the same bytes on every device. */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one ?? null)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const parts: string[] = []
  const fields = value as Readonly<Record<string, unknown>>
  for (const name of Object.keys(fields).sort()) {
    const inner = fields[name]
    if (inner !== undefined) parts.push(`${JSON.stringify(name)}:${canonicalJson(inner)}`)
  }
  return `{${parts.join(',')}}`
}
