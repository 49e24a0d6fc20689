import type { WorkBook, WorkSheet } from '@e965/xlsx'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { arrangeSheet } from './arrangeSheet.ts'
import type { Merge } from './findHeader.ts'
import { serial1900 } from './parseWhen.ts'
import type { ReadingRefusal, ReadingSteps } from './readingSteps.ts'
import { wrongExtent } from './sheetExtent.ts'
import type { Cell, Sheet } from './table.ts'
import { unpackWorkbook, type ZipEntry } from './unpackWorkbook.ts'

/**
 * What our own reader leaves to the library: binary workbooks (.xlsb) and XML in other encodings. Parsing them is one step of
 * the library's, in memory of several times their size, so that only smaller ones are taken.
 */
export const readLibrary = async (
  file: Buffer,
  entries: readonly ZipEntry[],
  steps: ReadingSteps,
): Promise<Result<readonly Sheet[], ReadingRefusal>> => {
  if (entries.reduce((sum, entry) => sum + entry.unpacked, 0) > LARGEST_IN_ONE_STEP) return err({ code: 'too-large' })
  const unpacked = unpackWorkbook(file, entries, (done, total) => steps.onProgress({ phase: 'unpacking', done, total }))
  if (!unpacked.ok) return err({ code: unpacked.error })
  if (await steps.isCancelled()) return err({ code: 'cancelled' })
  steps.onProgress({ phase: 'parsing', done: 0, total: 0 })
  const library = await import('@e965/xlsx')
  return readSheets(library, () => library.read(unpacked.value, parseOptions), steps)
}

/** Of sheets and strings; the library reads some 15 MB of them a second. */
const LARGEST_IN_ONE_STEP = 48 * 2 ** 20

/**
 * The old binary format, an OLE2 container; the same library reads it, in one step. Its stream of records is walked by the
 * place that the library keeps beside the bytes: whoever watches that place knows how far it is.
 */
export const readXls = async (file: Buffer, steps: ReadingSteps): Promise<Result<readonly Sheet[], ReadingRefusal>> => {
  steps.onProgress({ phase: 'parsing', done: 0, total: 0 })
  // Loaded here and not above: half a megabyte of code that other formats have no use for.
  const library = await import('@e965/xlsx')
  library.set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'))
  return readSheets(library, () => parseOle(library, file, steps), steps)
}

type Library = typeof import('@e965/xlsx')
/** What the library exports and its types leave out. */
type OleParser = { readonly parse_xlscfb: (container: unknown, options: object) => WorkBook }

const parseOle = (library: Library, file: Buffer, steps: ReadingSteps): WorkBook => {
  const container: unknown = library.CFB.read(file, { type: 'buffer' })
  if (library.CFB.find(container, 'EncryptedPackage') !== null) throw new Error('password-protected')
  const records: unknown = (library.CFB.find(container, '/Workbook') ?? library.CFB.find(container, '/Book'))?.content
  if (records instanceof Uint8Array) watchPlace(records, steps)
  return (library as unknown as OleParser).parse_xlscfb(container, parseOptions)
}

/** Where a record of each kind that holds a formula says how long it is: cells, shared ones, arrays, names. */
const formulaLengths: ReadonlyMap<number, number> = new Map([
  [0x0006, 20],
  [0x0206, 20],
  [0x0406, 20],
  [0x04bc, 8],
  [0x0021, 12],
  [0x0221, 12],
  [0x0018, 4],
  [0x0218, 4],
])

/** How long the record is that holds what stands at `body`. */
const lengthAt = (records: Uint8Array, body: number): number =>
  (records[body - 2] ?? 0) + 256 * (records[body - 1] ?? 0)

/**
 * Formulas say nothing that their cells do not say, and the library reads some damaged ones for ever: just before it reads a
 * record, its formula is made an empty one. A walk of our own beforehand would not do, for the library finds its way through
 * records that are cut off.
 */
const emptyFormula = (records: Uint8Array, body: number): void => {
  const kind = (records[body - 4] ?? 0) + 256 * (records[body - 3] ?? 0)
  const length = lengthAt(records, body)
  const at = formulaLengths.get(kind)
  if (at === undefined) return
  if (length < at + 2 || body + at + 2 > records.length) throw new Error('a formula is cut off')
  records.fill(0, body + at, body + at + 2)
}

