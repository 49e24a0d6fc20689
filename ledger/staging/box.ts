import { createCipheriv, createDecipheriv } from 'node:crypto'
import { random } from '../randomPool.ts'

/**
 * Bytes of a staged table as they lie on the disk: nonce, AES-256-GCM, tag. `place` binds a box to its import and rows, so
 * that none opens anywhere else. Dropping the key erases them all at once, whatever the disk still holds.
 */
const nonceBytes = 12
const tagBytes = 16

export const closeBox = (key: Uint8Array, place: string, value: unknown): Uint8Array => {
  const nonce = random(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(place, 'utf8'))
  return Buffer.concat([nonce, cipher.update(JSON.stringify(value), 'utf8'), cipher.final(), cipher.getAuthTag()])
}

/** Throws when the key, the place or a byte is wrong. */
export const openBox = (key: Uint8Array, place: string, box: Uint8Array): unknown => {
  const bytes = Buffer.from(box.buffer, box.byteOffset, box.byteLength)
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes))
  decipher.setAAD(Buffer.from(place, 'utf8'))
  decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes))
  const open = Buffer.concat([decipher.update(bytes.subarray(nonceBytes, bytes.length - tagBytes)), decipher.final()])
  return JSON.parse(open.toString('utf8'))
}
