import { intAt, type SqlReader, type SqlRow, type SqlWriter, textAt } from '../sqlite/driver.ts'
import type { Projection } from './projection.ts'
import type { ProjectionTable } from './projectionTable.ts'
import { createTable, tableExists } from './shadowTables.ts'

/**
 * Another version's tables must bear this program's questions until the shadow has taken their place: columns that are
 * missing are added, empty; those that nobody fills any more are dropped. What cannot be brought into shape that way begins
 * empty. A virtual table stays as it is.
 */
export const adaptTables = async (db: SqlWriter, projection: Projection): Promise<void> => {
  for (const table of projection.tables) {
    if (!(await tableExists(db, table.name))) await createTable(db, table)
    else if (table.columns !== null) await adapt(db, table)
  }
}

const adapt = async (db: SqlWriter, table: ProjectionTable): Promise<void> => {
  const model = `model_${table.name}`
  await createTable(db, table, model)
  const wanted = await columnsOf(db, model)
  await db.exec(`DROP TABLE ${model}`)
  const there = await columnsOf(db, table.name)
  const same = (one: SqlRow, other: SqlRow | undefined) => other !== undefined && shapeOf(one) === shapeOf(other)
  const surplus = [...there].filter(([name, column]) => !same(column, wanted.get(name)))
  const missing = [...wanted].filter(([name, column]) => !same(column, there.get(name)))
  if (surplus.length === 0 && missing.length === 0) return
  const keys = [...surplus, ...missing].some(([, column]) => intAt(column, 'pk') > 0)
  const unique = missing.some(([name]) => /\b(UNIQUE|CHECK)\b/iu.test(table.columns?.[name] ?? ''))
  if (keys || unique || (await isUniqueAmong(db, table.name, surplus))) {
    await db.exec(`DROP TABLE ${table.name}`)
    await createTable(db, table)
    return
  }
  for (const index of await indexesOf(db, table.name, surplus)) await db.exec(`DROP INDEX ${index}`)
  for (const [name] of surplus) await db.exec(`ALTER TABLE ${table.name} DROP COLUMN ${name}`)
  for (const [name, column] of missing)
    await db.exec(`ALTER TABLE ${table.name} ADD COLUMN ${name} ${table.columns?.[name] ?? ''}${fillOf(column)}`)
}

const columnsOf = async (db: SqlReader, table: string): Promise<ReadonlyMap<string, SqlRow>> => {
  const rows = await db.all('SELECT name, type, "notnull", pk, dflt_value FROM pragma_table_xinfo(?)', [table])
  return new Map(rows.map((row) => [textAt(row, 'name'), row]))
}

const shapeOf = (column: SqlRow): string => JSON.stringify([column.type, column.notnull, column.pk])

/** A column that must not be null is empty in old rows until the shadow has read them. */
const fillOf = (column: SqlRow): string => {
  if (column.notnull === 0 || column.dflt_value !== null) return ''
  return column.type === 'TEXT' ? " DEFAULT ''" : column.type === 'BLOB' ? " DEFAULT x''" : ' DEFAULT 0'
}

type Columns = readonly (readonly [string, SqlRow])[]

const indexesOf = async (db: SqlReader, table: string, columns: Columns): Promise<readonly string[]> => {
  if (columns.length === 0) return []
  // Expressions and conditions name columns too: an index is only a help, and the shadow has its own.
  const rows = await db.all(
    "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
    [table],
  )
  return rows.map((row) => textAt(row, 'name'))
}

const isUniqueAmong = async (db: SqlReader, table: string, columns: Columns): Promise<boolean> => {
  for (const [name] of columns) {
    const row = await db.get(
      `SELECT 1 FROM pragma_index_list(?) l JOIN pragma_index_info(l.name) i WHERE l.origin = 'u' AND i.name = ?`,
      [table, name],
    )
    if (row !== null) return true
  }
  return false
}
