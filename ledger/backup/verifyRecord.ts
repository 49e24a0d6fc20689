import { createReadStream, createWriteStream, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { chainHash, decodeEntry, firstHash, type StoredEvent, wordsOf } from '../entry.ts'
import { blobAt, intAt, openWriter, type SqlReader, textAt } from '../sqlite/driver.ts'
import { keysPart, recordPart } from './backupFiles.ts'
import { putKeysBack } from './backupKeys.ts'

export type RecordFindings = {
  readonly entries: number
  /** Hash of the last entry, hex. */
  readonly head: string
  readonly problems: readonly string[]
}

const step = 1000

/**
 * Unpacks a backup beside itself and walks it: every hash, and every word with the key that the backup has for it. The keys are
 * put into the unpacked file while it is walked: a million of them would take hundreds of megabytes of memory.
 */
export const verifyRecord = async (
  folder: string,
  onProgress: (entries: number) => void = () => {},
): Promise<RecordFindings> => {
  const plain = join(folder, 'check.db')
  try {
    await unpackRecord(folder, plain)
    const db = await openWriter(plain)
    try {
      await db.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF')
      await putKeysBack(db, join(folder, keysPart), new Set())
      const found = await walk(db, onProgress)
      // The file is about to go, but the disk need not write over its pages.
      await db.exec('PRAGMA secure_delete = ON; DELETE FROM stream_key')
      return found
    } finally {
      await db.close()
    }
  } catch (problem) {
    return { entries: 0, head: '', problems: [problem instanceof Error ? problem.message : String(problem)] }
  } finally {
    rmSync(plain, { force: true })
  }
}

export const unpackRecord = (folder: string, file: string): Promise<void> =>
  pipeline(createReadStream(join(folder, recordPart)), createGunzip(), createWriteStream(file))

const walk = async (db: SqlReader, onProgress: (entries: number) => void): Promise<RecordFindings> => {
  const problems: string[] = []
  const erased = new Set((await db.all('SELECT name FROM erased_stream')).map((row) => textAt(row, 'name')))
  let hash: Uint8Array = firstHash
  let seq = 0
  for (;;) {
    const rows = await db.all('SELECT seq, bytes, hash FROM entry WHERE seq > ? ORDER BY seq LIMIT ?', [seq, step])
    if (rows.length === 0) break
    const sealed: { readonly at: number; readonly event: StoredEvent; readonly command: string }[] = []
    for (const row of rows) {
      const bytes = blobAt(row, 'bytes')
      const at = intAt(row, 'seq')
      if (at !== seq + 1) problems.push(`entry ${seq + 1} is missing`)
      hash = chainHash(hash, bytes)
      if (Buffer.compare(hash, blobAt(row, 'hash')) !== 0) problems.push(`entry ${at}: its bytes do not give its hash`)
      seq = at
      const { command, events } = decodeEntry(bytes)
      for (const event of events) if (event.sealed !== undefined) sealed.push({ at, event, command: command.id })
    }
    const keys = await keysFor(db, new Set(sealed.map(({ event }) => event.stream)))
    for (const { at, event, command } of sealed) {
      const key = keys.get(event.stream)
      if (key !== undefined) wordsOf(event, command, key)
      else if (!erased.has(event.stream)) problems.push(`entry ${at}: no key for ${event.stream}`)
    }
    if (problems.length > 20) break
    onProgress(seq)
  }
  return { entries: seq, head: Buffer.from(hash).toString('hex'), problems }
}

const keysFor = async (db: SqlReader, streams: ReadonlySet<string>): Promise<ReadonlyMap<string, Uint8Array>> => {
  const rows = await db.all(
    `SELECT s.name, k.key FROM json_each(?) j JOIN stream s ON s.name = j.value JOIN stream_key k ON k.stream = s.id`,
    [JSON.stringify([...streams])],
  )
  return new Map(rows.map((row) => [textAt(row, 'name'), blobAt(row, 'key')]))
}
