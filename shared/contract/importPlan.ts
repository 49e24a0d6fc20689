import * as z from 'zod'
import { channels } from '../domain/order/orderState.ts'

/**
 * What the person confirmed before rows are made of a table: its kind, which column feeds which field, and the rules. The
 * parser makes rows by the plan alone, so that the same file under the same plan always gives the same rows.
 */
export const importKinds = ['newOrders', 'history', 'updates', 'categories', 'units', 'persons'] as const
export const importKind = z.enum(importKinds)
export type ImportKind = z.infer<typeof importKind>

const orderFields = [
  'sourceId',
  'receivedAt',
  'channel',
  'town',
  'category',
  'title',
  'text',
  'reporter',
  'phone',
  'address',
  'state',
  'unit',
  'reply',
  'repliedAt',
  'closedAt',
] as const

/**
 * The fields of each kind, in the order in which people read them. New orders and history have the same: a table of both
 * is told apart row by row (`rules.states`), and what a new order cannot hold (a state, a reply) stands in its `extra`.
 */
export const fieldsOfKind = {
  newOrders: orderFields,
  history: orderFields,
  updates: ['sourceId', 'state', 'unit', 'reply', 'repliedAt', 'closedAt'],
  categories: ['level1', 'level2', 'level3', 'code', 'aliases'],
  units: ['name', 'fullName', 'unitKind', 'contact', 'phone', 'duties', 'aliases'],
  persons: ['name', 'role', 'unit', 'phone'],
} as const satisfies Record<ImportKind, readonly string[]>

export const importFields = [
  ...orderFields,
  'level1',
  'level2',
  'level3',
  'code',
  'aliases',
  'name',
  'fullName',
  'unitKind',
  'contact',
  'duties',
  'role',
] as const
export const importField = z.enum(importFields)
export type ImportField = z.infer<typeof importField>

const column = z.int().min(0)

/** Which column, counted from 0, feeds each field; null for none. */
export const importMapping = z.record(importField, column.nullable())
export type Mapping = z.infer<typeof importMapping>

const typed = z.string().max(500)
/** What a file says and what of ours it is; null keeps the words and asks no more. */
const match = z.tuple([typed, z.string().max(64).nullable()])
export type ValueMatch = z.infer<typeof match>

/** More different values than this are no list of towns or states but free text. */
export const mostValues = 2000

export const importRules = z.object({
  /** The source's state of an order -> what its row is. Values that are not listed follow the table's kind. */
  states: z.array(z.tuple([typed, z.enum(['newOrders', 'history'])])).max(mostValues),
  /** What the source calls its channels -> ours. Values that are not listed are guessed by their words. */
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

export const noMapping: Mapping = {
  sourceId: null,
  receivedAt: null,
  channel: null,
  town: null,
  category: null,
  title: null,
  text: null,
  reporter: null,
  phone: null,
  address: null,
  state: null,
  unit: null,
  reply: null,
  repliedAt: null,
  closedAt: null,
  level1: null,
  level2: null,
  level3: null,
  code: null,
  aliases: null,
  name: null,
  fullName: null,
  unitKind: null,
  contact: null,
  duties: null,
  role: null,
}

export const noRules: ImportRules = {
  states: [],
  channels: [],
  defaultChannel: null,
  dayOrder: 'auto',
  towns: [],
  categories: [],
  units: [],
}
