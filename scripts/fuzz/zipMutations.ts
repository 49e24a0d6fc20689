import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import { listZip } from '../../ledger/import/unpackWorkbook.ts'
import type { SeededRandom } from '../seededRandom.ts'
import { mutateBytes } from './byteMutations.ts'

/** A part of a workbook; `claims` is what the directory says of its length. */
export type Part = { readonly name: string; readonly bytes: Buffer; readonly claims?: number; readonly method?: number }

export const unzip = (file: Buffer): Part[] => {
  const listed = listZip(file)
  if (!listed.ok) return []
  return listed.value.map(({ name, offset, packed, method }) => {
    const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28)
    const bytes = file.subarray(start, start + packed)
    return { name, bytes: method === 0 ? bytes : inflateRawSync(bytes) }
  })
}

/** Lengths and checksums are right unless a part claims otherwise, so that what is in the parts is really read. */
export const zip = (parts: readonly Part[]): Buffer => {
  const heads: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes, claims = bytes.length, method = 8 } of parts) {
    const packed = method === 0 ? bytes : deflateRawSync(bytes, { level: 1 })
    const title = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(method, 4)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(claims, 18)
    common.writeUInt16LE(title.length, 22)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    heads.push(Buffer.from('PK\x03\x04', 'latin1'), common, title, packed)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, title)
    offset += 30 + title.length + packed.length
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length % 65_536, 8)
  end.writeUInt16LE(parts.length % 65_536, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...heads, ...directory, end])
}

type Harm = readonly [what: string, (sheet: string, random: SeededRandom) => string]
const inSheet = (sheet: string, more: string): string => sheet.replace('<sheetData>', `<sheetData>${more}`)
const behind = (sheet: string, more: string): string => sheet.replace('</sheetData>', `</sheetData>${more}`)
const cell = (place: string, value: string): string => `<c r="${place}" t="str"><v>${value}</v></c>`

/** What a sheet can say to do harm, or says because another program wrote it badly. */
const harms: readonly [Harm, ...Harm[]] = [
  ['huge dimension', (sheet) => sheet.replace(/<dimension[^>]*>/, '<dimension ref="A1:XFD1048576"/>')],
  ['impossible dimension', (sheet) => sheet.replace(/<dimension[^>]*>/, '<dimension ref="ZZZZZZ0:A99999999999"/>')],
  [
    'last row',
    (sheet) => sheet.replace('</sheetData>', `<row r="1048576">${cell('A1048576', '尾')}</row></sheetData>`),
  ],
  ['last column', (sheet) => inSheet(sheet, `<row r="1">${cell('XFD1', '尾')}</row>`)],
  [
    'last cell in many rows',
    (sheet, random) =>
      sheet.replace(
        '</sheetData>',
        `${Array.from({ length: random.int(1, 300) }, (_, at) => `<row r="${at + 500}">${cell(`XFD${at + 500}`, 'x')}</row>`).join('')}</sheetData>`,
      ),
  ],
  ['row of a billion', (sheet) => inSheet(sheet, `<row r="999999999">${cell('A999999999', '远')}</row>`)],
  ['column beyond all', (sheet) => inSheet(sheet, `<row r="2">${cell('ZZZZZZ2', '远')}</row>`)],
  ['place that is none', (sheet) => inSheet(sheet, `<row r="-5">${cell('A-5', '负')}${cell('0', '零')}</row>`)],
  ['merge over all', (sheet) => behind(sheet, '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>')],
  [
    'many merges',
    (sheet, random) =>
      behind(
        sheet,
        `<mergeCells>${Array.from({ length: random.int(1000, 200_000) }, (_, at) => `<mergeCell ref="A${at * 2 + 1}:B${at * 2 + 2}"/>`).join('')}</mergeCells>`,
      ),
  ],
  [
    'many merges across a wide header',
    (sheet) =>
      behind(
        inSheet(sheet, `<row r="1">${cell('A1', '标题')}${cell('XFD1', '内容')}</row>`),
        `<mergeCells>${Array.from({ length: 20_000 }, (_, at) => `<mergeCell ref="A${at * 2 + 9}:B${at * 2 + 10}"/>`).join('')}</mergeCells>`,
      ),
  ],
  ['merge backwards', (sheet) => behind(sheet, '<mergeCells><mergeCell ref="D9:A1"/><mergeCell ref=""/></mergeCells>')],
  [
    'deep nesting',
    (sheet, random) => {
      const depth = random.int(1000, 200_000)
      return inSheet(sheet, `${'<row>'.repeat(depth)}${'</row>'.repeat(depth)}`)
    },
  ],
  [
    'deep nesting in a cell',
    (sheet) => inSheet(sheet, `<row r="1"><c r="A1" t="inlineStr">${'<is><t>'.repeat(50_000)}x</c></row>`),
  ],
  [
    'entities in entities',
    (sheet) =>
      sheet
        .replace(
          /^(<\?xml[^>]*>)?/,
          `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol">${Array.from({ length: 12 }, (_, at) => `<!ENTITY ${String.fromCharCode(98 + at)} "${`&${String.fromCharCode(97 + at)};`.repeat(10)}">`).join('')}]>`,
        )
        .replace('<sheetData>', `<sheetData><row r="1">${cell('A1', '&m;')}</row>`),
  ],
  [
    'long attribute',
    (sheet, random) => sheet.replace('<sheetData>', `<sheetData x="${'y'.repeat(random.int(1000, 5_000_000))}">`),
  ],
  [
    'long cell',
    (sheet, random) => inSheet(sheet, `<row r="3">${cell('C3', '长'.repeat(random.int(30_000, 3_000_000)))}</row>`),
  ],
  [
    'characters that are none',
    (sheet) => inSheet(sheet, `<row r="3">${cell('A3', '&#0;&#xFFFFFFFF;&#xD800;&#1114112;&nbsp;&')}</row>`),
  ],
  [
    'shared words that are not there',
    (sheet) =>
      inSheet(
        sheet,
        '<row r="3"><c r="A3" t="s"><v>4294967295</v></c><c r="B3" t="s"><v>-1</v></c><c r="C3" t="s"/></row>',
      ),
  ],
  [
    'numbers that are none',
    (sheet) =>
      inSheet(
        sheet,
        `<row r="3">${['1e400', '-1e400', 'NaN', '', '0x10', '1,5', '9'.repeat(400)].map((value, at) => `<c r="${'ABCDEFG'[at]}3" s="1"><v>${value}</v></c>`).join('')}</row>`,
      ),
  ],
  [
    'errors and unknown kinds',
    (sheet) =>
      inSheet(
        sheet,
        '<row r="3"><c r="A3" t="e"><v>#BOO!</v></c><c r="B3" t="zz"><v>1</v></c><c r="C3" t="b"><v>7</v></c></row>',
      ),
  ],
  ['styles that are not there', (sheet) => sheet.replaceAll('<c ', '<c s="99999999" ')],
  [
    'empty cells without number',
    (sheet) => inSheet(sheet, `<row r="1">${Array.from({ length: 200_000 }, () => '<c/>').join('')}</row>`),
  ],
  ['empty rows without number', (sheet) => inSheet(sheet, '<row/>'.repeat(300_000))],
  ['no cells', (sheet) => sheet.replace(/<sheetData>.*<\/sheetData>/s, '<sheetData/>')],
  ['torn', (sheet, random) => sheet.slice(0, random.int(0, sheet.length))],
]