const watchPlace = (records: Uint8Array, steps: ReadingSteps): void => {
  let place = 0
  let told = 0
  /** Where the next record begins. */
  let start = 0
  Object.defineProperty(records, 'l', {
    configurable: true,
    get: () => place,
    set: (next: number) => {
      // Kind and length of a record are read one after the other, two bytes each; then comes what it holds. What is neither is a
      // step within a record, or beyond its continuations.
      if (next === start + 4 && place === start + 2) {
        emptyFormula(records, next)
        start = next + lengthAt(records, next)
      } else if (next > start && next !== start + 2) start = next
      place = next
      // Behind a record that is cut off the library is nowhere: NaN would be no progress.
      if (!Number.isSafeInteger(next) || next < 0) return
      if (next - told < TOLD_EVERY && next >= told) return
      told = next
      steps.onProgress({ phase: 'parsing', done: Math.min(next, records.length), total: records.length })
    },
  })
}

/** Bytes between two reports; a second's work is about ten of them. */
const TOLD_EVERY = 2 ** 20

const parseOptions = {
  type: 'buffer',
  // The fastest way through the library: rows as arrays, no texts, markup or formulas made up for display.
  dense: true,
  cellText: false,
  cellHTML: false,
  cellFormula: false,
  // Number formats tell a date from a number.
  cellNF: true,
} as const

const readSheets = async (
  library: Library,
  read: () => WorkBook,
  steps: ReadingSteps,
): Promise<Result<readonly Sheet[], ReadingRefusal>> => {
  const parsed = parse(read)
  if (!parsed.ok) return parsed
  if (await steps.isCancelled()) return err({ code: 'cancelled' })
  const workbook = parsed.value
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true
  const isDate = dateFormats((format) => library.SSF.is_date(format) === true)
  const sheets: Sheet[] = []
  for (const name of workbook.SheetNames) {
    const sheet = workbook.Sheets[name]
    // The library leaves out a sheet that it cannot read, without a word.
    if (sheet === undefined) return err({ code: 'damaged-workbook', detail: name })
    const wrong = wrongExtent(sheet['!data'] ?? [])
    if (wrong !== null) return err({ code: wrong, detail: name })
    const rows = rowsOf(sheet, isDate, date1904)
    sheets.push(arrangeSheet(name, rows, mergesOf(sheet)))
    steps.onProgress({ phase: 'arranging', done: rows.length, total: rows.length })
    if (await steps.isCancelled()) return err({ code: 'cancelled' })
  }
  return ok(sheets)
}

const parse = (read: () => WorkBook): Result<WorkBook, ReadingRefusal> => {
  try {
    return ok(read())
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    if (/password/i.test(detail)) return err({ code: 'password-protected' })
    // An OLE2 container that holds something else: a .doc, an installer.
    if (/cannot find workbook/i.test(detail)) return err({ code: 'unknown-format', detail: 'ole2' })
    if (/invalid (?:string|array|typed array) length/i.test(detail)) return err({ code: 'too-large' })
    return err({ code: 'damaged-workbook', detail: detail.slice(0, 200) })
  }
}

const mergesOf = (sheet: WorkSheet): readonly Merge[] => sheet['!merges'] ?? []

type LibraryCell = { readonly t: string; readonly v?: unknown; readonly z?: unknown }

const rowsOf = (sheet: WorkSheet, isDate: (format: unknown) => boolean, date1904: boolean): (readonly Cell[])[] => {
  const data: readonly (readonly (LibraryCell | undefined)[] | undefined)[] = sheet['!data'] ?? []
  // Both levels can have holes, which iterating by index reads as undefined and `map` would keep.
  return Array.from(data, (row) => (row === undefined ? [] : Array.from(row, (cell) => cellOf(cell, isDate, date1904))))
}

const cellOf = (cell: LibraryCell | undefined, isDate: (format: unknown) => boolean, date1904: boolean): Cell => {
  if (cell === undefined) return null
  const value = cell.v
  if (cell.t === 'e') return typeof value === 'number' ? (errorWords[value] ?? '#ERROR!') : null
  if (typeof value === 'number') return isDate(cell.z) ? { serial: serial1900(value, date1904) } : value
  return typeof value === 'string' || typeof value === 'boolean' ? value : null
}

/** What a spreadsheet shows for an error; it is shown to the person, not hidden. */
const errorWords: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}

const dateFormats = (ask: (format: string) => boolean): ((format: unknown) => boolean) => {
  const known = new Map<unknown, boolean>([['General', false]])
  return (format) => {
    const answer = known.get(format) ?? (typeof format === 'string' && ask(format))
    known.set(format, answer)
    return answer
  }
}
