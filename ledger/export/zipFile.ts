import { createDeflateRaw } from 'node:zlib'
import { crcOf } from './crc32.ts'
import { type FileSink, openSink } from './tableFile.ts'

/**
 * A zip archive written from front to back, for sheets that no memory should hold: sizes and checksums follow each part in a
 * data descriptor (APPNOTE 4.3.9). Parts over 4 GiB are refused by their writer, which counts rows.
 */
export type ZipFile = {
  /** One part at a time: `write` its pieces, then `end` it before the next. */
  readonly part: (name: string) => Promise<ZipPart>
  readonly finish: () => Promise<void>
  readonly discard: () => Promise<void>
}
export type ZipPart = { readonly write: (text: string) => Promise<void>; readonly end: () => Promise<void> }

type Written = {
  readonly name: Buffer
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

export const openZip = async (path: string): Promise<ZipFile> => {
  const sink = await openSink(path)
  const parts: Written[] = []
  let at = 0
  const put = async (piece: Uint8Array): Promise<void> => {
    at += piece.length
    await sink.write(piece)
  }
  return {
    part: async (name) => {
      const offset = at
      const bytes = Buffer.from(name, 'utf8')
      await put(localHeader(bytes))
      return startPart(put, (packed) => parts.push({ name: bytes, offset, ...packed }))
    },
    finish: () => finish(sink, put, parts, () => at),
    discard: sink.discard,
  }
}

const startPart = (
  put: (piece: Uint8Array) => Promise<void>,
  onEnd: (part: Omit<Written, 'name' | 'offset'>) => void,
): ZipPart => {
  const deflate = createDeflateRaw({ level: 6 })
  const packedPieces: Buffer[] = []
  deflate.on('data', (piece: Buffer) => packedPieces.push(piece))
  let crc = 0
  let size = 0
  let packed = 0
  const drain = async (): Promise<void> => {
    for (const piece of packedPieces.splice(0)) {
      packed += piece.length
      await put(piece)
    }
  }
  return {
    write: async (text) => {
      const bytes = Buffer.from(text, 'utf8')
      crc = crcOf(bytes, crc)
      size += bytes.length
      await new Promise<void>((resolve, reject) =>
        deflate.write(bytes, (problem) => (problem ? reject(problem) : resolve())),
      )
      await drain()
    },
    end: async () => {
      await new Promise<void>((resolve) => {
        deflate.once('end', resolve)
        deflate.end()
      })
      await drain()
      await put(descriptor(crc, packed, size))
      onEnd({ crc, packed, size })
    },
  }
}

const finish = async (
  sink: FileSink,
  put: (piece: Uint8Array) => Promise<void>,
  parts: readonly Written[],
  place: () => number,
): Promise<void> => {
  const start = place()
  for (const part of parts) await put(directoryEntry(part))
  await put(directoryEnd(parts.length, place() - start, start))
  await sink.finish()
}

/** Flags: sizes follow (bit 3), names are UTF-8 (bit 11). The date is the first that the format knows: files of one table are equal. */
const flags = 0x0808
const deflated = 8
const date = 0x0021

const localHeader = (name: Buffer): Buffer => {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(flags, 6)
  head.writeUInt16LE(deflated, 8)
  head.writeUInt16LE(date, 12)
  head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, name])
}

const descriptor = (crc: number, packed: number, size: number): Buffer => {
  const tail = Buffer.alloc(16)
  tail.writeUInt32LE(0x08074b50, 0)
  tail.writeUInt32LE(crc, 4)
  tail.writeUInt32LE(packed, 8)
  tail.writeUInt32LE(size, 12)
  return tail
}

const directoryEntry = ({ name, crc, packed, size, offset }: Written): Buffer => {
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x02014b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(20, 6)
  head.writeUInt16LE(flags, 8)
  head.writeUInt16LE(deflated, 10)
  head.writeUInt16LE(date, 14)
  head.writeUInt32LE(crc, 16)
  head.writeUInt32LE(packed, 20)
  head.writeUInt32LE(size, 24)
  head.writeUInt16LE(name.length, 28)
  head.writeUInt32LE(offset, 42)
  return Buffer.concat([head, name])
}

const directoryEnd = (count: number, size: number, offset: number): Buffer => {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return end
}
