import sqlite3 from 'sqlite3'

/**
 * The only file that knows the sqlite3 package. It is hardly maintained, so that nothing else may come to lean on its ways.
 * A reader cannot write: the two are distinct types, and a reader's connection is opened read-only.
 */
export type SqlValue = string | number | null | Uint8Array
export type SqlRow = Readonly<Record<string, SqlValue>>

export type SqlReader = {
  readonly all: (sql: string, params?: readonly SqlValue[]) => Promise<readonly SqlRow[]>
  readonly get: (sql: string, params?: readonly SqlValue[]) => Promise<SqlRow | null>
  /** Breaks off what is running on this connection; it ends with SQLITE_INTERRUPT. */
  readonly interrupt: () => void
  readonly close: () => Promise<void>
}
export type SqlWriter = SqlReader & {
  readonly run: (sql: string, params?: readonly SqlValue[]) => Promise<void>
  /** Several statements without parameters. */
  readonly exec: (sql: string) => Promise<void>
}

/** SQLite's own code beside its message, e.g. `SQLITE_FULL`. */
export class SqlError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.name = 'SqlError'
    this.code = code
  }
}

export const openWriter = async (file: string): Promise<SqlWriter> => {
  const db = await connect(file, sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE)
  const writer: SqlWriter = {
    ...readerOf(db),
    run: (sql, params = []) => call((done) => db.run(sql, checked(params), done)),
    exec: (sql) => call((done) => db.exec(sql, done)),
  }
  return writer
}

export const openReader = async (file: string): Promise<SqlReader> =>
  readerOf(await connect(file, sqlite3.OPEN_READONLY))

const connect = (file: string, mode: number): Promise<sqlite3.Database> =>
  new Promise((resolve, reject) => {
    const db: sqlite3.Database = new sqlite3.Database(file, mode, (problem) => {
      if (problem) return reject(toSqlError(problem))
      // Statements of one connection run in the order in which they were asked for.
      db.serialize()
      resolve(db)
    })
  })

const readerOf = (db: sqlite3.Database): SqlReader => ({
  all: (sql, params = []) => fetchAll(db, sql, params),
  get: async (sql, params = []) => (await fetchAll(db, sql, params))[0] ?? null,
  interrupt: () => db.interrupt(),
  close: () => call((done) => db.close(done)),
})

const fetchAll = (db: sqlite3.Database, sql: string, params: readonly SqlValue[]): Promise<readonly SqlRow[]> =>
  new Promise((resolve, reject) => {
    db.all<SqlRow>(sql, checked(params), (problem, rows) => (problem ? reject(toSqlError(problem)) : resolve(rows)))
  })

const call = (act: (done: (problem: Error | null) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    act((problem) => (problem ? reject(toSqlError(problem)) : resolve()))
  })

/** The package binds `undefined` and BigInt as NULL without a word; such a value is a bug of ours and must not reach the file. */
const checked = (params: readonly SqlValue[]): readonly SqlValue[] => {
  for (const value of params) {
    const type = typeof value
    if (type === 'undefined' || type === 'bigint' || (type === 'number' && !Number.isFinite(value as number)))
      throw new Error(`cannot bind ${String(value)}`)
  }
  return params
}

const toSqlError = (problem: Error & { readonly code?: string }): SqlError =>
  new SqlError(problem.code ?? 'SQLITE_ERROR', problem.message)

/** Reading a column as what it must be: a database row is a door like any other. */
export const textAt = (row: SqlRow, column: string): string => {
  const value = row[column]
  if (typeof value !== 'string') throw new Error(`column ${column}: text expected`)
  return value
}
export const intAt = (row: SqlRow, column: string): number => {
  const value = row[column]
  if (typeof value !== 'number') throw new Error(`column ${column}: number expected`)
  return value
}
export const intOrNullAt = (row: SqlRow, column: string): number | null => {
  const value = row[column]
  return value === null || value === undefined ? null : intAt(row, column)
}
export const blobAt = (row: SqlRow, column: string): Uint8Array => {
  const value = row[column]
  if (!(value instanceof Uint8Array)) throw new Error(`column ${column}: blob expected`)
  return value
}
