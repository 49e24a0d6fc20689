import * as z from 'zod'
import { channels } from '../domain/order/orderState.ts'
import { roles } from '../domain/person/person.ts'
import { unitKinds } from '../domain/unit/unit.ts'

/**
 * One row of a table, normalised: what the parser hands out and the staging table holds. Words are trimmed, inner line
 * breaks kept; absent means ''. Instants are UTC ms; null where the file does not say. Columns that feed no field stand in
 * `extra` as [header, value], so that nothing a person entered is lost. Ids are those that the plan gave to the words.
 *
 * Row numbers are 1-based and those that the person sees in the spreadsheet; in a .csv, a record is a row.
 */
const rowNumber = z.int().positive()
const extra = z.array(z.tuple([z.string(), z.string()]))
const instant = z.int().nullable()
const catalogueId = z.string().nullable()

export const importedOrder = z.object({
  /** Of the id column; without one `row-` and 24 hex digits of the row's words and how often they came before. */
  sourceId: z.string().min(1),
  title: z.string(),
  text: z.string(),
  reporter: z.string(),
  phone: z.string(),
  address: z.string(),
  town: z.string(),
  townId: catalogueId,
  category: z.string(),
  categoryId: catalogueId,
  /** Ours. What the source calls it stands in `extra`, because ours are fewer. */
  channel: z.enum(channels),
  receivedAt: instant,
  extra,
})
export type ImportedOrder = z.infer<typeof importedOrder>

/** What the source says about the course of an order: of an order closed there, or news about one known by its source id. */
export const importedCourse = z.object({
  /** The source's own word: 已办结, Closed (Duplicate). */
  state: z.string(),
  /** Whether the source is through with it: always for history; for updates by the rules or the state's own words. */
  closed: z.boolean(),
  unit: z.string(),
  unitId: catalogueId,
  reply: z.string(),
  repliedAt: instant,
  closedAt: instant,
})
export type ImportedCourse = z.infer<typeof importedCourse>

export const importedUpdate = importedCourse.extend({ sourceId: z.string().min(1), extra })
export type ImportedUpdate = z.infer<typeof importedUpdate>

export const importedCategory = z.object({
  /** From the first level down; one to three names, none empty. */
  path: z.array(z.string().min(1)).min(1).max(3),
  code: z.string(),
  aliases: z.array(z.string()),
  extra,
})
export type ImportedCategory = z.infer<typeof importedCategory>

export const importedUnit = z.object({
  name: z.string().min(1),
  fullName: z.string(),
  kind: z.enum(unitKinds),
  contact: z.string(),
  phone: z.string(),
  duties: z.string(),
  aliases: z.array(z.string()),
  extra,
})
export type ImportedUnit = z.infer<typeof importedUnit>

export const importedPerson = z.object({
  name: z.string().min(1),
  role: z.enum(roles),
  unit: z.string(),
  unitId: catalogueId,
  phone: z.string(),
  extra,
})
export type ImportedPerson = z.infer<typeof importedPerson>

export const rowRefusalCodes = [
  /** Neither title nor words: there is nothing to dispatch. */
  'no-title-and-text',
  /** There is an id column, and this row has none in it; or an update, which says nothing without one. */
  'no-source-id',
  /** An update that says neither state nor reply. */
  'nothing-new',
  /** A category, unit or person without a name; a level below an empty one. */
  'no-name',
  /** The role of a person is none that we know: `value`. */
  'unknown-role',
  /** Not a date, or one that does not exist (month 13, 30 February). */
  'bad-date',
  /** 03/04/2018, and nothing in the column tells the month from the day. */
  'ambiguous-date',
  /** More than a day after the import. */
  'future-date',
  /** The id stands in an earlier row of the same file: `firstRow`. */
  'duplicate-in-file',
  /** A person's unit is none of the ledger's; said by the store. */
  'unknown-unit',
  /** The ledger takes it under no circumstances, and says in its refusal why; said by the store. */
  'not-taken',
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

export const refusedRow = z.object({ row: rowNumber, refused: rowRefusal })
export type RefusedRow = z.infer<typeof refusedRow>

export const importedRow = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('newOrders'), row: rowNumber, order: importedOrder }),
  z.object({ kind: z.literal('history'), row: rowNumber, order: importedOrder, course: importedCourse }),
  z.object({ kind: z.literal('updates'), row: rowNumber, update: importedUpdate }),
  z.object({ kind: z.literal('categories'), row: rowNumber, category: importedCategory }),
  z.object({ kind: z.literal('units'), row: rowNumber, unit: importedUnit }),
  z.object({ kind: z.literal('persons'), row: rowNumber, person: importedPerson }),
  refusedRow.extend({
    kind: z.literal('refused'),
    /** The words of all its cells, to be corrected in place and read again (`rowReader`). */
    cells: z.array(z.string()),
  }),
])
export type ImportedRow = z.infer<typeof importedRow>
