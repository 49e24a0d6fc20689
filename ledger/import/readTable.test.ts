import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as xlsx from '@e965/xlsx'
import { afterAll, expect, test } from 'vitest'
import { type ImportProgress, importProgress } from '../../shared/contract/importing.ts'
import { readTable } from './readTable.ts'
import type { Cell } from './table.ts'

const folder = mkdtempSync(join(tmpdir(), 'youjie-import-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const read = (path: string) => readTable(path, new AbortController().signal, () => undefined)
const refusal = async (path: string) => {
  const table = await read(path)
  return table.ok ? 'read' : table.error.code
}
const onlySheet = async (path: string) => {
  const table = await read(path)
  const sheet = table.ok ? table.value.sheets[0] : undefined
  if (!table.ok || sheet === undefined) throw new Error(JSON.stringify(table))
  return { ...sheet, format: table.value.format, encoding: table.value.encoding }
}

type Written = string | number | boolean | null | xlsx.CellObject
const workbook = (
  rows: readonly (readonly Written[])[],
  change: (book: xlsx.WorkBook, sheet: xlsx.WorkSheet) => void = () => {},
) => {
  const sheet = xlsx.utils.aoa_to_sheet(rows.map((row) => [...row]))
  const book = xlsx.utils.book_new()
  xlsx.utils.book_append_sheet(book, sheet, '表一')
  change(book, sheet)
  return book
}
const bytesOf = (book: xlsx.WorkBook, bookType: xlsx.BookType = 'xlsx'): Buffer => {
  const bytes: unknown = xlsx.write(book, { type: 'buffer', bookType, compression: true })
  if (!Buffer.isBuffer(bytes)) throw new Error('the library wrote no bytes')
  return bytes
}
const dateCell = (serial: number): xlsx.CellObject => ({ t: 'n', v: serial, z: 'yyyy-mm-dd hh:mm:ss' })
const plainRows = [
  ['编号', '标题', '内容'],
  ['1', '路灯', '不亮'],
]

test('a workbook is read with dates kept apart from numbers, and row numbers are those of the spreadsheet', async () => {
  const rows = [
    ['工单编号', '标题', '来电时间', '内容', '次数'],
    ['1', '路灯', dateCell(43849.62125), 'x'.repeat(9000), 3],
    [null, null, null, null, null],
    ['3', '😀噪音\n第二行', '2020/1/19 14:54:36', null, true],
    [' \u3000', null, null, null, null],
  ]
  const sheet = await onlySheet(file('a.xlsx', bytesOf(workbook(rows))))
  expect(sheet).toEqual({
    name: '表一',
    format: 'xlsx',
    encoding: undefined,
    header: ['工单编号', '标题', '来电时间', '内容', '次数'],
    headerRow: 1,
    firstRowNumber: 2,
    rows: [
      ['1', '路灯', { serial: 43849.62125 }, 'x'.repeat(9000), 3],
      [],
      ['3', '😀噪音\n第二行', '2020/1/19 14:54:36', null, true],
    ],
    emptyRows: 1,
  })
})

test('serials of a workbook that counts from 1904 come in the 1900 system', async () => {
  const book = workbook(
    [
      ['编号', '时间'],
      ['1', dateCell(42387)],
    ],
    (made) => {
      made.Workbook = { WBProps: { date1904: true } }
    },
  )
  expect((await onlySheet(file('mac.xlsx', bytesOf(book)))).rows[0]?.[1]).toEqual({ serial: 43849 })
})

test('title rows above a merged header are skipped', async () => {
  const rows = [
    ['某市诉求汇总表', null, null, null],
    ['2020年1月', null, null, null],
    ['工单编号', '诉求人', null, '内容'],
    [null, '姓名', '电话', null],
    ['7', '王女士', '13800000000', '路灯不亮'],
  ]
  const book = workbook(rows, (_, sheet) => {
    sheet['!merges'] = ['A1:D1', 'A2:D2', 'A3:A4', 'B3:C3', 'D3:D4'].map((area) => xlsx.utils.decode_range(area))
  })
  expect(await onlySheet(file('titles.xlsx', bytesOf(book)))).toMatchObject({
    header: ['工单编号', '诉求人 姓名', '诉求人 电话', '内容'],
    headerRow: 4,
    firstRowNumber: 5,
    rows: [['7', '王女士', '13800000000', '路灯不亮']],
  })
})

test('a sheet that claims more rows than it has is cut to what it has', async () => {
  const book = workbook(plainRows, (_, sheet) => {
    sheet['!ref'] = 'A1:C65203'
  })
  expect((await onlySheet(file('claims.xlsx', bytesOf(book)))).rows).toHaveLength(1)
})

test('several sheets are all read', async () => {
  const book = workbook([])
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(plainRows), '表二')
  const table = await read(file('two.xlsx', bytesOf(book)))
  expect(table.ok && table.value.sheets.map((sheet) => [sheet.name, sheet.rows.length])).toEqual([
    ['表一', 0],
    ['表二', 1],
  ])
})

test('the name of a file decides nothing', async () => {
  expect(await onlySheet(file('old.csv', bytesOf(workbook(plainRows), 'biff8')))).toMatchObject({
    format: 'xls',
    rows: [plainRows[1]],
  })
  expect(await onlySheet(file('new.xls', bytesOf(workbook(plainRows))))).toMatchObject({
    format: 'xlsx',
    rows: [plainRows[1]],
  })
  expect(await onlySheet(file('text.xlsx', '编号,标题\n1,路灯\n'))).toMatchObject({
    format: 'csv',
    rows: [['1', '路灯']],
  })
  expect(await refusal(file('letter.xlsx', '尊敬的领导：\n小区的路灯坏了三个月。\n请派人修理。\n'))).toBe('not-a-table')
})

// 㐀 is 0x8139EE39 in GB18030 and does not exist in GBK.
const gb18030 = Buffer.concat([
  Buffer.from([0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xb1, 0xea, 0xcc, 0xe2, 0x0d, 0x0a]),
  Buffer.from([0x31, 0x2c, 0x81, 0x39, 0xee, 0x39, 0xc2, 0xb7, 0x0d, 0x0a]),
])

test.each<[string, string | Uint8Array, string, readonly (readonly Cell[])[]]>([
  ['UTF-8', '编号,标题\n1,😀路灯\n', 'utf-8', [['1', '😀路灯']]],
  ['UTF-8 with a byte order mark', '\uFEFF编号;标题\r\n1;"a;b\r\n""c"""\r\n', 'utf-8', [['1', 'a;b\r\n"c"']]],
  ['GB18030 with characters of four bytes', gb18030, 'gb18030', [['1', '㐀路']]],
  [
    'UTF-16 with tabs, as spreadsheets save it',
    Buffer.from('\uFEFF编号\t标题\r\n1\t路,灯\r\n', 'utf16le'),
    'utf-16le',
    [['1', '路,灯']],
  ],
])('text in %s is read', async (name, content, encoding, rows) => {
  expect(await onlySheet(file(`${name}.csv`, content))).toMatchObject({ encoding, header: ['编号', '标题'], rows })
})

test('an emoji on the border between two pieces of a large text stays whole', async () => {
  const line = '12345,😀😀😀😀😀😀\n'
  const sheet = await onlySheet(file('large.csv', `a编号,标题\n${line.repeat(40_000)}`))
  expect(sheet.rows).toHaveLength(40_000)
  expect(new Set(sheet.rows.map((row) => row.join()))).toEqual(new Set(['12345,😀😀😀😀😀😀']))
})

test('blank lines of a text count as rows, ragged rows keep all their values', async () => {
  const sheet = await onlySheet(file('ragged.csv', '编号,标题\n\n1,路灯,x,y\n,,\n2\n\n\n'))
  expect(sheet).toMatchObject({ header: ['编号', '标题', 'C', 'D'], firstRowNumber: 2, emptyRows: 2 })
  expect(sheet.rows).toEqual([[], ['1', '路灯', 'x', 'y'], [], ['2']])
})

test('quotation marks within words are kept as they are', async () => {
  expect((await onlySheet(file('inch.csv', '编号,标题\n1,他说"好"\n2,"24"" 管"\n'))).rows).toEqual([
    ['1', '他说"好"'],
    ['2', '24" 管'],
  ])
})

test('every way in which a file cannot be read has its code', async () => {
  const good = bytesOf(
    workbook([...plainRows, ...Array.from({ length: 200 }, (_, index) => [String(index), `标题${index}`, 'x'])]),
  )
  const flipped = Buffer.from(good)
  const sheetAt = flipped.indexOf('xl/worksheets/sheet1.xml') + 60
  flipped.writeUInt8(flipped.readUInt8(sheetAt) ^ 0xff, sheetAt)
  const withBom = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), gb18030])
  const brokenUtf8 = Buffer.concat([Buffer.from('编号,标题\n1,小区路灯不亮很久了\n2,小区'), Buffer.from([0xe8, 0x41])])
  const cases: readonly (readonly [string, string | Uint8Array, string])[] = [
    ['empty.xlsx', '', 'empty-file'],
    ['half.xlsx', good.subarray(0, good.length >> 1), 'damaged-workbook'],
    ['flipped.xlsx', flipped, 'damaged-workbook'],
    ['other.zip', bytesOf(workbook(plainRows), 'ods'), 'unknown-format'],
    ['picture.xlsx', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), 'unknown-format'],
    ['noise.csv', Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7919) % 251)), 'unknown-format'],
    ['torn.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 1, 2, 3]), 'damaged-workbook'],
    ['page.xls', '<html><style>a{b:c;d:e}</style>\n<p>1;2</p></html>', 'not-a-table'],
    ['data.csv', '[\n {"编号": 1},\n {"编号": 2}\n]', 'not-a-table'],
    ['bom.csv', withBom, 'bad-encoding'],
    ['cut.csv', brokenUtf8, 'bad-encoding'],
    ['header.csv', '编号,标题\n', 'no-rows'],
    ['blank.csv', ' \n\n', 'no-rows'],
    ['header.xlsx', bytesOf(workbook([['编号', '标题']])), 'no-rows'],
    ['quote.csv', '编号,标题\n1,a\n2,"b\n3,c\n', 'unclosed-quote'],
  ]
  for (const [name, content, code] of cases) expect([name, await refusal(file(name, content))]).toEqual([name, code])
})

