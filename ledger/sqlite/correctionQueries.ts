import { intAt, type SqlReader } from './driver.ts'

/** Row numbers of orders with a proposed correction, from the one after `after` on. */
export const openCorrections = async (db: SqlReader, after: number, limit: number): Promise<readonly number[]> => {
  const rows = await db.all('SELECT id FROM open_correction WHERE id > ? ORDER BY id LIMIT ?', [after, limit])
  return rows.map((row) => intAt(row, 'id'))
}

export const countCorrections = async (db: SqlReader): Promise<number> =>
  intAt((await db.get('SELECT count(*) AS n FROM open_correction')) ?? {}, 'n')
