import { crc32, createInflateRaw } from 'node:zlib'
import type { ZipEntry } from './unpackWorkbook.ts'

/** Why a part of a workbook cannot be read; thrown while it is being read, because until then nobody can know. */
export class PartProblem extends Error {
  readonly refusal: 'too-large' | 'damaged-workbook' | 'password-protected' | 'other-encoding'
  constructor(refusal: PartProblem['refusal']) {
    super(refusal)
    this.refusal = refusal
  }
}

const PIECE = 1 << 20

/** A piece of text and how many bytes of the part it stands for. */
export type TextPiece = { readonly text: string; readonly bytes: number }

/**
 * A part of a workbook as text, piece by piece: it never stands in memory as a whole. Length and checksum are verified at its
 * end, and a directory that lied about the length is found before more than that is unpacked.
 */
export async function* textOfPart(file: Buffer, entry: ZipEntry): AsyncGenerator<TextPiece> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let length = 0
  let sum = 0
  try {
    for await (const bytes of bytesOfPart(file, entry)) {
      length += bytes.length
      if (length > entry.unpacked) throw new PartProblem('too-large')
      sum = crc32(bytes, sum)
      if (length === bytes.length && isOtherEncoding(bytes)) throw new PartProblem('other-encoding')
      yield { text: decoder.decode(bytes, { stream: true }), bytes: bytes.length }
    }
    if (length !== entry.unpacked || sum !== entry.crc) throw new PartProblem('damaged-workbook')
    yield { text: decoder.decode(), bytes: 0 }
  } catch (error) {
    if (error instanceof PartProblem) throw error
    // The inflater and the decoder say in their own ways that the bytes are none of theirs.
    if (error instanceof Error && 'code' in error) throw new PartProblem('damaged-workbook')
    throw error
  }
}

async function* bytesOfPart(file: Buffer, entry: ZipEntry): AsyncGenerator<Buffer> {
  const packed = packedBytes(file, entry)
  if (entry.method === 0) {
    for (let at = 0; at < packed.length; at += PIECE) yield packed.subarray(at, at + PIECE)
    return
  }
  if (entry.method !== 8) throw new PartProblem('damaged-workbook')
  const inflater = createInflateRaw({ chunkSize: PIECE })
  inflater.end(packed)
  try {
    for await (const bytes of inflater) yield bytes as Buffer
  } finally {
    inflater.destroy()
  }
}

const packedBytes = (file: Buffer, entry: ZipEntry): Buffer => {
  if (entry.encrypted) throw new PartProblem('password-protected')
  const head = entry.offset
  if (head + 30 > file.length || file.readUInt32LE(head) !== 0x04034b50) throw new PartProblem('damaged-workbook')
  const start = head + 30 + file.readUInt16LE(head + 26) + file.readUInt16LE(head + 28)
  if (start + entry.packed > file.length) throw new PartProblem('damaged-workbook')
  return file.subarray(start, start + entry.packed)
}

/** By a byte order mark of UTF-16, or by what the document declares of itself. */
const isOtherEncoding = (start: Buffer): boolean => {
  if ((start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff)) return true
  const declared = /^[^<]*<\?xml[^>]*\bencoding\s*=\s*["']([^"']*)["']/.exec(start.toString('latin1', 0, 200))?.[1]
  return declared !== undefined && !/^(?:utf-?8|us-ascii)$/i.test(declared)
}