const sheetPart = /^xl\/worksheets\/sheet1\.xml$/

/** A workbook whose zip is in order and whose parts are not. */
export const harmSheet = (random: SeededRandom, file: Buffer): { readonly what: string; readonly bytes: Buffer } => {
  const [what, harm] = random.pick(harms)
  const parts = unzip(file).map((part) =>
    sheetPart.test(part.name) ? { ...part, bytes: Buffer.from(harm(part.bytes.toString('utf8'), random)) } : part,
  )
  return { what, bytes: zip(parts) }
}

export const mutateParts = (random: SeededRandom, file: Buffer): { readonly what: string; readonly bytes: Buffer } => {
  const parts = unzip(file)
  const at = random.int(0, Math.max(0, parts.length - 1))
  const to = random.int(0, Math.max(0, parts.length - 1))
  const [one, other] = [parts[at], parts[to]]
  if (one === undefined || other === undefined) return { what: 'no zip', bytes: file }
  switch (random.int(0, 6)) {
    case 0:
      return {
        what: 'swapped entries',
        bytes: zip(parts.with(at, { ...one, bytes: other.bytes }).with(to, { ...other, bytes: one.bytes })),
      }
    case 1:
      return { what: 'missing entry', bytes: zip(parts.toSpliced(at, 1)) }
    case 2:
      return { what: 'entry twice', bytes: zip([...parts, { ...one, bytes: other.bytes }]) }
    case 3:
      return {
        what: 'lying length',
        bytes: zip(parts.with(at, { ...one, claims: random.pick([0, 1, 2 ** 20, 2 ** 30, 2 ** 32 - 1]) })),
      }
    case 4:
      return { what: 'unknown packing', bytes: zip(parts.with(at, { ...one, method: random.pick([0, 1, 9, 12, 99]) })) }
    default:
      return {
        what: 'mutated part',
        bytes: zip(parts.with(at, { ...one, bytes: mutateBytes(random, one.bytes, other.bytes) })),
      }
  }
}

/** Rows that shrink to almost nothing: `megabytes` of them in one sheet. */
export const bomb = (file: Buffer, megabytes: number): Buffer => {
  const row = `<row>${'<c t="str"><v>路灯不亮</v></c>'.repeat(8)}</row>`
  const rows = row.repeat(Math.ceil((megabytes * 2 ** 20) / Buffer.byteLength(row)))
  return zip(
    unzip(file).map((part) =>
      sheetPart.test(part.name)
        ? { ...part, bytes: Buffer.from(part.bytes.toString('utf8').replace('</sheetData>', `${rows}</sheetData>`)) }
        : part,
    ),
  )
}
