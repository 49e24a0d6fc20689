import { intAt, intOrNullAt, type SqlReader, type SqlWriter, textAt } from '../sqlite/driver.ts'
import type { Projection } from './projection.ts'

/** How far a projection's own tables have read, and by which version of its fold. */
export type Mark = { readonly version: number; readonly cursor: number }

export const marksOf = async (db: SqlReader): Promise<ReadonlyMap<string, Mark>> => {
  const rows = await db.all('SELECT name, version, cursor FROM projection')
  return new Map(
    rows.map((row) => [textAt(row, 'name'), { version: intAt(row, 'version'), cursor: intAt(row, 'cursor') }]),
  )
}

export const setMark = (db: SqlWriter, name: string, { version, cursor }: Mark): Promise<void> =>
  db.run(
    `INSERT INTO projection (name, version, cursor) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET version = excluded.version, cursor = excluded.cursor`,
    [name, version, cursor],
  )

/** With a commit: those that were level stay level; one that is behind stays marked as behind. */
export const moveMarks = (db: SqlWriter, names: readonly string[], from: number, to: number): Promise<void> =>
  db.run('UPDATE projection SET cursor = ? WHERE cursor = ? AND name IN (SELECT value FROM json_each(?))', [
    to,
    from,
    JSON.stringify(names),
  ])

/** Whether its tables have to be made again: another version's, or behind the record where they move with every commit. */
export const isStale = (projection: Projection, mark: Mark | undefined, head: number): boolean => {
  if (mark === undefined || mark.version !== projection.version) return true
  return projection.kind === 'fed' ? mark.cursor > head : mark.cursor !== head
}

/** A shadow under way, so that a killed process's successor goes on where it stopped. */
export type ShadowMark = {
  readonly name: string
  readonly version: number
  /** The entry as of which the pass reads the orders. */
  readonly base: number
  /** The last row number that the pass has read; null when it is through. */
  readonly row: number | null
  /** The entry up to which the shadow is true, once the pass is through. */
  readonly seq: number
}

export const shadowMarks = async (db: SqlReader): Promise<readonly ShadowMark[]> => {
  const rows = await db.all('SELECT name, version, base, row, seq FROM projection_shadow ORDER BY name')
  return rows.map((row) => ({
    name: textAt(row, 'name'),
    version: intAt(row, 'version'),
    base: intAt(row, 'base'),
    row: intOrNullAt(row, 'row'),
    seq: intAt(row, 'seq'),
  }))
}

export const setShadowMark = (db: SqlWriter, { name, version, base, row, seq }: ShadowMark): Promise<void> =>
  db.run('INSERT OR REPLACE INTO projection_shadow (name, version, base, row, seq) VALUES (?, ?, ?, ?, ?)', [
    name,
    version,
    base,
    row,
    seq,
  ])

export const dropShadowMark = (db: SqlWriter, name: string): Promise<void> =>
  db.run('DELETE FROM projection_shadow WHERE name = ?', [name])
