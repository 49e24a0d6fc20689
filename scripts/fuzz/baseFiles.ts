import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as xlsx from '@e965/xlsx'
import type { SeededRandom } from '../seededRandom.ts'
import { root } from '../setup/places.mjs'

export type Row = readonly (string | number | boolean | null)[]

const dataFolder = process.env.YOUJIE_TEST_DATA ?? join(root, '../shared/data')
const realFiles = [
  'messages-4326.xlsx',
  'messages-gbk-2816.csv',
  'baltimore311-10000.csv',
  'labelled-921.xlsx',
  'categories-517.xlsx',
  'requests_many.xml',
  'service_requests.json',
  'services_giessen.xml',
]

export type RealFile = { readonly name: string; readonly bytes: Buffer }

/** Real files where they are, to be read and mutated in memory only. */
export const loadRealFiles = (): readonly RealFile[] =>
  realFiles.flatMap((name) => {
    const path = join(dataFolder, name)
    return existsSync(path) ? [{ name, bytes: readFileSync(path) }] : []
  })

/** The first lines of a real text, or some rows of a real workbook as a new one: small enough to be tried many times. */
export const piecesOf = (files: readonly RealFile[]): readonly RealFile[] =>
  files.flatMap(({ name, bytes }) => {
    if (name.endsWith('.xml') || name.endsWith('.json')) return [{ name, bytes }]
    if (name.endsWith('.csv')) {
      let end = 0
      for (let line = 0; line < 120; line += 1) end = bytes.indexOf(0x0a, end) + 1 || bytes.length
      return [{ name, bytes: bytes.subarray(0, end) }]
    }
    const book = xlsx.read(bytes, { type: 'buffer', sheetRows: 80 })
    return [
      { name, bytes: workbookOf(book, 'xlsx') },
      { name: name.replace('.xlsx', '.xls'), bytes: workbookOf(book, 'biff8') },
    ]
  })

const headers: readonly [Row, ...Row[]] = [
  ['工单编号', '标题', '诉求内容', '来电时间', '诉求人', '联系电话', '地址', '镇街', '渠道'],
  ['编号', '主题', '内容'],
  ['留言编号', '留言用户', '留言主题', '留言时间', '留言详情', '反对数', '点赞数'],
  ['标题', '内容', '备注', '备注', '', '区县'],
  ['a', 'b', 'c', 'd'],
]
const texts = [
  '小区门口的路灯三天不亮，请派人修理。',
  '\n\t\t  井盖丢失\u3000\u3000',
  '１２３４５号楼😀👨‍👩‍👧漏水',
  '他说"明天"来,\r\n没有来;至今',
  '',
  '   ',
  '\u0000',
  '\ufeff\u200b\u202e反着写',
  '=1+1',
  '#N/A',
  '𠮷野家门口占道',
  '\ud800半个字',
  '噪音'.repeat(3000),
  'null',
] as const
const whens = [
  '2020-01-19 14:54:36',
  '2020/1/19',
  '2020年1月19日 下午3:04',
  '01/02/2020 03:04:05 PM',
  '31/12/2019',
  '2020-02-30',
  '43849.62125',
  '99999999999999',
  '昨天',
  '',
  '2099-01-01',
  '0000-00-00',
] as const

export const madeRows = (random: SeededRandom): readonly Row[] => {
  const header = random.pick(headers)
  const cell = (column: number): Row[number] => {
    const kind = random.int(0, 19)
    if (kind === 0) return null
    if (kind === 1) return random.pick([0, -1, 1e308, 1.5, 2 ** 53, 43849.6, Number.MIN_VALUE])
    if (kind === 2) return random.chance(0.5)
    if (column === 0) return String(random.int(1, 200))
    if (kind < 7) return random.pick(whens)
    return random.pick(texts)
  }
  const titles = random.chance(0.3) ? [['某市诉求汇总表'], ['2020年1月']] : []
  const rows = Array.from({ length: random.int(0, 60) }, () =>
    random.chance(0.05) ? [] : Array.from({ length: header.length + random.int(-1, 1) }, (_, column) => cell(column)),
  )
  return [...titles, ...(random.chance(0.9) ? [header] : []), ...rows]
}

export const workbookBytes = (random: SeededRandom, bookType: xlsx.BookType): Buffer => {
  const book = xlsx.utils.book_new()
  for (let at = 0; at < (random.chance(0.2) ? random.int(2, 5) : 1); at += 1)
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(madeRows(random).map((row) => [...row])), `表${at}`)
  return workbookOf(book, bookType)
}

const workbookOf = (book: xlsx.WorkBook, bookType: xlsx.BookType): Buffer => {
  const bytes: unknown = xlsx.write(book, { type: 'buffer', bookType, compression: true })
  if (!Buffer.isBuffer(bytes)) throw new Error('the library wrote no bytes')
  return bytes
}

export const textBytes = (random: SeededRandom): Buffer => {
  const separator = random.pick([',', ',', ';', '\t', '|'])
  const end = random.pick(['\n', '\r\n', '\r'])
  const quote = (value: Row[number]): string => {
    const text = value === null ? '' : String(value)
    return /["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text
  }
  const text = madeRows(random)
    .map((row) => row.map(quote).join(separator))
    .join(end)
  const marked = random.chance(0.3) ? `\ufeff${text}` : text
  switch (random.int(0, 4)) {
    case 0:
      return Buffer.from(marked, 'utf16le')
    case 1:
      return Buffer.from(marked, 'utf16le').swap16()
    case 2:
      return gb18030(text)
    default:
      return Buffer.from(marked)
  }
}

let twoBytes: ReadonlyMap<string, number> | null = null

/** Characters of two bytes by their table, others as one of four bytes: Node decodes GB18030 and does not encode it. */
const gb18030 = (text: string): Buffer => {
  twoBytes ??= twoByteTable()
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const known = twoBytes.get(character)
    if (code < 0x80) bytes.push(code)
    else if (known === undefined) bytes.push(0x81, 0x39, 0xee, 0x39)
    else bytes.push(known >> 8, known & 0xff)
  }
  return Buffer.from(bytes)
}

const twoByteTable = (): ReadonlyMap<string, number> => {
  const decoder = new TextDecoder('gb18030')
  const table = new Map<string, number>()
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1)
      if (low !== 0x7f) table.set(decoder.decode(Uint8Array.of(high, low)), (high << 8) | low)
  return table
}
