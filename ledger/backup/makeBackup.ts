import { createHash } from 'node:crypto'
import {
  createReadStream,
  createWriteStream,
  mkdirSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Instant } from '../../shared/kernel/chinaTime.ts'
import { projections } from '../projections/projections.ts'
import { blobAt, intAt, openWriter, type SqlReader, type SqlWriter, textAt } from '../sqlite/driver.ts'
import { applicationId } from '../sqlite/migrations.ts'
import { pageSize } from '../sqlite/openLedgerFile.ts'
import { keepAttachments } from './backupAttachments.ts'
import { type Backup, backupName, backupsIn, keysPart, type Manifest, manifestFile, recordPart } from './backupFiles.ts'
import { type NamedKey, writeKeys } from './backupKeys.ts'
import { eraseFromBackups, readErasedList } from './erasedList.ts'
import { verifyRecord } from './verifyRecord.ts'

/**
 * Copies the record and what cannot be made again, while work goes on: from one moment's sight of the ledger, on a connection
 * of its own. It counts as a backup only after it has been unpacked and walked from its first entry to its last.
 */
export const makeBackup = async (
  ledger: string,
  folder: string,
  now: Instant,
  onProgress: (share: number) => void = () => {},
): Promise<Backup> => {
  mkdirSync(folder, { recursive: true })
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize < 2.5 * statSync(ledger).size) throw new NoSpace(folder)
  const name = backupName(now)
  const making = join(folder, `${name}.making`)
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making)
  try {
    const plain = join(making, 'record.db')
    const { schema, entries, head } = await copyRecord(ledger, plain, (share) => onProgress(share * 0.4))
    const keys = await writeKeys(join(making, keysPart), keysOfCopy(plain))
    await withoutKeys(plain)
    await pipeline(createReadStream(plain), createGzip({ level: 6 }), createWriteStream(join(making, recordPart)))
    onProgress(0.7)
    rmSync(plain)
    const found = await verifyRecord(making, (done) => onProgress(0.7 + (0.3 * done) / Math.max(entries, 1)))
    if (found.entries !== entries || found.head !== head || found.problems.length > 0)
      throw new Error(`the backup does not hold what the ledger holds: ${found.problems[0] ?? found.head}`)
    const manifest: Manifest = {
      format: 1,
      madeAt: now,
      schema,
      entries,
      head,
      keys,
      recordSha256: await sha256Of(join(making, recordPart)),
      attachments: await keepAttachments(ledger, folder),
      verifiedAt: Date.now(),
    }
    writeFileSync(manifestFile(making), JSON.stringify(manifest, null, 2), { flush: true })
    renameSync(making, join(folder, name))
    // What was erased while it was made: those who erased looked through the backups that were there.
    await eraseFromBackups(folder, new Set(readErasedList(ledger).map((one) => one.name)))
  } catch (problem) {
    rmSync(making, { recursive: true, force: true })
    throw problem
  }
  const made = backupsIn(folder).find((one) => one.id === name)
  if (made === undefined) throw new Error(`the backup ${name} is not where it was put`)
  return made
}

/** Not enough room beside what the backup needs while it is packed and checked. */
export class NoSpace extends Error {
  constructor(folder: string) {
    super(`no room in ${folder}`)
    this.name = 'NoSpace'
  }
}