test('a refusal names the file, and where the quotation mark stands', async () => {
  expect(await read(file('quote2.csv', '编号,标题\n1,a\n2,"b\n3,c\n'))).toEqual({
    ok: false,
    error: { code: 'unclosed-quote', fileName: 'quote2.csv', detail: '3' },
  })
})

test('a file that is not there and a folder cannot be read, and the system says why', async () => {
  expect(await read(join(folder, 'missing.xlsx'))).toMatchObject({ error: { code: 'cannot-read', detail: 'ENOENT' } })
  expect(await read(folder)).toMatchObject({ error: { code: 'cannot-read', detail: 'EISDIR' } })
})

test('a reading that was given up says so', async () => {
  const cancel = new AbortController()
  cancel.abort()
  for (const path of [file('c.xlsx', bytesOf(workbook(plainRows))), file('c.csv', '编号,标题\n1,2\n')]) {
    expect(await readTable(path, cancel.signal, () => undefined)).toMatchObject({ error: { code: 'cancelled' } })
  }
})

test('progress grows to its total in every phase', async () => {
  const seen: string[] = []
  const path = file('p.csv', `编号,标题\n${'1,路灯\n'.repeat(100_000)}`)
  const last = new Map<string, readonly [number, number]>()
  await readTable(path, new AbortController().signal, ({ phase, done, total }) => {
    expect(done).toBeGreaterThan(last.get(phase)?.[0] ?? 0)
    last.set(phase, [done, total])
    seen.push(phase)
  })
  expect([...last.keys()]).toEqual(['reading', 'parsing'])
  for (const [done, total] of last.values()) expect(done).toBe(total)
  expect(seen.length).toBeGreaterThan(3)
})

