import sqlite3 from 'sqlite3'

/**
 * The baseline of a drop: the same rows written into the same tables with the same indexes and the same durability, by the
 * sqlite3 package alone, in one transaction, several rows a statement, and nothing decided, hashed or sealed.
 */
export type WrittenRows = {
  readonly entries: readonly (readonly [number, Uint8Array, Uint8Array])[]
  readonly streamEntries: readonly (readonly [number, number])[]
  readonly commands: readonly (readonly [string, number])[]
  readonly groups: readonly (readonly [string, number])[]
  /** id, status, lead, supporting, dispatched_at, due_at, yellow_at, lifecycle */
  readonly board: readonly (readonly (string | number | null)[])[]
  readonly versions: readonly (readonly [number, number])[]
}

/** Milliseconds from BEGIN to the end of COMMIT. */
export const bareCommit = async (file: string, rows: WrittenRows): Promise<number> => {
  const db = new sqlite3.Database(file)
  const run = (sql: string, params: readonly unknown[] = []): Promise<void> =>
    new Promise((resolve, reject) => db.run(sql, params, (problem) => (problem === null ? resolve() : reject(problem))))
  const insert = (into: string, values: readonly (readonly unknown[])[]): Promise<void> => {
    const places = `(${(values[0] ?? []).map(() => '?').join(',')})`
    return run(`INSERT INTO ${into} VALUES ${values.map(() => places).join(',')}`, values.flat())
  }
  await run('PRAGMA journal_mode = WAL')
  await run('PRAGMA synchronous = FULL')
  await run('PRAGMA secure_delete = ON')
  const begun = performance.now()
  await run('BEGIN IMMEDIATE')
  await insert('entry (seq, bytes, hash)', rows.entries)
  await insert('stream_entry (stream, seq)', rows.streamEntries)
  await insert('command (id, seq)', rows.commands)
  await insert('command_group (id, seq)', rows.groups)
  await run(
    `UPDATE board SET status = j.value ->> 1, lead = j.value ->> 2, supporting = j.value ->> 3, dispatched_at = j.value ->> 4,
       due_at = j.value ->> 5, yellow_at = j.value ->> 6, lifecycle = j.value ->> 7
     FROM json_each(?) j WHERE board.id = j.value ->> 0`,
    [JSON.stringify(rows.board)],
  )
  await run(`UPDATE stream SET version = j.value ->> 1 FROM json_each(?) j WHERE stream.id = j.value ->> 0`, [
    JSON.stringify(rows.versions),
  ])
  await run('COMMIT')
  const took = performance.now() - begun
  await new Promise<void>((resolve) => db.close(() => resolve()))
  return took
}
