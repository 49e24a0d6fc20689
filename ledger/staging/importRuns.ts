import { blobAt, intAt, type SqlReader, type SqlRow, type SqlWriter, textAt } from '../sqlite/driver.ts'
import { insertMany } from '../sqlite/entries.ts'
import { closeBox, openBox } from './box.ts'

/**
 * Imports under way, and rows of past ones that are left for somebody to look at (`import_run`, `import_row`). They stand in
 * the ledger file and are not made again from it. What was typed is sealed with the run's key; when the last row is gone the
 * key goes, and with it everything.
 */
export type RunKeys = {
  /** Of the staging file; null once that is deleted. */
  readonly staging: Uint8Array | null
  readonly key: Uint8Array
}
/** One run as it lies there: `plan` and `progress` as they were closed by `closeBox`. */
export type StoredRun = RunKeys & { readonly import: string; readonly plan: unknown; readonly progress: unknown }

const planPlace = (id: string): string => `${id} plan`
const progressPlace = (id: string): string => `${id} progress`
const rowPlace = (id: string, row: number): string => `${id} ${row}`

export const insertRun = (db: SqlWriter, run: StoredRun): Promise<void> =>
  db.run('INSERT INTO import_run (import, staging_key, key, plan, progress) VALUES (?, ?, ?, ?, ?)', [
    run.import,
    run.staging,
    run.key,
    closeBox(run.key, planPlace(run.import), run.plan),
    closeBox(run.key, progressPlace(run.import), run.progress),
  ])

export const updateProgress = (db: SqlWriter, id: string, key: Uint8Array, progress: unknown): Promise<void> =>
  db.run('UPDATE import_run SET progress = ? WHERE import = ?', [closeBox(key, progressPlace(id), progress), id])

/** The rows are through: the staging file's key goes, and `secure_delete` overwrites where it stood. */
export const forgetStaging = (db: SqlWriter, id: string): Promise<void> =>
  db.run('UPDATE import_run SET staging_key = NULL WHERE import = ?', [id])

/** Nothing is left of it: key, plan and rows go together. */
export const deleteRun = async (db: SqlWriter, id: string): Promise<void> => {
  await db.run('DELETE FROM import_row WHERE import = ?', [id])
  await db.run('DELETE FROM import_run WHERE import = ?', [id])
}

export const runById = async (db: SqlReader, id: string): Promise<StoredRun | null> => {
  const row = await db.get('SELECT import, staging_key, key, plan, progress FROM import_run WHERE import = ?', [id])
  return row === null ? null : opened(row)
}

/** Runs whose rows are not through: the store ended while it took them. */
export const halted = async (db: SqlReader): Promise<readonly StoredRun[]> => {
  const rows = await db.all(
    'SELECT import, staging_key, key, plan, progress FROM import_run WHERE staging_key IS NOT NULL ORDER BY import',
  )
  return rows.map(opened)
}

const opened = (row: SqlRow): StoredRun => {
  const id = textAt(row, 'import')
  const key = blobAt(row, 'key')
  return {
    import: id,
    staging: row.staging_key === null ? null : blobAt(row, 'staging_key'),
    key,
    plan: openBox(key, planPlace(id), blobAt(row, 'plan')),
    progress: openBox(key, progressPlace(id), blobAt(row, 'progress')),
  }
}

/** Rows that come again, because a run went on from before them, replace what stood there. */
export const putRows = async (
  db: SqlWriter,
  id: string,
  key: Uint8Array,
  rows: readonly { readonly row: number }[],
): Promise<void> => {
  await deleteRows(
    db,
    id,
    rows.map(({ row }) => row),
  )
  await insertMany(
    db,
    'import_row (import, row, box)',
    rows.map((one) => [id, one.row, closeBox(key, rowPlace(id, one.row), one)]),
  )
}

export const deleteRows = async (db: SqlWriter, id: string, rows: readonly number[]): Promise<void> => {
  if (rows.length === 0) return
  await db.run('DELETE FROM import_row WHERE import = ? AND row IN (SELECT value FROM json_each(?))', [
    id,
    JSON.stringify(rows),
  ])
}

/** From the row after `after` on, at most `limit`, in the order of the file. */
export const rowsLeft = async (
  db: SqlReader,
  id: string,
  key: Uint8Array,
  after: number,
  limit: number,
): Promise<readonly unknown[]> => {
  const rows = await db.all('SELECT row, box FROM import_row WHERE import = ? AND row > ? ORDER BY row LIMIT ?', [
    id,
    after,
    limit,
  ])
  return rows.map((one) => openBox(key, rowPlace(id, intAt(one, 'row')), blobAt(one, 'box')))
}

export const rowsByNumber = async (
  db: SqlReader,
  id: string,
  key: Uint8Array,
  numbers: readonly number[],
): Promise<readonly unknown[]> => {
  const rows = await db.all(
    'SELECT row, box FROM import_row WHERE import = ? AND row IN (SELECT value FROM json_each(?)) ORDER BY row',
    [id, JSON.stringify(numbers)],
  )
  return rows.map((one) => openBox(key, rowPlace(id, intAt(one, 'row')), blobAt(one, 'box')))
}

export const countRowsLeft = async (db: SqlReader, id: string): Promise<number> =>
  intAt((await db.get('SELECT count(*) AS n FROM import_row WHERE import = ?', [id])) ?? {}, 'n')
