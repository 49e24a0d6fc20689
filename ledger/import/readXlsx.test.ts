import { deflateRawSync } from 'node:zlib'
import * as xlsx from '@e965/xlsx'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crc32 } from 'node:zlib'
import { isDateFormatCode } from './dateFormat.ts'
import { readingSteps } from './readingSteps.ts'
import { readXlsx } from './readXlsx.ts'
import type { Cell } from './table.ts'

const steps = readingSteps(new AbortController().signal, () => undefined)
const rowsOf = async (file: Buffer) => {
  const read = await readXlsx(file, steps)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value.map(({ name, header, rows, firstRowNumber }) => ({ name, header, rows, firstRowNumber }))
}
const writtenBy = (rows: readonly (readonly unknown[])[], name = '表'): Buffer => {
  const book = xlsx.utils.book_new()
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows.map((row) => [...row])), name)
  return xlsx.write(book, { type: 'buffer', bookType: 'xlsx', compression: true })
}

/** A workbook out of hand-written parts, as other programs write them. */
const zipOf = (parts: Readonly<Record<string, string | Buffer>>): Buffer => {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const head = Buffer.alloc(30)
    head.write('PK\x03\x04', 'latin1')
    head.writeUInt16LE(8, 8)
    head.writeUInt16LE(Buffer.byteLength(name), 26)
    const entry = Buffer.alloc(46)
    entry.write('PK\x01\x02', 'latin1')
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(crc32(bytes), 16)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(bytes.length, 24)
    entry.writeUInt16LE(Buffer.byteLength(name), 28)
    entry.writeUInt32LE(offset, 42)
    pieces.push(head, Buffer.from(name), packed)
    directory.push(entry, Buffer.from(name))
    offset += 30 + Buffer.byteLength(name) + packed.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...pieces, ...directory, end])
}
const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
const bookOf = (
  sheet: string | Buffer,
  more: Readonly<Record<string, string>> = {},
  workbook = '<workbook xmlns:r="r"><workbookPr/><sheets><sheet name="日报 &amp; 周报" sheetId="1" r:id="rId1"/></sheets></workbook>',
): Buffer =>
  zipOf({
    '_rels/.rels': `<Relationships>${relation('rId1', 'officeDocument', '/xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': workbook,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'sharedStrings', '/xl/sharedStrings.xml')}${relation('rId3', 'styles', 'styles.xml')}${relation('rId4', 'chartsheet', 'chartsheets/c.xml')}</Relationships>`,
    'xl/worksheets/sheet1.xml': sheet,
    ...more,
  })
const rowsIn = async (sheetData: string, more?: Readonly<Record<string, string>>, workbook?: string) => {
  const [sheet] = await rowsOf(bookOf(`<worksheet><sheetData>${sheetData}</sheetData></worksheet>`, more, workbook))
  return sheet?.rows
}

test('what another program writes comes back as it was: words of every kind, numbers, truths, gaps', async () => {
  const cell = fc.oneof(
    fc
      .string({ unit: 'grapheme', maxLength: 40 })
      // Line ends are the parser's to make one; a text of blanks is no cell.
      .filter((text) => text.trim() !== '' && !/[\p{Cc}\ufffe\uffff]|_x/u.test(text)),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => value !== 0),
    fc.boolean(),
    fc.constant(null),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 30 }), async (rows) => {
      const table = [['编号', '标题', 'c', 'd', 'e', 'f'], ...rows]
      const [sheet] = await rowsOf(writtenBy(table))
      const trimmed = rows.map((row) => row.slice(0, row.findLastIndex((value) => value !== null) + 1))
      while (trimmed.at(-1)?.length === 0) trimmed.pop()
      expect(sheet?.rows).toEqual(trimmed)
    }),
    { numRuns: 60 },
  )
})

test('inline words, formulas, truths, errors and dates in ISO are read by their type', async () => {
  expect(
    await rowsIn(
      '<row r="1"><c r="A1" t="inlineStr"><is><r><t>编</t></r><r><t>号</t></r></is></c><c r="B1" t="inlineStr"><is><t>标题</t></is></c></row>' +
        '<row r="3"><c r="A3" t="str"><f>A1&amp;"x"</f><v>路灯 &lt;1&gt;</v></c><c r="B3" t="b"><v>1</v></c><c r="C3" t="e"><v>#N/A</v></c>' +
        '<c r="D3" t="d"><v>2020-01-19T14:54:36</v></c><c r="F3"><v>1.5E3</v></c><c r="G3"><f>1/0</f></c></row>',
    ),
  ).toEqual([[], ['路灯 <1>', true, '#N/A', '2020-01-19T14:54:36', null, 1500]])
})

test('rows and cells without a place follow one another; prefixes, comments and CDATA change nothing', async () => {
  const sheet =
    '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>编号</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>标题</x:t></x:is></x:c></x:row>' +
    '<!-- <row> --><x:row><x:c><x:v>1</x:v></x:c><x:c t="inlineStr"><x:is><x:t><![CDATA[<b>&amp;]]></x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>'
  expect((await rowsOf(bookOf(sheet)))[0]).toEqual({
    name: '日报 & 周报',
    header: ['编号', '标题'],
    rows: [[1, '<b>&amp;']],
    firstRowNumber: 2,
  })
})

test('shared words may be rich, have readings beside them, and hold what XML cannot', async () => {
  const strings =
    '<sst><si><t>编号</t></si><si><r><t>标</t></r><r><rPr><b/></rPr><t xml:space="preserve">题 </t></r><rPh sb="0" eb="1"><t>biaoti</t></rPh></si><si><t>a_x000D_&#10;b</t></si></sst>'
  expect(
    await rowsIn(
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" t="s"><v>99</v></c></row>',
      { 'xl/sharedStrings.xml': strings },
    ),
  ).toEqual([['a\r\nb']])
})

