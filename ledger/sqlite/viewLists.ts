import type { Facet, Sort } from '../../shared/contract/views.ts'
import { channels, type OrderStatus } from '../../shared/domain/order/orderState.ts'
import { IdSet } from '../../shared/kernel/idSet.ts'
import type { SetColumn } from '../../shared/views/filterColumns.ts'
import { intAt, type SqlReader, type SqlValue, textAt } from './driver.ts'
import type { Condition, Piece, SortKeys, ViewPlan } from './viewQuery.ts'

/**
 * The lists of views. Two ways lead to one: walking the order of the sort and leaving out what the filter leaves out, or
 * finding what the filter shows and sorting it. Which is quicker depends on how much the filter shows, which nobody knows
 * beforehand; SQLite without histograms guesses, and takes 444 ms where 2 would do. So the first rows walk a little, and where
 * that finds too few the filter is narrow and its rows are found and sorted. A long list is the order of all rows with the
 * filter's set laid over it.
 */

/**
 * Entries of the sort's indexes that the first rows walk through before they try the other way: some 20 ms of a million. With a
 * third of it, orders of a month by deadline were not found on the way, and their list of 30,000 took 250 ms.
 */
const shortWalk = 30_000
/** Up to so many rows a list is sorted by itself; beyond, the order of all rows is read from the indexes and thinned out. */
export const sortedAlone = 20_000

export type FirstRows = {
  readonly ids: readonly number[]
  /** The whole list, where it was found on the way. */
  readonly list: Int32Array | null
}

/** The first rows' ids in the view's order. */
export const firstIds = async (db: SqlReader, plan: ViewPlan, limit: number): Promise<FirstRows> => {
  const { ids, whole } = await walkFirst(db, plan, limit, shortWalk)
  if (whole) return { ids: Array.from(ids), list: ids }
  if (ids.length === limit) return { ids: Array.from(ids), list: null }
  const few = await idsOf(db, findFew(plan.condition), [...plan.condition.params, sortedAlone + 1])
  const list =
    few.length <= sortedAlone ? await sorted(db, plan, Int32Array.from(few)) : await viewList(db, plan, null, null)
  return { ids: Array.from(list.subarray(0, limit)), list }
}

/** The first rows among those that a search found; fewer than `limit` where they do not stand near the beginning. */
export const firstAmong = async (
  db: SqlReader,
  plan: ViewPlan,
  hits: IdSet,
  limit: number,
): Promise<readonly number[]> => {
  const { ids } = await walkFirst(db, plan, shortWalk, shortWalk)
  return Array.from(hits.intersect(ids).subarray(0, limit))
}

/** `whole`: these are all that the view shows. */
type Walked = { readonly ids: Int32Array; readonly whole: boolean }

/** Walks the sort's indexes, at most `most` entries of them, until `limit` rows were found that the filter shows. */
export const walkFirst = async (db: SqlReader, plan: ViewPlan, limit: number, most: number): Promise<Walked> => {
  const { pieces, condition } = plan
  const unfiltered = condition.sql === 'true'
  const parts: Int32Array[] = []
  let found = 0
  let walked = 0
  for (const piece of pieces) {
    const missing = limit - found
    const part = unfiltered
      ? await idList(db, walkAll(piece), [...piece.where.params, missing])
      : await idList(db, walkShortly(piece, condition), [
          ...piece.where.params,
          most - walked,
          ...condition.params,
          missing,
        ])
    parts.push(part)
    found += part.length
    if (found >= limit) return { ids: joined(parts), whole: false }
    if (unfiltered) continue
    walked += await lengthOf(db, piece, most - walked)
    // What lies behind the end of the walk may stand before the next piece.
    if (walked >= most) return { ids: joined(parts), whole: false }
  }
  return { ids: joined(parts), whole: true }
}

/** In the order of the piece's index; nothing else to look at. */
export const walkAll = ({ where, order }: Piece): string =>
  `SELECT id FROM board WHERE ${where.sql} ORDER BY ${order} LIMIT ?`

