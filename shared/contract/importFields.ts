import type { ImportKind } from '../domain/importing/importRun.ts'

/** Fields of imported rows and limits of an import, without schemas: the window loads them too. */
const orderFields = [
  'sourceId',
  'receivedAt',
  'channel',
  'town',
  'category',
  'level2',
  'level3',
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
 * Where a table of orders has a column for each level of its categories, `category` is the first level, and an order belongs to
 * the path of them all.
 *
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
  'code',
  'aliases',
  'name',
  'fullName',
  'unitKind',
  'contact',
  'duties',
  'role',
] as const
export type ImportField = (typeof importFields)[number]

/** Which column, counted from 0, feeds each field; null for none. */
export type Mapping = Record<ImportField, number | null>

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

/** More different values than this are no list of towns or states but free text. */
export const mostValues = 2000

/** What a person can paste: about 100,000 cells; more comes as a file. */
export const longestPaste = 8_000_000

/** At most this many rows travel at once: the desk answers between two chunks, and a commit is at most as large. */
export const rowsPerChunk = 500