test('a text of blank lines alone still tells how far it is, every few ten thousand lines', async () => {
  const path = file('blanks.csv', `编号,标题\n1,路灯\n${'\n'.repeat(150_000)}2,井盖\n`)
  const seen: number[] = []
  await readTable(path, new AbortController().signal, ({ phase, done }) => {
    if (phase === 'parsing') seen.push(done)
  })
  const steps = seen.map((done, at) => done - (seen[at - 1] ?? 0))
  expect(Math.max(...steps)).toBeLessThanOrEqual(65_536)
})

test('an old workbook that breaks off anywhere is read or refused, and all that is told on the way are whole numbers', async () => {
  const whole = bytesOf(workbook(plainRows), 'biff8')
  const told: ImportProgress[] = []
  for (let length = 3000; length < 3300; length += 2) {
    const path = file('cut.xls', whole.subarray(0, length))
    await readTable(path, new AbortController().signal, (progress) => told.push(progress))
  }
  expect(told.length).toBeGreaterThan(10)
  expect(told.filter((progress) => !importProgress.safeParse(progress).success)).toEqual([])
})

/** An old workbook in which other records, kind and length first, stand in the place of the number 3's. */
const withRecords = (put: (number: Buffer) => readonly Buffer[]): Buffer => {
  const book = workbook([
    ['编号', '标题', '次数'],
    ['1', '路灯', 3],
    ['2', '停水', 4],
  ])
  const container = xlsx.CFB.read(bytesOf(book, 'biff8'), { type: 'buffer' })
  const stream = xlsx.CFB.find(container, '/Workbook')
  if (stream === null) throw new Error('no workbook in it')
  const records = Buffer.from(stream.content as Uint8Array)
  for (let at = 0; at + 4 <= records.length; at += 4 + records.readUInt16LE(at + 2)) {
    const body = records.subarray(at + 4, at + 4 + records.readUInt16LE(at + 2))
    if (records.readUInt16LE(at) !== 0x0203 || body.readDoubleLE(6) !== 3) continue
    const behind = at + 4 + body.length
    stream.content = Buffer.concat([
      records.subarray(0, at),
      ...put(records.subarray(at, behind)),
      records.subarray(behind),
    ])
    stream.size = stream.content.length
    return xlsx.CFB.write(container, { type: 'buffer' }) as unknown as Buffer
  }
  throw new Error('the number was not written')
}

