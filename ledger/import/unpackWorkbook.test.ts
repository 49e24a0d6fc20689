import { randomBytes } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import * as xlsx from '@e965/xlsx'
import { expect, test } from 'vitest'
import { listZip, unpackWorkbook } from './unpackWorkbook.ts'

const sheetXml = '<a/>'.repeat(300)

type Part = {
  readonly name: string
  readonly bytes: Buffer
  readonly claims?: number
  readonly flags?: number
  readonly extra?: Buffer
}
const zip = (parts: readonly Part[]): Buffer => {
  const heads: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes, claims = bytes.length, flags = 0, extra = Buffer.alloc(0) } of parts) {
    const packed = deflateRawSync(bytes)
    const head = Buffer.alloc(30 + name.length)
    head.writeUInt32LE(0x04034b50)
    head.writeUInt16LE(8, 8)
    head.writeUInt16LE(name.length, 26)
    head.write(name, 30)
    const entry = Buffer.alloc(46 + name.length)
    entry.writeUInt32LE(0x02014b50)
    entry.writeUInt16LE(flags, 8)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(checksum(bytes), 16)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(claims, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt16LE(extra.length, 30)
    entry.writeUInt32LE(offset, 42)
    entry.write(name, 46)
    heads.push(head, packed)
    directory.push(entry, extra)
    offset += head.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...heads, ...directory, end])
}
const checksum = (bytes: Buffer): number => {
  let crc = -1
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ -1) >>> 0
}
const unpack = (file: Buffer) => {
  const listed = listZip(file)
  return listed.ok ? unpackWorkbook(file, listed.value, () => undefined) : listed
}
const part = (more: Partial<Part> = {}): Part => ({ name: 'xl/workbook.xml', bytes: Buffer.from(sheetXml), ...more })

test('parts are unpacked into a zip of stored parts, pictures are left out', () => {
  const unpacked = unpack(zip([part(), part({ name: 'xl/media/photo.png' }), part({ name: 'xl/drawings/d.xml' })]))
  expect(unpacked.ok).toBe(true)
  if (!unpacked.ok) return
  const listed = listZip(unpacked.value)
  expect(listed.ok && listed.value.map(({ name, method, unpacked: size }) => [name, method, size])).toEqual([
    ['xl/workbook.xml', 0, sheetXml.length],
  ])
  expect(unpacked.value.includes(sheetXml)).toBe(true)
  expect(unpack(unpacked.value)).toEqual(unpacked)
})

test('a workbook reads the same, cell by cell, as when the library unpacks it', () => {
  const book = xlsx.utils.book_new()
  const rows = Array.from({ length: 50 }, (_, index) => [`标题${index}`, index, index % 2 === 0])
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows), '表')
  const bytes: unknown = xlsx.write(book, { type: 'buffer', bookType: 'xlsx', compression: true })
  if (!Buffer.isBuffer(bytes)) throw new Error('the library wrote no bytes')
  const unpacked = unpack(bytes)
  if (!unpacked.ok) throw new Error(unpacked.error)
  expect(xlsx.read(unpacked.value).Sheets).toEqual(xlsx.read(bytes).Sheets)
})

test('a zip that claims more than a gigabyte is refused before anything is unpacked', () => {
  expect(unpack(zip([part({ claims: 0x50000000 })]))).toEqual({ ok: false, error: 'too-large' })
  expect(
    unpack(zip(Array.from({ length: 5 }, (_, index) => part({ name: `xl/${index}.xml`, claims: 0x10000000 })))),
  ).toEqual({
    ok: false,
    error: 'too-large',
  })
})

test('a claim in the long form counts too', () => {
  const extra = Buffer.alloc(12)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(8, 2)
  extra.writeBigUInt64LE(2n ** 33n, 4)
  expect(unpack(zip([part({ claims: 0xffffffff, extra })]))).toEqual({ ok: false, error: 'too-large' })
  extra.writeBigUInt64LE(BigInt(sheetXml.length), 4)
  expect(unpack(zip([part({ claims: 0xffffffff, extra })])).ok).toBe(true)
})

test('a ratio that no table has is refused', () => {
  expect(unpack(zip([part({ claims: 100 * 2 ** 20 })]))).toEqual({ ok: false, error: 'too-large' })
})

test('a large sheet of the same row again and again is refused at once, not after a minute of parsing', () => {
  const mebibyte = randomBytes(2 ** 20)
  expect(unpack(zip([part({ bytes: mebibyte, claims: 90 * 2 ** 20 })]))).toEqual({ ok: false, error: 'too-large' })
})

test('a bomb whose directory lies is found while unpacking, before more than the claim is written', () => {
  const bomb = part({ bytes: Buffer.alloc(64 * 2 ** 20), claims: 1000 })
  expect(unpack(zip([bomb]))).toEqual({ ok: false, error: 'too-large' })
})

test('a part with a password is refused as such', () => {
  expect(unpack(zip([part({ flags: 1 })]))).toEqual({ ok: false, error: 'password-protected' })
})

test('no cut and no flipped byte makes it throw or passes unnoticed as other words', () => {
  const good = zip([part(), part({ name: 'xl/worksheets/sheet1.xml' })])
  const whole = unpack(good)
  for (let at = 0; at < good.length; at += 1) {
    expect(() => unpack(good.subarray(0, at))).not.toThrow()
    const flipped = Buffer.from(good)
    flipped.writeUInt8(flipped.readUInt8(at) ^ 0x55, at)
    const read = unpack(flipped)
    if (read.ok && whole.ok && read.value.length >= whole.value.length) expect(read.value.includes(sheetXml)).toBe(true)
  }
})
