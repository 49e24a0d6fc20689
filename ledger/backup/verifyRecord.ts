import { createReadStream, createWriteStream, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { chainHash, decodeEntry, firstHash, wordsOf } from '../entry.ts'
import { blobAt, intAt, openReader, type SqlReader, textAt } from '../sqlite/driver.ts'
import { keysPart, recordPart } from './backupFiles.ts'
import { readKeys } from './backupKeys.ts'

export type RecordFindings = {
  readonly entries: number
  /** Hash of the last entry, hex. */
  readonly head: string
  readonly problems: readonly string[]
}

const step = 1000

/** Unpacks a backup beside itself and walks it: every hash, and every word with the key that the backup has for it. */
export const verifyRecord = async (
  folder: string,
  onProgress: (entries: number) => void = () => {},
): Promise<RecordFindings> => {
  const plain = join(folder, 'check.db')
  try {
    await unpackRecord(folder, plain)
    const db = await openReader(plain)
    try {
      return await walk(db, await keysIn(folder), onProgress)
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

const keysIn = async (folder: string): Promise<ReadonlyMap<string, Uint8Array>> => {
  const keys = new Map<string, Uint8Array>()
  for await (const [name, key] of readKeys(join(folder, keysPart))) keys.set(name, key)
  return keys
}

const walk = async (
  db: SqlReader,
  keys: ReadonlyMap<string, Uint8Array>,
  onProgress: (entries: number) => void,
): Promise<RecordFindings> => {
  const problems: string[] = []
  const erased = new Set((await db.all('SELECT name FROM erased_stream')).map((row) => textAt(row, 'name')))
  let hash: Uint8Array = firstHash
  let seq = 0
  for (;;) {
    const rows = await db.all('SELECT seq, bytes, hash FROM entry WHERE seq > ? ORDER BY seq LIMIT ?', [seq, step])
    if (rows.length === 0) break
    for (const row of rows) {
      const bytes = blobAt(row, 'bytes')
      const at = intAt(row, 'seq')
      if (at !== seq + 1) problems.push(`entry ${seq + 1} is missing`)
      hash = chainHash(hash, bytes)
      if (Buffer.compare(hash, blobAt(row, 'hash')) !== 0) problems.push(`entry ${at}: its bytes do not give its hash`)
      seq = at
      const entry = decodeEntry(bytes)
      for (const event of entry.events) {
        if (event.sealed === undefined) continue
        const key = keys.get(event.stream)
        if (key !== undefined) wordsOf(event, entry.command.id, key)
        else if (!erased.has(event.stream)) problems.push(`entry ${at}: no key for ${event.stream}`)
      }
    }
    if (problems.length > 20) break
    onProgress(seq)
  }
  return { entries: seq, head: Buffer.from(hash).toString('hex'), problems }
}