/** The inner query walks the index of the order, whatever the filter: its rows are bounded, and it stops when enough were found. */
export const walkShortly = ({ where, order }: Piece, condition: Condition): string =>
  `SELECT id FROM (SELECT * FROM board WHERE ${where.sql} ORDER BY ${order} LIMIT ?) AS walked
   WHERE ${condition.sql} LIMIT ?`

/** By whatever index finds the filter's rows; they are sorted afterwards. */
export const findFew = (condition: Condition): string => `SELECT id FROM board WHERE ${condition.sql} LIMIT ?`

/** How many entries a piece has, up to a bound: what a walk that went through it has used up. */
const lengthOf = async (db: SqlReader, { where, order }: Piece, most: number): Promise<number> => {
  const sql = `SELECT count(*) AS count FROM (SELECT 1 FROM board WHERE ${where.sql} ORDER BY ${order} LIMIT ?)`
  return intAt((await db.get(sql, [...where.params, most])) ?? {}, 'count')
}

const idsOf = async (db: SqlReader, sql: string, params: readonly SqlValue[]): Promise<readonly number[]> =>
  (await db.all(sql, params)).map((row) => intAt(row, 'id'))

/** Everything that the condition lets through, by row number; as one JSON text, several times faster than as many rows. */
export const matchingIds = async (db: SqlReader, condition: Condition): Promise<Int32Array> =>
  idList(db, `SELECT id FROM board WHERE ${condition.sql}`, condition.params)

/** All rows of the board in the order of the sort, from its indexes alone. */
export const wholeOrder = async (db: SqlReader, pieces: readonly Piece[]): Promise<Int32Array> => {
  const parts: Int32Array[] = []
  for (const { where, order } of pieces)
    parts.push(await idList(db, `SELECT id FROM board WHERE ${where.sql} ORDER BY ${order}`, where.params))
  return joined(parts)
}

/** A view's whole list. `hits`: what a search found, null without one. `known`: the order of all rows where it is known already. */
export const viewList = async (
  db: SqlReader,
  plan: ViewPlan,
  hits: Int32Array | null,
  known: Int32Array | null,
): Promise<Int32Array> => {
  if (hits === null && plan.condition.sql === 'true') return known ?? wholeOrder(db, plan.pieces)
  const shown = await shownIds(db, plan.condition, hits)
  if (shown.length <= sortedAlone) return sorted(db, plan, shown)
  return IdSet.of(shown).intersect(known ?? (await wholeOrder(db, plan.pieces)))
}

const sorted = async (db: SqlReader, plan: ViewPlan, ids: Int32Array): Promise<Int32Array> =>
  ids.length === 0 ? ids : idList(db, sortFew(plan.order), [JSON.stringify(Array.from(ids))])

export const sortFew = (order: string): string =>
  `SELECT board.id FROM json_each(?) j CROSS JOIN board ON board.id = j.value ORDER BY ${order}`

/** What filter and search let through together. */
export const shownIds = async (db: SqlReader, condition: Condition, hits: Int32Array | null): Promise<Int32Array> => {
  if (hits === null) return matchingIds(db, condition)
  if (condition.sql === 'true' || hits.length === 0) return hits
  if (hits.length > sortedAlone) return IdSet.of(hits).intersect(await matchingIds(db, condition))
  return idList(
    db,
    `SELECT board.id FROM json_each(?) j CROSS JOIN board ON board.id = j.value WHERE ${condition.sql}`,
    [JSON.stringify(Array.from(hits)), ...condition.params],
  )
}

/** Which of these rows the condition lets through as things are now. */
export const stillShown = async (
  db: SqlReader,
  condition: Condition,
  asked: readonly number[],
): Promise<ReadonlySet<number>> => {
  const rows = await db.all(
    `SELECT board.id FROM json_each(?) j CROSS JOIN board ON board.id = j.value WHERE ${condition.sql}`,
    [JSON.stringify(asked), ...condition.params],
  )
  return new Set(rows.map((row) => intAt(row, 'id')))
}

