import * as z from 'zod'
import { longestPaste, mostValues, rowsPerChunk } from './importFields.ts'
import { importField, importKind, importPlan } from './importPlan.ts'
import { importedRow } from './importRows.ts'

/**
 * What the store and the disposable parser process say to each other. The parser holds the parsed table; the store pulls
 * normalised rows, chunk by chunk, and nothing of a file reaches the ledger before the person says so.
 *
 *     store                              parser
 *       open {path | text, fileName} ->
 *                                    <-  progress ... preview | failed
 *       look {sheet, kind, plan}     ->                              (another sheet or kind, or a plan as it was changed)
 *                                    <-  look | failed
 *       take {plan, sourceName, ...} ->
 *                                    <-  rows {rows, next, done} | failed
 *       stage {sheet, path, key}    ->
 *                                    <-  staged | failed
 *       cancel                       ->  failed {cancelled} to whatever is under way or asked for later
 */
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
  /** Nobody said whose table it is. */
  'source-missing',
  /** Whoever is on duty may not import. */
  'not-permitted',
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

/** Why a column feeds a field: its whole name is known, its end or a part of it is, its values are of that kind, or it did last time. */
export const mappingReasons = ['name', 'name-end', 'name-part', 'values', 'remembered'] as const
export const mappingReason = z.enum(mappingReasons)
export type MappingReason = z.infer<typeof mappingReason>

/** Why a table is of its kind; the words for it are made in `shared/text`. */
export const kindReason = z.discriminatedUnion('code', [
  z.object({ code: z.literal('has'), headers: z.array(z.string()) }),
  z.object({ code: z.literal('lacks'), fields: z.array(importField) }),
  z.object({ code: z.literal('closed-states'), header: z.string(), closed: z.int(), total: z.int() }),
  /** Of the first ids of the file so many are orders of this source already; said by the store. */
  z.object({ code: z.literal('known-ids'), known: z.int(), total: z.int() }),
  z.object({ code: z.literal('remembered') }),
])
export type KindReason = z.infer<typeof kindReason>

export const sheetCard = z.object({
  name: z.string(),
  /** Names of all columns, each once; one without a name is called by its letter. */
  header: z.array(z.string()),
  /** The header's last row; 0 when the sheet has none. Rows above it are titles and not read. */
  headerRow: z.int().min(0),
  /** Rows with anything in them below the header: what is taken, known, refused and corrected adds up to it. */
  rowCount: z.int().min(0),
  /** Empty rows between them. */
  emptyRows: z.int().min(0),
  kind: importKind,
})
export type SheetCard = z.infer<typeof sheetCard>

/** The different values of one field's column, the most frequent first. */
export const fieldValues = z.object({
  field: importField,
  values: z.array(z.tuple([z.string(), z.int().positive()])).max(mostValues),
  /** How many more there are. */
  more: z.int().min(0),
})
export type FieldValues = z.infer<typeof fieldValues>

/** A sheet under a plan: guessed by the parser, remembered by the store or changed by the person. */
export const sheetLook = z.object({
  plan: importPlan,
  kindReasons: z.array(kindReason),
  mappingReasons: z.partialRecord(importField, mappingReason),
  /** Columns that look like predictions or copies; they are in `plan.ignored` when the plan is the guess. */
  suspects: z.array(z.int().min(0)),
  /** The first rows as they stand in the file, cut at 200 characters a cell. */
  samples: z.array(z.array(z.string())).max(8),
  /** The first rows as they would be, refused ones too. */
  firstRows: z.array(importedRow).max(8),
  /** Of town, category, channel, state and unit, as far as they have a column. */
  values: z.array(fieldValues),
  /** Some column has dates like 01/02/2020, and nothing in it tells the month from the day. */
  unclearDates: z.boolean(),
  /** The first source ids, to see how many are known. */
  sampleIds: z.array(z.string()).max(500),
})
export type SheetLook = z.infer<typeof sheetLook>

export const tableFormats = ['xlsx', 'xls', 'csv', 'html', 'xml', 'json', 'pasted'] as const

export const importPreview = z.object({
  format: z.enum(tableFormats),
  /** '' for workbooks and what is pasted; otherwise utf-8, gb18030, utf-16le or utf-16be. */
  encoding: z.string(),
  sheets: z.array(sheetCard),
  /** The sheet that a person most likely means, as it is guessed to be. `plan.sheet` names it. */
  look: sheetLook,
})
export type ImportPreview = z.infer<typeof importPreview>

export const parserRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), path: z.string().min(1), fileName: z.string() }),
  /** A pasted table: as the clipboard has it, text and, where the program copied it so, HTML. */
  z.object({
    kind: z.literal('openText'),
    text: z.string().max(longestPaste),
    html: z.string().max(longestPaste),
    fileName: z.string(),
  }),
  z.object({
    kind: z.literal('look'),
    sheet: z.int().min(0),
    /** Null guesses it. */
    asKind: importKind.nullable(),
    /** A plan to look under, whose sheet and kind count; null guesses one. */
    plan: importPlan.nullable(),
  }),
  z.object({
    kind: z.literal('take'),
    plan: importPlan,
    /** The named source; together with the plan it names the run that `fromRow` continues. */
    sourceName: z.string(),
    /** The row to begin at: 0 for the first one, then `next` of the last answer. */
    fromRow: z.int().min(0),
    limit: z.int().min(1).max(rowsPerChunk),
  }),
  /** Writes a sheet into a staging file, sealed with the key (base64); rows can be taken while and after. */
  z.object({ kind: z.literal('stage'), sheet: z.int().min(0), path: z.string().min(1), key: z.string() }),
  z.object({ kind: z.literal('cancel') }),
])
export type ParserRequest = z.infer<typeof parserRequest>

export const dayOrders = ['month-first', 'day-first', 'unknown', 'mixed'] as const

export const parserReply = z.discriminatedUnion('kind', [
  importProgress.extend({ kind: z.literal('progress') }),
  importPreview.extend({ kind: z.literal('preview') }),
  sheetLook.extend({ kind: z.literal('look') }),
  z.object({
    kind: z.literal('rows'),
    rows: z.array(importedRow).max(rowsPerChunk),
    /** To be sent as the next `fromRow`; one after the last row when done. */
    next: z.int().positive(),
    done: z.boolean(),
  }),
  z.object({
    kind: z.literal('staged'),
    /** What 03/04 means in each column that has such dates. */
    dayOrders: z.array(z.tuple([z.int().min(0), z.enum(dayOrders)])),
    /** Against which dates are judged, UTC ms. */
    now: z.int(),
  }),
  z.object({ kind: z.literal('failed'), refusal: importRefusal }),
])
export type ParserReply = z.infer<typeof parserReply>
