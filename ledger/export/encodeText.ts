import type { TextEncoding } from '../import/table.ts'

/**
 * Text in the encoding of the source that asked for it. Node decodes GB18030 and does not encode it, so the table is made
 * of its own decoder, once, when a file in that encoding is written.
 */
export const encodeText = (text: string, encoding: TextEncoding): Buffer => {
  switch (encoding) {
    case 'utf-8':
      // Spreadsheet programs take a .csv without this mark for the machine's own code page.
      return Buffer.from(`\ufeff${text}`, 'utf8')
    case 'utf-16le':
      return Buffer.from(`\ufeff${text}`, 'utf16le')
    case 'utf-16be':
      return Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
    case 'gb18030':
      return encodeGb18030(text, gb18030.table())
  }
}

type Table = ReadonlyMap<number, number>

const encodeGb18030 = (text: string, table: Table): Buffer => {
  const bytes: number[] = []
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    if (code < 0x80) bytes.push(code)
    else if (code >= 0x10000) fourBytes(bytes, code - 0x10000 + fourByteOffset(0x90, 0x30, 0x81, 0x30))
    else {
      const known = table.get(code)
      // A half of a pair stands for no character in any encoding.
      if (known === undefined) bytes.push(0x3f)
      else if (known < 0x10000) bytes.push(known >> 8, known & 0xff)
      else fourBytes(bytes, known - 0x10000)
    }
  }
  return Buffer.from(bytes)
}

/** Where four bytes stand in their sequence: 81 30 81 30 is 0. */
const fourByteOffset = (a: number, b: number, c: number, d: number): number =>
  (a - 0x81) * 12_600 + (b - 0x30) * 1_260 + (c - 0x81) * 10 + (d - 0x30)

const fourBytes = (into: number[], offset: number): void => {
  into.push(
    0x81 + Math.floor(offset / 12_600),
    0x30 + (Math.floor(offset / 1_260) % 10),
    0x81 + (Math.floor(offset / 10) % 126),
    0x30 + (offset % 10),
  )
}

/** Made once, when it is first asked for, and kept: a table of a million rows asks a million times. */
const gb18030 = (() => {
  let made: Table | null = null
  return {
    table: (): Table => {
      made ??= gb18030Table()
      return made
    },
  }
})()

/** Code point -> two bytes, or 0x10000 + the place among the four-byte characters; those of the first plane. */
const gb18030Table = (): Table => {
  const decoder = new TextDecoder('gb18030')
  const table = new Map<number, number>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue
      const code = only(decoder.decode(Uint8Array.of(lead, trail)))
      if (code !== null && !table.has(code)) table.set(code, (lead << 8) | trail)
    }
  const bytes: number[] = []
  for (let offset = 0; offset <= lastOfFirstPlane; offset += 1) {
    bytes.length = 0
    fourBytes(bytes, offset)
    const code = only(decoder.decode(Uint8Array.from(bytes)))
    if (code !== null && !table.has(code)) table.set(code, 0x10000 + offset)
  }
  return table
}

/** 84 31 A4 39, behind U+FFFF. */
const lastOfFirstPlane = fourByteOffset(0x84, 0x31, 0xa4, 0x39)

const only = (text: string): number | null => {
  const code = text.codePointAt(0) ?? 0xfffd
  return code === 0xfffd || String.fromCodePoint(code) !== text ? null : code
}
