import { existsSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Instant } from '../../shared/kernel/chinaTime.ts'
import { clearLog, erasedFiles, eraseStreams } from '../erasure.ts'
import { newSourceId } from '../incarnation.ts'
import { Ledger } from '../ledger.ts'
import { levelProjections } from '../projections/buildShadows.ts'
import { openWriter, type SqlWriter } from '../sqlite/driver.ts'
import { carryUnsentOver } from '../unsentReports.ts'
import { bringAttachmentsBack } from './backupAttachments.ts'
import { type Backup, backupName, keysPart, recordPart } from './backupFiles.ts'
import { putKeysBack } from './backupKeys.ts'
import { readErasedList } from './erasedList.ts'
import { sha256Of } from './makeBackup.ts'
import { type Salvaged, salvage } from './salvage.ts'
import { unpackRecord } from './verifyRecord.ts'

/**
 * Makes a ledger out of a backup beside the one in use, which is not touched: keys put back, what was erased since erased
 * again, a new incarnation, projections made from the record. `damaged`: entries that a broken file still holds after the
 * backup's last one are taken along. The caller closes the ledger in use before it swaps.
 */
export const buildRestored = async (
  backup: Backup,
  ledger: string,
  now: Instant,
  damaged: string | null,
): Promise<{ readonly file: string; readonly salvaged: Salvaged }> => {
  const file = join(dirname(ledger), 'ledger.restoring.db')
  for (const tail of ['', '-wal', '-shm', '-journal']) rmSync(file + tail, { force: true })
  if ((await sha256Of(join(backup.folder, recordPart))) !== backup.manifest.recordSha256)
    throw new BackupChanged(backup.id)
  await unpackRecord(backup.folder, file)
  const db = await openWriter(file)
  let salvaged: Salvaged = { entries: 0, stoppedAt: null }
  try {
    await db.exec('PRAGMA secure_delete = ON')
    await putKeysBack(db, join(backup.folder, keysPart), new Set(readErasedList(ledger).map((one) => one.name)))
    await fillCommands(db)
    if (damaged !== null) salvaged = await salvage(db, damaged)
    await db.run('UPDATE device SET incarnation = ?, next_seq = 1', [newSourceId()])
    await addMissingTables(db)
  } finally {
    await db.close()
  }
  const opened = await Ledger.open(file, () => now)
  if (!opened.ok) throw new Error(`the restored ledger does not open: ${opened.error.code} ${opened.error.detail}`)
  const restored = opened.value
  try {
    const erased = readErasedList(ledger).map((one) => one.name)
    await restored.queue.transaction((writer) => eraseStreams(writer, erased, now))
    await restored.queue.alone((writer) => carryUnsentOver(writer, ledger))
    await levelProjections(restored.queue, new AbortController().signal, () => {})
    await clearLog(restored.queue)
    const dropped = new Set(await erasedFiles(restored.reader))
    bringAttachmentsBack(ledger, dirname(backup.folder), backup.manifest, dropped)
  } finally {
    await restored.close()
  }
  return { file, salvaged }
}

/** It is not what was verified when it was made: the disk it lies on has failed it, or somebody changed it. */
export class BackupChanged extends Error {
  constructor(id: string) {
    super(`the backup ${id} is not what was verified`)
    this.name = 'BackupChanged'
  }
}

/** The restored file takes the place of the one in use, which stays beside it under a name that says when. */
export const swapRestored = (restored: string, ledger: string, now: Instant): string => {
  const aside = join(dirname(ledger), `ledger-before-${backupName(now)}.db`)
  for (const tail of ['', '-wal', '-shm', '-journal'])
    if (existsSync(ledger + tail)) renameSync(ledger + tail, aside + tail)
  renameSync(restored, ledger)
  return aside
}

/** Which command ids are taken: a backup leaves that index out, for it stands in the entries; older backups bring it along. */
const fillCommands = async (db: SqlWriter): Promise<void> => {
  await db.run(
    `INSERT INTO command (id, seq) SELECT json_extract(CAST(bytes AS TEXT), '$.command.id'), seq FROM entry
     WHERE seq > (SELECT coalesce(max(seq), 0) FROM command)`,
  )
}

/** A backup leaves projections out; the tables that say how far they are must be there, empty, for them to be made. */
const addMissingTables = async (db: SqlWriter): Promise<void> => {
  await db.exec(`CREATE TABLE IF NOT EXISTS projection (name TEXT PRIMARY KEY, version INTEGER NOT NULL, cursor INTEGER NOT NULL)
    STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS projection_shadow (name TEXT PRIMARY KEY, version INTEGER NOT NULL, base INTEGER NOT NULL,
    row INTEGER, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID`)
}