/** These rows in the order of the sort as things are now. */
export const inOrder = async (db: SqlReader, plan: ViewPlan, asked: readonly number[]): Promise<readonly number[]> =>
  Array.from(await sorted(db, plan, Int32Array.from(asked)))

/** Every value of a column with its rows, from the column's index alone; `shown` null: all rows count. */
export const facetCounts = async (db: SqlReader, column: SetColumn, shown: IdSet | null): Promise<readonly Facet[]> => {
  const facets: Facet[] = []
  for (const value of await valuesOf(db, column)) facets.push({ value, count: await countOf(db, column, value, shown) })
  // No index holds the orders without a unit: they are what the units leave over.
  if (column === 'lead') {
    const all = shown?.size ?? (await orderCount(db))
    facets.push({ value: null, count: all - facets.reduce((sum, { count }) => sum + count, 0) })
  }
  return facets.filter(({ count }) => count > 0 || shown !== null)
}

const countOf = async (
  db: SqlReader,
  column: SetColumn,
  value: string | number,
  shown: IdSet | null,
): Promise<number> => {
  if (shown === null)
    return intAt((await db.get(`SELECT count(*) AS count FROM board WHERE ${column} = ?`, [value])) ?? {}, 'count')
  let count = 0
  for (const id of await idList(db, `SELECT id FROM board WHERE ${column} = ?`, [value])) if (shown.has(id)) count += 1
  return count
}

/** From the counts that move with the orders. */
const orderCount = async (db: SqlReader): Promise<number> =>
  intAt((await db.get('SELECT coalesce(sum(n), 0) AS count FROM board_count')) ?? {}, 'count')

/** From value to value through the index, without reading the rows in between. */
const valuesOf = async (db: SqlReader, column: SetColumn): Promise<readonly (string | number)[]> => {
  if (column === 'lead') return idsOf(db, 'SELECT id FROM unit_card ORDER BY initials, id', [])
  const rows = await db.all(
    `WITH RECURSIVE step(value) AS (
       SELECT min(${column}) FROM board
       UNION ALL SELECT (SELECT min(${column}) FROM board WHERE ${column} > step.value) FROM step
       WHERE step.value IS NOT NULL)
     SELECT value FROM step WHERE value IS NOT NULL`,
  )
  return rows.map((row) => textAt(row, 'value'))
}

/** From what waits to what is done: the sort by status. */
export const courseOfStatuses: readonly OrderStatus[] = [
  'reported',
  'accepted',
  'returned',
  'dispatched',
  'signed',
  'inProgress',
  'rework',
  'delivered',
  'reviewed',
  'unsatisfied',
  'reasonHeard',
  'closed',
  'importedClosed',
  'merged',
  'declined',
  'withdrawn',
]

/** The units in the order of their names' initials, for the sort by unit. */
export const sortKeys = async (db: SqlReader, { column }: Sort): Promise<SortKeys> => {
  const units = column === 'lead' ? await db.all('SELECT id FROM unit_card ORDER BY initials, id') : []
  return { statuses: courseOfStatuses, channels: channels.toSorted(), leads: units.map((row) => intAt(row, 'id')) }
}

const idList = async (db: SqlReader, select: string, params: readonly SqlValue[]): Promise<Int32Array> => {
  const row = await db.get(`SELECT json_group_array(id) AS ids FROM (${select})`, params)
  return readIds(textAt(row ?? {}, 'ids'))
}

/** `[7,3,9]` without an array of a million boxed numbers in between. */
export const readIds = (text: string): Int32Array => {
  if (text.length <= 2) return new Int32Array(0)
  const found = new Int32Array(text.length >>> 1)
  let count = 0
  let value = 0
  for (let at = 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= zero && code <= zero + 9) value = value * 10 + code - zero
    else {
      found[count] = value
      count += 1
      value = 0
    }
  }
  return found.slice(0, count)
}
const zero = '0'.charCodeAt(0)

const joined = (parts: readonly Int32Array[]): Int32Array => {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only
  const all = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
