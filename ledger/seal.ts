import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import type { Words } from '../shared/domain/event.ts'
import { random } from './randomPool.ts'

/**
 * What a person typed, as it stands in an entry: AES-256-GCM with the stream's key, base64. The cipher is named in each
 * sealed field, so that SM4 can stand beside it. The additional data bind it to its place: a sealed text moved to another
 * stream, event or command does not open.
 */
export type Sealed = { readonly cipher: 'A256GCM'; readonly nonce: string; readonly box: string }

export const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16

export const seal = (key: Uint8Array, place: string, words: Words): Sealed => {
  const nonce = random(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(place, 'utf8'))
  const box = Buffer.concat([cipher.update(JSON.stringify(words), 'utf8'), cipher.final(), cipher.getAuthTag()])
  return { cipher: 'A256GCM', nonce: nonce.toString('base64'), box: box.toString('base64') }
}

/** Throws when the key, the place or a byte is wrong. */
export const unseal = (key: Uint8Array, place: string, sealed: Sealed): Words => {
  const box = Buffer.from(sealed.box, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(sealed.nonce, 'base64'))
  decipher.setAAD(Buffer.from(place, 'utf8'))
  decipher.setAuthTag(box.subarray(box.length - tagBytes))
  const open = Buffer.concat([decipher.update(box.subarray(0, box.length - tagBytes)), decipher.final()])
  return JSON.parse(open.toString('utf8')) as Words
}

/** Where a sealed field belongs: stream, event type and command. */
export const sealPlace = (stream: string, eventType: string, command: string): string =>
  `${stream}\n${eventType}\n${command}`

/**
 * HMAC-SHA-256 of the command's body with the stream's key, hex. Keyed, because a plain hash of a short text could be
 * guessed long after the text itself was erased.
 */
export const bodyHash = (key: Uint8Array, body: unknown): string =>
  createHmac('sha256', key).update(canonicalJson(body), 'utf8').digest('hex')

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
