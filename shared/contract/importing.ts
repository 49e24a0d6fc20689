import * as z from 'zod'

/**
 * What the store and the disposable parser process say to each other. The parser holds the parsed table, so it is the
 * staging area: the store pulls normalised rows, chunk by chunk, and nothing of a file reaches the ledger before that.
 *
 *     store                              parser
 *       open {path, fileName}      ->
 *                                  <-    progress ... preview | failed
 *       take {mapping, fromRow}    ->
 *                                  <-    rows {rows, next, done} | failed
 *       cancel                     ->    failed {cancelled} to whatever is under way or asked for later
 *
 * Row numbers are 1-based and those that the person sees in the spreadsheet; in a .csv, a record is a row.
 */
export const importFields = [
  'sourceId',
  'title',
  'text',
  'reporter',
  'phone',
  'address',
  'town',
  'category',
  'channel',
  'receivedAt',
] as const
export const importField = z.enum(importFields)
export type ImportField = z.infer<typeof importField>

/** Which column, counted from 0, feeds each field; null for none. */
export const importMapping = z.record(importField, z.int().min(0).nullable())
export type Mapping = z.infer<typeof importMapping>

/**
 * One row as an order. Words are trimmed, inner line breaks kept; absent means ''. Columns that the mapping leaves out
 * stand in `extra` as [header, value], so that nothing a person entered is lost.
 */
export const importedOrder = z.object({
  sourceId: z.string().min(1),
  title: z.string(),
  text: z.string(),
  reporter: z.string(),
  phone: z.string(),
  address: z.string(),
  town: z.string(),
  category: z.string(),
  channel: z.string(),
  /** UTC milliseconds; null when the file does not say (no such column, or an empty cell). */
  receivedAt: z.int().nullable(),
  extra: z.array(z.tuple([z.string(), z.string()])),
})
export type ImportedOrder = z.infer<typeof importedOrder>

export const rowRefusalCodes = [
  /** Neither title nor words: there is nothing to dispatch. */
  'no-title-and-text',
  /** There is an id column, and this row has none in it. */
  'no-source-id',
  /** Not a date, or one that does not exist (month 13, 30 February). */
  'bad-date',
  /** 03/04/2018, and nothing in the column tells the month from the day. */
  'ambiguous-date',
  /** More than a day after the import. */
  'future-date',
  /** The id stands in an earlier row of the same file: `firstRow`. */
  'duplicate-in-file',
  /** Longer than the ledger takes in (`wordLimits`); said by the store, not by the parser. */
  'too-long',
  /** Nothing in any cell. The parser counts such rows (`emptyRows`) and does not send them. */
  'empty-row',
] as const
export const rowRefusalCode = z.enum(rowRefusalCodes)
export type RowRefusalCode = z.infer<typeof rowRefusalCode>

export const rowRefusal = z.object({
  code: rowRefusalCode,
  /** The header of the column at fault; '' when it is the whole row. */
  column: z.string(),
  /** What stands there, cut at 80 characters. */
  value: z.string(),
  /** The row that has the id already; only for `duplicate-in-file`. */
  firstRow: z.int().positive().optional(),
})
export type RowRefusal = z.infer<typeof rowRefusal>

const rowNumber = z.int().positive()
export const refusedRow = z.object({ row: rowNumber, refused: rowRefusal })
export type RefusedRow = z.infer<typeof refusedRow>
export const importedRow = z.union([z.object({ row: rowNumber, order: importedOrder }), refusedRow])
export type ImportedRow = z.infer<typeof importedRow>

export const importRefusalCodes = [
  'empty-file',
  'too-large',
  'damaged-workbook',
  'password-protected',
  'unknown-format',
  'not-a-table',
  'no-rows',
  /** Neither valid UTF-8 nor GB18030. */
  'bad-encoding',
  /** A quotation mark in a .csv is opened and never closed; `detail` is the row where that begins. */
  'unclosed-quote',
  /** `detail` is the error number of the system, such as ENOENT or EACCES. */
  'cannot-read',
  'cancelled',
  /** The parser process ended by itself, usually for want of memory. Only its caller can say this. */
  'parser-stopped',
  /** The store's process ended while the file was open; what it had written stays. Only the window can say this. */
  'store-stopped',
] as const
export const importRefusal = z.object({
  code: z.enum(importRefusalCodes),
  fileName: z.string(),
  detail: z.string().optional(),
})
export type ImportRefusal = z.infer<typeof importRefusal>
export type ImportRefusalCode = ImportRefusal['code']

/** `reading` and `unpacking` count bytes, `arranging` rows; `total` is 0 where the library tells nothing (`parsing` a workbook). */
export const importProgress = z.object({
  phase: z.enum(['reading', 'unpacking', 'parsing', 'arranging']),
  done: z.int().min(0),
  total: z.int().min(0),
})
export type ImportProgress = z.infer<typeof importProgress>

export const importPreview = z.object({
  format: z.enum(['xlsx', 'xls', 'csv']),
  /** '' for workbooks; otherwise utf-8, gb18030, utf-16le or utf-16be. */
  encoding: z.string(),
  sheetNames: z.array(z.string()),
  /** The sheet that is read: the first one that has rows. */
  sheet: z.int().min(0),
  /** Names of all columns; a column without one is called by its letter. */
  header: z.array(z.string()),
  /** The header's last row; 0 when the file has none. Rows above it are titles and not read. */
  headerRow: z.int().min(0),
  /** Rows with anything in them below the header: taken + refused = rowCount. */
  rowCount: z.int().min(0),
  /** Empty rows between them. */
  emptyRows: z.int().min(0),
  guess: importMapping,
  /** The first rows that can be taken as they would be under `guess`, at most 8. */
  firstRows: z.array(importedOrder).max(8),
})
export type ImportPreview = z.infer<typeof importPreview>

/** At most this many rows travel at once: the desk answers between two chunks, and a commit is at most as large. */
export const rowsPerChunk = 500

export const parserRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), path: z.string().min(1), fileName: z.string() }),
  z.object({
    kind: z.literal('take'),
    mapping: importMapping,
    /** The named source; together with the mapping it names the run that `fromRow` continues. */
    sourceName: z.string(),
    /** The row to begin at: 0 for the first one, then `next` of the last answer. */
    fromRow: z.int().min(0),
    limit: z.int().min(1).max(rowsPerChunk),
  }),
  z.object({ kind: z.literal('cancel') }),
])
export type ParserRequest = z.infer<typeof parserRequest>

export const parserReply = z.discriminatedUnion('kind', [
  importProgress.extend({ kind: z.literal('progress') }),
  importPreview.extend({ kind: z.literal('preview') }),
  z.object({
    kind: z.literal('rows'),
    rows: z.array(importedRow).max(rowsPerChunk),
    /** To be sent as the next `fromRow`; one after the last row when done. */
    next: z.int().positive(),
    done: z.boolean(),
  }),
  z.object({ kind: z.literal('failed'), refusal: importRefusal }),
])
export type ParserReply = z.infer<typeof parserReply>
