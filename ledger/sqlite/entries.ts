import type { StreamName } from '../../shared/kernel/ids.ts'
import { decodeEntry, type Entry, firstHash } from '../entry.ts'
import { blobAt, intAt, type SqlReader, type SqlWriter, textAt } from './driver.ts'

/** SQL about the record itself: entries, streams, keys, commands. */

export type StreamRow = { readonly id: number; readonly name: StreamName; readonly version: number }

export const headOf = async (db: SqlReader): Promise<{ readonly seq: number; readonly hash: Uint8Array }> => {
  const row = await db.get('SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1')
  return row === null ? { seq: 0, hash: firstHash } : { seq: intAt(row, 'seq'), hash: blobAt(row, 'hash') }
}

export const streamsByName = async (
  db: SqlReader,
  names: readonly StreamName[],
): Promise<ReadonlyMap<StreamName, StreamRow>> => {
  const rows = await db.all('SELECT s.id, s.name, s.version FROM json_each(?) j JOIN stream s ON s.name = j.value', [
    JSON.stringify(names),
  ])
  return new Map(rows.map((row) => [textAt(row, 'name') as StreamName, streamRow(row)]))
}

export const streamsById = async (db: SqlReader, ids: readonly number[]): Promise<ReadonlyMap<number, StreamRow>> => {
  const rows = await db.all('SELECT s.id, s.name, s.version FROM json_each(?) j JOIN stream s ON s.id = j.value', [
    JSON.stringify(ids),
  ])
  return new Map(rows.map((row) => [intAt(row, 'id'), streamRow(row)]))
}

export const streamsAfter = async (db: SqlReader, id: number, limit: number): Promise<readonly StreamRow[]> => {
  const rows = await db.all('SELECT id, name, version FROM stream WHERE id > ? ORDER BY id LIMIT ?', [id, limit])
  return rows.map(streamRow)
}

const streamRow = (row: Parameters<typeof intAt>[0]): StreamRow => ({
  id: intAt(row, 'id'),
  name: textAt(row, 'name') as StreamName,
  version: intAt(row, 'version'),
})

export const keysOf = async (db: SqlReader, ids: readonly number[]): Promise<ReadonlyMap<number, Uint8Array>> => {
  const rows = await db.all('SELECT k.stream, k.key FROM json_each(?) j JOIN stream_key k ON k.stream = j.value', [
    JSON.stringify(ids),
  ])
  return new Map(rows.map((row) => [intAt(row, 'stream'), blobAt(row, 'key')]))
}

/** Every entry up to `until` that touches one of the streams, each once, in the order of the ledger. */
export const entriesOf = async (
  db: SqlReader,
  ids: readonly number[],
  until = Number.MAX_SAFE_INTEGER,
): Promise<readonly Entry[]> => {
  if (ids.length === 0) return []
  const rows = await db.all(
    `SELECT bytes FROM entry WHERE seq IN
       (SELECT se.seq FROM json_each(?) j JOIN stream_entry se ON se.stream = j.value WHERE se.seq <= ?) ORDER BY seq`,
    [JSON.stringify(ids), until],
  )
  return rows.map((row) => decodeEntry(blobAt(row, 'bytes')))
}

export const entriesAfter = async (db: SqlReader, seq: number, limit: number): Promise<readonly Entry[]> => {
  const rows = await db.all('SELECT bytes FROM entry WHERE seq > ? ORDER BY seq LIMIT ?', [seq, limit])
  return rows.map((row) => decodeEntry(blobAt(row, 'bytes')))
}

/** Entries behind `seq` that touch a stream of one of these kinds, without reading the others. */
export const seqsOfKinds = async (
  db: SqlReader,
  kinds: readonly string[],
  seq: number,
  limit: number,
): Promise<readonly number[]> => {
  // A kind's streams lie side by side in the index of names: 'unit/...' ends before 'unit0'; 'settings' is a stream itself.
  const rows = await db.all(
    `SELECT DISTINCT se.seq FROM json_each(?) k
       JOIN stream s ON s.name = k.value OR (s.name >= k.value || '/' AND s.name < k.value || '0')
       JOIN stream_entry se ON se.stream = s.id AND se.seq > ?
     ORDER BY se.seq LIMIT ?`,
    [JSON.stringify(kinds), seq, limit],
  )
  return rows.map((row) => intAt(row, 'seq'))
}

