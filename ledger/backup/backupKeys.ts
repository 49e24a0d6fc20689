import { createReadStream, createWriteStream, renameSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type { StreamName } from '../../shared/kernel/ids.ts'
import type { SqlWriter } from '../sqlite/driver.ts'
import { insertMany, streamsByName } from '../sqlite/entries.ts'
import { inTransaction } from '../sqlite/writeQueue.ts'

/** The keys of a backup: packed lines of a stream's name and its key in base64. */
export type NamedKey = readonly [name: string, key: Uint8Array]

export const writeKeys = async (file: string, keys: AsyncIterable<NamedKey>): Promise<number> => {
  let count = 0
  const lines = async function* () {
    for await (const [name, key] of keys) {
      count += 1
      yield `${name} ${Buffer.from(key).toString('base64')}\n`
    }
  }
  await pipeline(lines, createGzip({ level: 1 }), createWriteStream(file))
  return count
}

export const readKeys = async function* (file: string): AsyncGenerator<NamedKey> {
  const packed = createReadStream(file)
  const open = createGunzip()
  packed.on('error', (problem) => open.destroy(problem))
  for await (const line of createInterface({ input: packed.pipe(open), crlfDelay: Number.POSITIVE_INFINITY })) {
    const space = line.lastIndexOf(' ')
    if (space > 0) yield [line.slice(0, space), Buffer.from(line.slice(space + 1), 'base64')]
  }
}

/** Leaves the keys of erased streams out; nothing else of the backup has to change. */
export const dropKeys = async (file: string, erased: ReadonlySet<string>): Promise<void> => {
  const kept = async function* (): AsyncGenerator<NamedKey> {
    for await (const one of readKeys(file)) if (!erased.has(one[0])) yield one
  }
  await writeKeys(`${file}.new`, kept())
  renameSync(`${file}.new`, file)
}

const keysAtOnce = 10_000

/** Puts the keys of a backup where an unpacked record has none, but those of `leftOut`; piece by piece, whatever their number. */
export const putKeysBack = async (db: SqlWriter, file: string, leftOut: ReadonlySet<string>): Promise<void> => {
  let piece: NamedKey[] = []
  const put = async (): Promise<void> => {
    const rows = await streamsByName(
      db,
      piece.map(([name]) => name as StreamName),
    )
    const keys = piece.flatMap(([name, key]) => {
      const row = rows.get(name as StreamName)
      return row === undefined ? [] : [[row.id, key] as const]
    })
    piece = []
    await insertMany(db, 'stream_key (stream, key)', keys)
  }
  await inTransaction(db, async () => {
    for await (const one of readKeys(file)) {
      if (leftOut.has(one[0])) continue
      piece.push(one)
      if (piece.length >= keysAtOnce) await put()
    }
    await put()
  })
}
