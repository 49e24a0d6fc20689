import type { StreamName } from '../../shared/kernel/ids.ts'
import { chainHash, decodeEntry } from '../entry.ts'
import { keyBytes } from '../seal.ts'
import { blobAt, intAt, openReader, type SqlReader, type SqlWriter } from '../sqlite/driver.ts'
import { headOf, insertEntries, type NewEntry, type NewStream, nextStreamId, streamsByName } from '../sqlite/entries.ts'
import { inTransaction } from '../sqlite/writeQueue.ts'

/** How many entries were brought back, and the one at which the damaged file could not be read on; null where it ended well. */
export type Salvaged = { readonly entries: number; readonly stoppedAt: number | null }

/**
 * Entries of a damaged file that follow the restored record without a break: one by one, each by its hash, until the first that
 * cannot be read or does not fit. Streams that begin there bring their keys; where a key cannot be read its words are lost
 * and the entry stays.
 */
export const salvage = async (db: SqlWriter, damaged: string): Promise<Salvaged> => {
  let source: SqlReader
  try {
    source = await openReader(damaged)
  } catch {
    return { entries: 0, stoppedAt: 1 }
  }
  let entries = 0
  try {
    for (;;) {
      const head = await headOf(db)
      const row = await source
        .get('SELECT seq, bytes, hash FROM entry WHERE seq = ?', [head.seq + 1])
        .catch(() => undefined)
      if (row === null) return { entries, stoppedAt: null }
      if (row === undefined) return { entries, stoppedAt: head.seq + 1 }
      const bytes = blobAt(row, 'bytes')
      const hash = blobAt(row, 'hash')
      if (Buffer.compare(chainHash(head.hash, bytes), hash) !== 0) return { entries, stoppedAt: head.seq + 1 }
      await inTransaction(db, () => append(db, source, intAt(row, 'seq'), bytes, hash))
      entries += 1
    }
  } finally {
    await source.close()
  }
}

const append = async (
  db: SqlWriter,
  source: SqlReader,
  seq: number,
  bytes: Uint8Array,
  hash: Uint8Array,
): Promise<void> => {
  const { command, events } = decodeEntry(bytes)
  const names = [...new Set(events.map((event) => event.stream))]
  const rows = new Map([...(await streamsByName(db, names))].map(([name, row]) => [name, row.id]))
  const created: NewStream[] = []
  const lost: StreamName[] = []
  let next = await nextStreamId(db)
  for (const name of names) {
    if (rows.has(name)) continue
    rows.set(name, next)
    const key = await keyIn(source, name)
    if (key === null) lost.push(name)
    created.push({ id: next, name, key: key ?? noKey })
    next += 1
  }
  const versions = new Map(events.map((event) => [rows.get(event.stream) ?? 0, event.version]))
  const group = command.group?.id ?? null
  const entry: NewEntry = { seq, bytes, hash, command: command.id, group, streams: [...new Set(versions.keys())] }
  await insertEntries(db, [entry], created, versions)
  // Without its key a stream is as if it were erased: known to have been, and nothing of it can be read.
  for (const name of lost) {
    await db.run('DELETE FROM stream_key WHERE stream = ?', [rows.get(name) ?? 0])
    await db.run('INSERT INTO erased_stream (name, at, cleared) VALUES (?, 0, 1) ON CONFLICT DO NOTHING', [name])
  }
}

const noKey = new Uint8Array(keyBytes)

const keyIn = async (source: SqlReader, name: StreamName): Promise<Uint8Array | null> => {
  const row = await source
    .get('SELECT k.key FROM stream s JOIN stream_key k ON k.stream = s.id WHERE s.name = ?', [name])
    .catch(() => null)
  return row === null ? null : blobAt(row, 'key')
}