test('a number is a date when its style shows one, and counts from 1904 where the workbook says so', async () => {
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="177" formatCode="0.00&quot;天&quot;"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="22"/></cellXfs></styleSheet>'
  const row =
    '<row r="1"><c r="A1" t="inlineStr"><is><t>编号</t></is></c><c r="B1" t="inlineStr"><is><t>时间</t></is></c></row><row r="2"><c r="A2" s="0"><v>42387</v></c><c r="B2" s="1"><v>42387</v></c><c r="C2" s="2"><v>42387</v></c><c r="D2" s="3"><v>42387.5</v></c></row>'
  expect(await rowsIn(row, { 'xl/styles.xml': styles })).toEqual([
    [42387, { serial: 42387 }, 42387, { serial: 42387.5 }],
  ])
  const book =
    '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="a" r:id="rId1"/><sheet name="图" r:id="rId4"/></sheets></workbook>'
  expect(await rowsIn(row, { 'xl/styles.xml': styles }, book)).toMatchObject([
    [42387, { serial: 42387 + 1462 }, 42387, {}],
  ])
})

test('formats show dates as the library judges them', () => {
  const formats = [
    ...[
      'yyyy-mm-dd',
      'm/d/yy h:mm',
      '[$-804]yyyy"年"m"月"d"日"',
      'yyyy\\-mm\\-dd\\ hh:mm:ss',
      '[h]:mm:ss',
      'mm:ss.0',
      'AM/PM h:mm',
    ],
    ...[
      'General',
      '0',
      '0.00',
      '#,##0',
      '0%',
      '0.00E+00',
      '@',
      '"day" 0',
      '[Red]0.00',
      '0_);(0)',
      '#,##0.00"元"',
      '\\d0',
      '* #,##0',
    ],
  ]
  expect(formats.map((code) => [code, isDateFormatCode(code)])).toEqual(
    formats.map((code) => [code, xlsx.SSF.is_date(code)]),
  )
})

test('a sheet that is formatted down to row 65,203 has the 495 rows that it has', async () => {
  const rows = Array.from(
    { length: 65_203 },
    (_, at) =>
      `<row r="${at + 1}">${at < 496 ? `<c r="A${at + 1}" t="inlineStr"><is><t>${at === 0 ? '编号' : at}</t></is></c><c r="B${at + 1}" t="inlineStr"><is><t>标题</t></is></c>` : `<c r="A${at + 1}" s="1"/>`}</row>`,
  )
  expect(await rowsIn(rows.join(''))).toHaveLength(495)
})

test('how far it is is told with every piece, and a reading that is given up stops between two', async () => {
  const many = writtenBy(Array.from({ length: 40_000 }, (_, at) => [`编号${at}`, `标题 ${at * 7919} 路灯不亮 ${at}`]))
  const told: number[] = []
  const cancel = new AbortController()
  const telling = readingSteps(cancel.signal, ({ phase, done, total }) => {
    if (phase !== 'parsing') return
    told.push(done)
    expect(done).toBeLessThanOrEqual(total)
    if (told.length === 3) cancel.abort()
  })
  expect(await readXlsx(many, telling)).toEqual({ ok: false, error: { code: 'cancelled' } })
  expect(told).toHaveLength(3)
  const full = { ...steps, isFull: () => true }
  expect(await readXlsx(many, full)).toEqual({ ok: false, error: { code: 'too-large' } })
})

test('a torn, lying or hostile workbook is refused, and entities of its own are none', async () => {
  const refusal = async (file: Buffer) => {
    const read = await readXlsx(file, steps)
    return read.ok ? 'read' : read.error.code
  }
  const sound = bookOf('<worksheet><sheetData></sheetData></worksheet>')
  expect(await refusal(bookOf('<worksheet><sheetData>'))).toBe('damaged-workbook')
  expect(await refusal(bookOf('<worksheet><sheetData></row></sheetData></worksheet>'))).toBe('damaged-workbook')
  const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData>&a;</sheetData></worksheet>'
  expect(await refusal(bookOf(bomb))).toBe('damaged-workbook')
  expect(await refusal(bookOf(Buffer.from([0x3c, 0x77, 0xff, 0x3e])))).toBe('damaged-workbook')
  const flipped = Buffer.from(sound)
  flipped.writeUInt8((flipped.readUInt8(60) ^ 0xff) & 0xff, 60)
  expect(['damaged-workbook', 'unknown-format']).toContain(await refusal(flipped))
  const beyond = '<worksheet><sheetData><row r="1"><c r="XFE1"><v>1</v></c></row></sheetData></worksheet>'
  expect(await refusal(bookOf(beyond))).toBe('damaged-workbook')
  const below = '<worksheet><sheetData><row r="1048577"><c r="A1048577"><v>1</v></c></row></sheetData></worksheet>'
  expect(await refusal(bookOf(below))).toBe('damaged-workbook')
})

test('a part in another encoding and a binary workbook are read by the library', async () => {
  const utf16 = Buffer.from(
    `\ufeff<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>`,
    'utf16le',
  )
  // Whatever the library makes of it: it is asked, and no words are guessed.
  const read = await readXlsx(bookOf(utf16), steps)
  expect(read.ok || read.error.code === 'damaged-workbook').toBe(true)
  const rows: Cell[][] = [
    ['编号', '标题'],
    ['1', '路灯'],
  ]
  const book = xlsx.utils.book_new()
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows), '表')
  const binary: Buffer = xlsx.write(book, { type: 'buffer', bookType: 'xlsb' })
  expect((await rowsOf(binary))[0]?.rows).toEqual([['1', '路灯']])
})
