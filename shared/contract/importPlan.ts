import * as z from 'zod'
import { importKinds } from '../domain/importing/importRun.ts'
import { channels } from '../domain/order/orderState.ts'
import { importFields, mostValues } from './importFields.ts'

/**
 * What the person confirmed before rows are made of a table: its kind, which column feeds which field, and the rules. The
 * parser makes rows by the plan alone, so that the same file under the same plan always gives the same rows.
 */
export const importKind = z.enum(importKinds)

export const importField = z.enum(importFields)

const column = z.int().min(0)

/** Which column, counted from 0, feeds each field; null for none. */
export const importMapping = z.record(importField, column.nullable())

const typed = z.string().max(500)
/** What a file says and what of ours it is; null keeps the words and asks no more. */
const match = z.tuple([typed, z.string().max(64).nullable()])
export type ValueMatch = z.infer<typeof match>

export const importRules = z.object({
  /** Whether states that are not listed tell new orders and history apart by their words; else they follow the kind. */
  byState: z.boolean(),
  /** The source's state of an order -> what its row is; only what the person decided. */
  states: z.array(z.tuple([typed, z.enum(['newOrders', 'history'])])).max(mostValues),
  /** What the source calls its channels -> ours; values that are not listed go by their words. */
  channels: z.array(z.tuple([typed, z.enum(channels)])).max(mostValues),
  /** For rows that name no channel; null guesses it by the name of the source. */
  defaultChannel: z.enum(channels).nullable(),
  /** What 01/02/2020 means; `auto` decides column by column, by the days over 12. */
  dayOrder: z.enum(['auto', 'month-first', 'day-first']),
  /** Ids of towns, categories and units of the catalogue by the words of the file. */
  towns: z.array(match).max(mostValues),
  categories: z.array(match).max(mostValues),
  units: z.array(match).max(mostValues),
})
export type ImportRules = z.infer<typeof importRules>

export const importPlan = z.object({
  /** Which sheet of the file, counted from 0. */
  sheet: z.int().min(0),
  kind: importKind,
  mapping: importMapping,
  /** Columns that feed no field and are not kept either, such as somebody's predictions. */
  ignored: z.array(column).max(16_384),
  rules: importRules,
})
export type ImportPlan = z.infer<typeof importPlan>

export const noRules: ImportRules = {
  byState: false,
  states: [],
  channels: [],
  defaultChannel: null,
  dayOrder: 'auto',
  towns: [],
  categories: [],
  units: [],
}