/** What a ledger cannot make again from its entries: every table but those of projections and what is being made of them. */
const recordTables = async (db: SqlReader): Promise<readonly string[]> => {
  const made = projections.flatMap((one) => one.tables.map((table) => table.name))
  const rows = await db.all(
    `SELECT name FROM pragma_table_list WHERE schema = 'source' AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
  )
  const names = rows.map((row) => textAt(row, 'name'))
  return names.filter(
    (name) =>
      !/^(projection|shadow_|retired_|model_)/u.test(name) &&
      !made.some((one) => name === one || (name.startsWith(`${one}_`) && isPartOf(one))),
  )
}
/** FTS5 keeps its index in tables that bear the virtual one's name. */
const isPartOf = (table: string): boolean =>
  projections.some((one) => one.tables.some((declared) => declared.name === table && declared.columns === null))

/**
 * Tables that a backup has empty. What is typed and not sent would outlive there what the person made of it; the index of
 * command ids stands in the entries, and of all that could be made again it alone packs badly: 81 MB for 1,000,000 orders.
 */
const leftEmpty: ReadonlySet<string> = new Set(['unsent_report', 'unsent_words', 'print_job', 'print_turn', 'command'])

const rowsAtOnce = 5_000

const copyRecord = async (
  ledger: string,
  copy: string,
  onProgress: (share: number) => void,
): Promise<{ readonly schema: number; readonly entries: number; readonly head: string }> => {
  const db = await openWriter(copy)
  try {
    await db.exec(
      `PRAGMA page_size = ${pageSize}; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000`,
    )
    await db.run('ATTACH ? AS source', [ledger])
    // One sight of the ledger for all tables: what is committed from here on is the next backup's.
    await db.exec('BEGIN')
    const schema = intAt((await db.get('PRAGMA source.user_version')) ?? {}, 'user_version')
    const last = await db.get('SELECT seq, hash FROM source.entry ORDER BY seq DESC LIMIT 1')
    const entries = last === null ? 0 : intAt(last, 'seq')
    for (const table of await recordTables(db)) {
      const made = await db.all(
        "SELECT sql FROM source.sqlite_schema WHERE tbl_name = ? AND sql IS NOT NULL ORDER BY type = 'index'",
        [table],
      )
      for (const row of made) await db.exec(textAt(row, 'sql'))
      if (table === 'entry') await copyEntries(db, entries, onProgress)
      else if (!leftEmpty.has(table)) await db.exec(`INSERT INTO main.${table} SELECT * FROM source.${table}`)
    }
    await db.exec(`PRAGMA main.application_id = ${applicationId}; PRAGMA main.user_version = ${schema}; COMMIT`)
    await db.exec('DETACH source')
    return { schema, entries, head: last === null ? '0'.repeat(64) : Buffer.from(blobAt(last, 'hash')).toString('hex') }
  } finally {
    await db.close()
  }
}

/** Piece by piece, so that the process answers the window in between. */
const copyEntries = async (db: SqlWriter, entries: number, onProgress: (share: number) => void): Promise<void> => {
  for (let from = 0; from < entries; from += rowsAtOnce) {
    await db.run(
      'INSERT INTO main.entry (seq, bytes, hash) SELECT seq, bytes, hash FROM source.entry WHERE seq > ? AND seq <= ?',
      [from, Math.min(from + rowsAtOnce, entries)],
    )
    onProgress(Math.min(1, (from + rowsAtOnce) / entries))
  }
}

const keysOfCopy = async function* (file: string): AsyncGenerator<NamedKey> {
  const db: SqlReader = await openWriter(file)
  try {
    for (let after = 0; ; ) {
      const rows = await db.all(
        'SELECT k.stream, s.name, k.key FROM stream_key k JOIN stream s ON s.id = k.stream WHERE k.stream > ? ORDER BY k.stream LIMIT ?',
        [after, rowsAtOnce],
      )
      const last = rows.at(-1)
      if (last === undefined) return
      for (const row of rows) yield [textAt(row, 'name'), blobAt(row, 'key')]
      after = intAt(last, 'stream')
    }
  } finally {
    await db.close()
  }
}

const withoutKeys = async (file: string): Promise<void> => {
  const db = await openWriter(file)
  // Its pages as well: the keys stand in a part of their own.
  await db.exec('PRAGMA secure_delete = ON; DELETE FROM stream_key')
  await db.close()
}

export const sha256Of = async (file: string): Promise<string> => {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer)
  return hash.digest('hex')
}
