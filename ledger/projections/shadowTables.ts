import { type SqlReader, type SqlWriter, textAt } from '../sqlite/driver.ts'
import type { Projection, TableNames } from './projection.ts'
import type { ProjectionTable } from './projectionTable.ts'

/**
 * Tables while they are being built and while they are being cleared away. Swapping is renaming, so that it takes no longer
 * for a million rows than for one; the old rows go afterwards, a step at a time, because secure_delete writes over each.
 *
 *     shadow_board ──swap──> board ──swap──> retired_board ──steps──> gone
 */
export const shadowOf: TableNames = (table) => `shadow_${table}`
const retiredOf: TableNames = (table) => `retired_${table}`

export const tableExists = async (db: SqlReader, name: string): Promise<boolean> =>
  (await db.get("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", [name])) !== null

export const createTable = async (db: SqlWriter, table: ProjectionTable, as = table.name): Promise<void> => {
  const { bare, indexes } = await statementsOf(db, table, as)
  for (const sql of [...bare, ...indexes]) await db.exec(sql)
}

/** What makes the table, and what of its indexes is still to be made. A virtual table has none apart. */
const statementsOf = async (
  db: SqlReader,
  table: ProjectionTable,
  as: string,
): Promise<{ readonly bare: readonly string[]; readonly indexes: readonly string[] }> => {
  const rows = await db.all("SELECT name, tbl_name FROM sqlite_schema WHERE type = 'index'")
  const taken = new Map(rows.map((row) => [textAt(row, 'name'), textAt(row, 'tbl_name')]))
  // An index cannot be renamed: the shadow's take the name that the table in use has left free.
  const namesOf = (name: string): readonly string[] => [name, `${name}_b`, `${name}_c`]
  const made: boolean[] = []
  const sql = table.create(as, (name) => {
    made.push(namesOf(name).some((one) => taken.get(one) === as))
    return namesOf(name).find((one) => !taken.has(one)) ?? name
  })
  if (table.columns === null) return { bare: sql, indexes: [] }
  return { bare: sql.slice(0, 1), indexes: sql.slice(1).filter((_, at) => made[at] !== true) }
}

export const recreateTables = async (db: SqlWriter, projection: Projection): Promise<void> => {
  for (const table of projection.tables) {
    await db.exec(`DROP TABLE IF EXISTS ${table.name}`)
    await createTable(db, table)
  }
}

export const createShadows = async (db: SqlWriter, projection: Projection): Promise<void> => {
  await discardShadows(db, projection)
  for (const table of projection.tables)
    for (const sql of (await statementsOf(db, table, shadowOf(table.name))).bare) await db.exec(sql)
}

/**
 * Makes one index that the shadow lacks; false when it has all of them. They come after the pass: sorting a million rows once
 * costs a second, while keeping fifteen indexes in order row by row reads and writes pages all over the file.
 */
export const createNextIndex = async (db: SqlWriter, projection: Projection): Promise<boolean> => {
  for (const table of projection.tables) {
    const [next] = (await statementsOf(db, table, shadowOf(table.name))).indexes
    if (next === undefined) continue
    await db.exec(next)
    return true
  }
  return false
}

export const discardShadows = async (db: SqlWriter, projection: Projection): Promise<void> => {
  for (const table of projection.tables) await retire(db, shadowOf(table.name), table.name)
}

/** The shadow's tables take the place of those in use: within one transaction, so that a reader sees either. */
export const swapShadows = async (db: SqlWriter, projection: Projection): Promise<void> => {
  for (const table of projection.tables) {
    await retire(db, table.name, table.name)
    await db.exec(`ALTER TABLE ${shadowOf(table.name)} RENAME TO ${table.name}`)
    // The planner knows nothing of the new indexes yet; a sample is enough for it.
    if (table.columns !== null) await db.exec(`PRAGMA analysis_limit = 400; ANALYZE ${table.name}`)
  }
}

const retire = async (db: SqlWriter, from: string, table: string): Promise<void> => {
  if (!(await tableExists(db, from))) return
  await db.exec(
    (await tableExists(db, retiredOf(table)))
      ? `DROP TABLE ${from}`
      : `ALTER TABLE ${from} RENAME TO ${retiredOf(table)}`,
  )
}

const rowsAStep = 2_000

/** Clears a piece of what was retired; false when nothing is left of it. */
export const clearRetired = async (db: SqlWriter, projections: readonly Projection[]): Promise<boolean> => {
  for (const table of projections.flatMap((projection) => projection.tables)) {
    const name = retiredOf(table.name)
    if (!(await tableExists(db, name))) continue
    if (!(await clearPiece(db, name, table.columns === null))) await db.exec(`DROP TABLE ${name}`)
    return true
  }
  return false
}

const clearPiece = async (db: SqlWriter, name: string, isVirtual: boolean): Promise<boolean> => {
  const index = await db.get(
    "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL LIMIT 1",
    [name],
  )
  if (index !== null) {
    await db.exec(`DROP INDEX ${textAt(index, 'name')}`)
    return true
  }
  // FTS5 keeps its index as rows of a table of its own, some kilobytes each.
  const rows = isVirtual ? `${name}_data` : name
  const shape = await db.get('SELECT wr FROM pragma_table_list WHERE name = ?', [rows])
  // Tables without row numbers are small ones here, and have nothing to count steps by.
  if (shape?.wr === 1) return false
  const before = await db.get(`SELECT 1 FROM ${rows} LIMIT 1 OFFSET ?`, [isVirtual ? 500 : rowsAStep])
  if (before === null) return false
  await db.run(`DELETE FROM ${rows} WHERE rowid IN (SELECT rowid FROM ${rows} LIMIT ?)`, [isVirtual ? 500 : rowsAStep])
  return true
}
