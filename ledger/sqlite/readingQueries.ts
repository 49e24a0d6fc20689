import type { ReadingEntry } from '../../shared/contract/readings.ts'
import type { ReadingKind } from '../../shared/domain/reading/reading.ts'
import type { Instant } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { intAt, intOrNullAt, type SqlReader, type SqlRow, type SqlValue, textAt } from './driver.ts'

export type ReadingFilter = {
  readonly kind: ReadingKind | null
  readonly person: RowId | null
  readonly from: Instant | null
  readonly until: Instant | null
}

const numbersShown = 20

const where = `(?1 IS NULL OR r.kind = ?1) AND (?2 IS NULL OR p.id = ?2) AND (?3 IS NULL OR r.at >= ?3) AND (?4 IS NULL OR r.at < ?4)`
const values = ({ kind, person, from, until }: ReadingFilter): readonly SqlValue[] => [kind, person, from, until]
const tables = 'reading_card r LEFT JOIN person_card p ON p.person = r.by'

/** The newest first, `limit` of them behind the first `skip`. */
export const readings = async (
  db: SqlReader,
  filter: ReadingFilter,
  limit: number,
  skip = 0,
): Promise<readonly ReadingEntry[]> => {
  const rows = await db.all(
    `SELECT r.id, r.at, r.kind, r.count, r.whole, r.what, coalesce(p.name, '') AS name,
       (SELECT json_group_array(number) FROM (SELECT b.number FROM json_each(r.orders) j
          JOIN stream s ON s.name = 'order/' || j.value JOIN board b ON b.id = s.id ORDER BY j.key LIMIT ${numbersShown})) AS numbers
     FROM ${tables} WHERE ${where} ORDER BY r.at DESC, r.id DESC LIMIT ?5 OFFSET ?6`,
    [...values(filter), limit, skip],
  )
  return rows.map(entryOf)
}

export const readingCount = async (db: SqlReader, filter: ReadingFilter): Promise<number> =>
  intAt((await db.get(`SELECT count(*) AS n FROM ${tables} WHERE ${where}`, values(filter))) ?? {}, 'n')

export const firstReading = async (db: SqlReader): Promise<Instant | null> =>
  intOrNullAt((await db.get('SELECT min(at) AS at FROM reading_card')) ?? {}, 'at')

const entryOf = (row: SqlRow): ReadingEntry => ({
  row: intAt(row, 'id') as RowId,
  at: intAt(row, 'at'),
  by: textAt(row, 'name'),
  kind: textAt(row, 'kind') as ReadingKind,
  count: intAt(row, 'count'),
  full: intAt(row, 'whole') === 1,
  numbers: JSON.parse(textAt(row, 'numbers')) as readonly string[],
  what: textAt(row, 'what'),
})