export const seqsOfCommands = async (db: SqlReader, ids: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  const rows = await db.all('SELECT c.id, c.seq FROM json_each(?) j JOIN command c ON c.id = j.value', [
    JSON.stringify(ids),
  ])
  return new Map(rows.map((row) => [textAt(row, 'id'), intAt(row, 'seq')]))
}

export const seqsOfGroup = async (db: SqlReader, group: string): Promise<readonly number[]> => {
  const rows = await db.all('SELECT seq FROM command_group WHERE id = ? ORDER BY seq', [group])
  return rows.map((row) => intAt(row, 'seq'))
}

export const entriesAt = async (db: SqlReader, seqs: readonly number[]): Promise<readonly Entry[]> => {
  const rows = await db.all('SELECT bytes FROM entry WHERE seq IN (SELECT value FROM json_each(?)) ORDER BY seq', [
    JSON.stringify(seqs),
  ])
  return rows.map((row) => decodeEntry(blobAt(row, 'bytes')))
}

export type NewEntry = {
  readonly seq: number
  readonly bytes: Uint8Array
  readonly hash: Uint8Array
  readonly command: string
  readonly group: string | null
  readonly streams: readonly number[]
}
export type NewStream = { readonly id: number; readonly name: StreamName; readonly key: Uint8Array }

/**
 * One statement a table, so that 500 entries cost six round trips to the database's thread and not three thousand. All are
 * handed over at once and run in this order: the next one is put together while the last is being written.
 */
export const insertEntries = async (
  db: SqlWriter,
  entries: readonly NewEntry[],
  created: readonly NewStream[],
  versions: ReadonlyMap<number, number>,
): Promise<void> => {
  const fresh = new Set(created.map((one) => one.id))
  const moved = [...versions].filter(([id]) => !fresh.has(id))
  const grouped = entries.flatMap((one) => (one.group === null ? [] : [[one.group, one.seq]]))
  const touched = entries.flatMap((one) => one.streams.map((stream) => [stream, one.seq]))
  const named = created.map((one) => [one.id, one.name, versions.get(one.id) ?? 0])
  await Promise.all([
    insertMany(
      db,
      'entry (seq, bytes, hash)',
      entries.map((one) => [one.seq, one.bytes, one.hash]),
    ),
    insertMany(db, 'stream (id, name, version)', named),
    insertMany(
      db,
      'stream_key (stream, key)',
      created.map((one) => [one.id, one.key]),
    ),
    insertMany(db, 'stream_entry (stream, seq)', touched),
    insertMany(
      db,
      'command (id, seq)',
      entries.map((one) => [one.command, one.seq]),
    ),
    insertMany(db, 'command_group (id, seq)', grouped),
    moved.length === 0 ? null : updateVersions(db, moved),
  ])
}

const updateVersions = (db: SqlWriter, moved: readonly (readonly [number, number])[]): Promise<void> =>
  db.run(
    `UPDATE stream SET version = j.version FROM (SELECT value ->> 0 AS id, value ->> 1 AS version FROM json_each(?)) j
     WHERE stream.id = j.id`,
    [JSON.stringify(moved)],
  )

const parametersAtOnce = 30_000

/** Multi-row VALUES: row by row costs six times as much. `into` is our own text, never a value from outside. */
export const insertMany = async (
  db: SqlWriter,
  into: string,
  rows: readonly (readonly (string | number | null | Uint8Array)[])[],
): Promise<void> => {
  const width = rows[0]?.length ?? 0
  if (width === 0) return
  const step = Math.floor(parametersAtOnce / width)
  const places = `(${Array(width).fill('?').join(',')})`
  const writing: Promise<void>[] = []
  for (let from = 0; from < rows.length; from += step) {
    const part = rows.slice(from, from + step)
    writing.push(db.run(`INSERT INTO ${into} VALUES ${Array(part.length).fill(places).join(',')}`, part.flat()))
  }
  await Promise.all(writing)
}

export const nextStreamId = async (db: SqlReader): Promise<number> =>
  intAt((await db.get('SELECT coalesce(max(id), 0) + 1 AS next FROM stream')) ?? {}, 'next')
