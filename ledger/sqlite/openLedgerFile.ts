import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { newSourceId } from '../incarnation.ts'
import { intAt, openReader, openWriter, SqlError, type SqlReader, type SqlWriter } from './driver.ts'
import { applicationId, migrations, newestVersion } from './migrations.ts'
import { inTransaction } from './writeQueue.ts'

export type OpenTrouble = {
  readonly code: 'newer-version' | 'read-only' | 'not-a-ledger' | 'damaged' | 'busy' | 'no-space' | 'other'
  readonly detail: string
}
export type LedgerFile = {
  readonly file: string
  readonly writer: SqlWriter
  readonly reader: SqlReader
  readonly fresh: boolean
}

/** Opens or makes a ledger file and brings it to this program's version. Nothing is written into a file that is not ours. */
export const openLedgerFile = async (file: string): Promise<Result<LedgerFile, OpenTrouble>> => {
  let writer: SqlWriter | null = null
  try {
    makeFolder(dirname(file))
    accessSync(dirname(file), constants.W_OK)
    const absent = !existsSync(file) || statSync(file).size === 0
    if (!absent) accessSync(file, constants.W_OK)
    writer = await openWriter(file)
    const fresh = absent || (isDatabase(file) && (await isBlank(writer)))
    const refused = fresh ? null : await refusal(writer)
    if (refused !== null) {
      await writer.close()
      return err(refused)
    }
    await writer.exec('PRAGMA busy_timeout = 3000')
    if (fresh) await writer.exec(`PRAGMA page_size = ${pageSize}`)
    await writer.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
      PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000`)
    await migrate(writer)
    const reader = await openReader(file)
    await reader.all('PRAGMA cache_size = -8000')
    return ok({ file, writer, reader, fresh })
  } catch (problem) {
    await writer?.close().catch(() => undefined)
    return err(troubleOf(problem))
  }
}

/**
 * Of new files and of backups; a file that is there keeps its own. Entries are 1 to 2 KB, and pages of 4 KB stood empty to a
 * fifth. In pages of 16 KB a drop, whose rows lie apart, writes a quarter more into the log than in these.
 */
export const pageSize = 8_192

/** Node's own recursive way never ends where a folder is there and yet takes none, as below /proc and some mounts. */
const makeFolder = (folder: string): void => {
  if (existsSync(folder)) return
  const above = dirname(folder)
  if (above !== folder) makeFolder(above)
  mkdirSync(folder)
}

/** SQLite takes a very short file of any content for an empty database, and would write over it. */
const isDatabase = (file: string): boolean => {
  const head = Buffer.alloc(16)
  const opened = openSync(file, 'r')
  readSync(opened, head, 0, head.length, 0)
  closeSync(opened)
  return head.toString('latin1') === 'SQLite format 3\0'
}

/** A first start that was cut off (disk full, power) leaves a database with a header and nothing in it: nobody's yet. */
const isBlank = async (writer: SqlWriter): Promise<boolean> => {
  const id = intAt((await writer.get('PRAGMA application_id')) ?? {}, 'application_id')
  return id === 0 && (await writer.get('SELECT 1 FROM sqlite_schema LIMIT 1')) === null
}

const refusal = async (writer: SqlWriter): Promise<OpenTrouble | null> => {
  const id = intAt((await writer.get('PRAGMA application_id')) ?? {}, 'application_id')
  const version = intAt((await writer.get('PRAGMA user_version')) ?? {}, 'user_version')
  if (id !== applicationId) return { code: 'not-a-ledger', detail: `application_id ${id}` }
  if (version > newestVersion) return { code: 'newer-version', detail: `${version} > ${newestVersion}` }
  return null
}

const migrate = async (writer: SqlWriter): Promise<void> => {
  const version = intAt((await writer.get('PRAGMA user_version')) ?? {}, 'user_version')
  for (const migration of migrations) {
    if (migration.version <= version) continue
    await inTransaction(writer, async () => {
      await writer.exec(migration.sql)
      await writer.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${migration.version}`)
    })
  }
  await writer.run('INSERT INTO device (one, id, incarnation, next_seq) VALUES (1, ?, ?, 1) ON CONFLICT DO NOTHING', [
    newSourceId(),
    newSourceId(),
  ])
}

/** What kept a ledger from being opened, as far as the person can do something about it. */
export const troubleOf = (problem: unknown): OpenTrouble => {
  const code = problem instanceof SqlError ? problem.code : errnoOf(problem)
  const detail = problem instanceof Error ? problem.message : String(problem)
  switch (code) {
    case 'SQLITE_NOTADB':
      return { code: 'not-a-ledger', detail }
    case 'SQLITE_CORRUPT':
      return { code: 'damaged', detail }
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return { code: 'busy', detail }
    case 'SQLITE_FULL':
    case 'ENOSPC':
      return { code: 'no-space', detail }
    case 'SQLITE_READONLY':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_PERM':
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
    case 'ENOENT':
      return { code: 'read-only', detail }
    default:
      return { code: 'other', detail }
  }
}

const errnoOf = (problem: unknown): string =>
  problem instanceof Error && 'code' in problem && typeof problem.code === 'string' ? problem.code : ''
