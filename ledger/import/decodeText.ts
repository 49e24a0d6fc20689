import { isUtf8 } from 'node:buffer'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import type { TextEncoding } from './table.ts'

export type DecodedText = {
  /** The text in UTF-8, without a byte order mark. */
  readonly utf8: Buffer
  readonly encoding: TextEncoding
}

/**
 * Text by what its bytes are: a byte order mark decides; else strict UTF-8; else GB18030, which holds GBK and GB2312.
 * Never `gbk`: that decoder throws on GB18030's sequences of four bytes. Nothing is decoded with replacement characters,
 * because a changed word would go unnoticed.
 */
export const decodeText = (bytes: Buffer): Result<DecodedText, 'unknown-format' | 'bad-encoding'> => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return strictly(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return strictly(bytes, 'utf-16be')
  if (isBinary(bytes)) return err('unknown-format')
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  if (isUtf8(bytes)) return ok({ utf8: hasMark ? bytes.subarray(3) : bytes, encoding: 'utf-8' })
  if (hasMark) return err('bad-encoding')
  return isDamagedUtf8(bytes) ? err('bad-encoding') : strictly(bytes, 'gb18030')
}

const strictly = (bytes: Buffer, encoding: TextEncoding): Result<DecodedText, 'bad-encoding'> => {
  try {
    return ok({ utf8: Buffer.from(new TextDecoder(encoding, { fatal: true }).decode(bytes)), encoding })
  } catch (error) {
    if (error instanceof TypeError) return err('bad-encoding')
    throw error
  }
}

/** No text has a zero byte, nor one control character in two hundred. */
const isBinary = (bytes: Buffer): boolean => {
  const sample = bytes.subarray(0, 65_536)
  if (sample.includes(0)) return true
  let controls = 0
  for (const byte of sample) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) controls += 1
  return controls * 200 > sample.length
}

/**
 * A UTF-8 file with a few broken bytes often decodes as GB18030, into nonsense. Of real GBK text read as UTF-8 at most two
 * characters survive where three break (windows of 200 bytes); where twice as many survive as break, it was UTF-8.
 */
const isDamagedUtf8 = (bytes: Buffer): boolean => {
  const text = bytes.toString('utf8')
  let broken = 0
  let sound = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0xfffd) broken += 1
    else if (code > 127) sound += 1
  }
  return sound > 0 && broken * 2 < sound
}
