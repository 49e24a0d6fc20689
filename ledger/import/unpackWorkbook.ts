import { crc32, inflateRawSync } from 'node:zlib'
import { err, ok, type Result } from '../../shared/kernel/result.ts'

export type ZipEntry = {
  readonly name: string
  readonly packed: number
  /** What the directory claims; a lie is found when unpacking, before more than that is written. */
  readonly unpacked: number
  readonly crc: number
  readonly method: number
  readonly encrypted: boolean
  readonly offset: number
}
export type UnpackRefusal = 'too-large' | 'damaged-workbook' | 'password-protected'

const GIB = 2 ** 30
/** One part becomes one JavaScript string, and none can be longer than this. */
const LONGEST_PART = 2 ** 29 - 25
/**
 * Tables of people's words shrink to a fifth, of codes to a thirtieth. What is large and shrinks to less says the same again
 * and again: 3 MB of it hold the parser for a minute, silently, and then run into its memory limit.
 */
const WORST_RATIO = 60
const WORTH_A_LOOK = 64 * 2 ** 20

/** The central directory of a zip, by itself: cheap, and what it claims can be judged before anything is unpacked. */
export const listZip = (file: Buffer): Result<readonly ZipEntry[], 'damaged-workbook'> => {
  // The end record stands before a comment of at most 65,535 bytes.
  const end = file.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0 || end + 22 > file.length || end < file.length - 22 - 65_535) return err('damaged-workbook')
  const count = file.readUInt16LE(end + 10)
  let at = file.readUInt32LE(end + 16)
  const entries: ZipEntry[] = []
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== 0x02014b50) return err('damaged-workbook')
    const nameLength = file.readUInt16LE(at + 28)
    const extraLength = file.readUInt16LE(at + 30)
    const next = at + 46 + nameLength + extraLength + file.readUInt16LE(at + 32)
    if (next > file.length) return err('damaged-workbook')
    const large = zip64(file.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength))
    const long = (offset: number): number => {
      const value = file.readUInt32LE(offset)
      return value === 0xffff_ffff ? (large.shift() ?? Number.POSITIVE_INFINITY) : value
    }
    // The large values stand in this order: unpacked, packed, offset.
    const unpacked = long(at + 24)
    const packed = long(at + 20)
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
      packed,
      unpacked,
      crc: file.readUInt32LE(at + 16),
      method: file.readUInt16LE(at + 10),
      encrypted: (file.readUInt16LE(at + 8) & 0x41) !== 0,
      offset: long(at + 42),
    })
    at = next
  }
  return ok(entries)
}

/** Whether a zip claims to hold more than can be read, or what no table shrinks to. */
export const claimsTooMuch = (file: Buffer, entries: readonly ZipEntry[]): boolean => {
  const claimed = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  return (
    claimed > GIB ||
    entries.some((entry) => entry.unpacked > LONGEST_PART) ||
    (claimed > WORTH_A_LOOK && claimed > WORST_RATIO * file.length)
  )
}

/**
 * The workbook as a zip of stored parts, each unpacked by native code, with its length and checksum verified; pictures and
 * other parts that hold no cells are left out. Reading that takes two thirds of the time of letting the library unpack, and
 * the library would neither notice a flipped bit nor stop at what a lying directory claims.
 */
export const unpackWorkbook = (
  file: Buffer,
  entries: readonly ZipEntry[],
  onPart: (done: number, total: number) => void,
): Result<Buffer, UnpackRefusal> => {
  if (claimsTooMuch(file, entries)) return err('too-large')
  const needed = entries.filter((entry) => /\.(?:xml|rels|bin)$/i.test(entry.name) && !cellFree.test(entry.name))
  if (needed.some((entry) => entry.encrypted)) return err('password-protected')
  const total = needed.reduce((sum, entry) => sum + entry.unpacked, 0)
  const parts: { entry: ZipEntry; bytes: Buffer }[] = []
  let done = 0
  for (const entry of needed) {
    const bytes = unpack(file, entry)
    if (!bytes.ok) return bytes
    parts.push({ entry, bytes: bytes.value })
    done += bytes.value.length
    onPart(done, total)
  }
  return ok(storedZip(parts))
}

const cellFree =
  /^xl\/(?:media|drawings|charts|embeddings|printerSettings|vbaProject|ctrlProps|activeX|calcChain|externalLinks)/i

const unpack = (file: Buffer, entry: ZipEntry): Result<Buffer, UnpackRefusal> => {
  const head = entry.offset
  if (head + 30 > file.length || file.readUInt32LE(head) !== 0x04034b50) return err('damaged-workbook')
  const start = head + 30 + file.readUInt16LE(head + 26) + file.readUInt16LE(head + 28)
  if (start + entry.packed > file.length) return err('damaged-workbook')
  const packed = file.subarray(start, start + entry.packed)
  try {
    const bytes = entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpacked) })
    const sound = (entry.method === 0 || entry.method === 8) && bytes.length === entry.unpacked
    return sound && crc32(bytes) === entry.crc ? ok(bytes) : err('damaged-workbook')
  } catch (error) {
    // More comes out than the directory claims: it lied, as only a file does that was made to do harm.
    const lied = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return err(lied ? 'too-large' : 'damaged-workbook')
  }
}

/** Values of the ZIP64 extra field (id 1), in the order in which the plain fields are full. */
const zip64 = (extra: Buffer): number[] => {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    const size = Math.min(extra.readUInt16LE(at + 2), extra.length - at - 4)
    return Array.from({ length: Math.floor(size / 8) }, (_, index) => Number(extra.readBigUInt64LE(at + 4 + index * 8)))
  }
  return []
}

const storedZip = (parts: readonly { readonly entry: ZipEntry; readonly bytes: Buffer }[]): Buffer => {
  const heads: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { entry, bytes } of parts) {
    const name = Buffer.from(entry.name)
    // Version 2.0, UTF-8 names, stored, 1980-01-01, then checksum and both lengths: the same 26 bytes in both records.
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x0800, 2)
    common.writeUInt16LE(0x21, 8)
    common.writeUInt32LE(entry.crc, 10)
    common.writeUInt32LE(bytes.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(name.length, 22)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    heads.push(Buffer.from('PK\x03\x04', 'latin1'), common, name, bytes)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, name)
    offset += 30 + name.length + bytes.length
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...heads, ...directory, end])
}
