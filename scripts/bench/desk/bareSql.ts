import sqlite3 from 'sqlite3'

/** The baseline of questions: the sqlite3 package alone, on the same file, each question as one plain statement. */
export const openBare = (file: string): Promise<sqlite3.Database> =>
  new Promise((resolve, reject) => {
    const db = new sqlite3.Database(file, sqlite3.OPEN_READONLY, (problem) =>
      problem === null ? resolve(db) : reject(problem),
    )
  })

export const closeBare = (db: sqlite3.Database): Promise<void> => new Promise((resolve) => db.close(() => resolve()))

export const ask = (
  db: sqlite3.Database,
  sql: string,
  params: readonly unknown[],
): Promise<readonly Readonly<Record<string, unknown>>[]> =>
  new Promise((resolve, reject) =>
    db.all(sql, params, (problem, rows) =>
      problem === null ? resolve(rows as Readonly<Record<string, unknown>>[]) : reject(problem),
    ),
  )

export const timeBare = async (db: sqlite3.Database, sql: string, params: readonly unknown[]): Promise<number> => {
  const begun = performance.now()
  await ask(db, sql, params)
  return performance.now() - begun
}