const recordOf = (kind: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(4)
  head.writeUInt16LE(kind, 0)
  head.writeUInt16LE(body.length, 2)
  return Buffer.concat([head, body])
}

/** The number 3 is what a formula gave; `change` sees its record. */
const withFormula = (change: (record: Buffer) => void): Buffer =>
  withRecords((number) => {
    const value = number.subarray(10, 18)
    // Row, column and format; the value; flags; how long the formula is, and its only token, the number 1.
    const record = recordOf(0x0006, number.subarray(4, 10), value, Buffer.alloc(6), Buffer.from([3, 0, 0x1e, 1, 0]))
    change(record)
    return [record]
  })

test('a record of two bytes in an old workbook is no head of a formula, whatever it says', async () => {
  for (const width of [6, 0x18, 0x21]) {
    // The usual width of columns, which may be any number.
    const bytes = withRecords((number) => [recordOf(0x0055, Buffer.from([width, 0])), number])
    expect((await onlySheet(file(`width${width}.xls`, bytes))).rows).toEqual([
      ['1', '路灯', 3],
      ['2', '停水', 4],
    ])
  }
})

test('what stands in a formula of an old workbook is never read, and a formula that is cut off is refused', async () => {
  const read = (bytes: Buffer) => onlySheet(file('alt.xls', bytes))
  const plain = await read(withFormula(() => {}))
  expect(plain.rows).toEqual([
    ['1', '路灯', 3],
    ['2', '停水', 4],
  ])
  // The library takes what it finds for tokens of a formula, of any length.
  const garbled = withFormula((record) => record.fill(0x17, 26))
  expect((await read(garbled)).rows).toEqual(plain.rows)
  const cut = withFormula((record) => record.writeUInt16LE(20, 2))
  const refused = await readTable(file('cut.xls', cut), new AbortController().signal, () => undefined)
  expect(refused).toMatchObject({ ok: false, error: { code: 'damaged-workbook' } })
}, 10_000)
