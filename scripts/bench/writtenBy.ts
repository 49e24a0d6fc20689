import type { Commit } from '../../ledger/ledger.ts'
import { blobAt, intAt, intOrNullAt, type SqlReader, textAt } from '../../ledger/sqlite/driver.ts'
import type { WrittenRows } from './baseline/bareCommit.ts'

/** The rows that a commit wrote, for a baseline that writes the very same. */
export const writtenBy = async (db: SqlReader, { from, to }: Commit): Promise<WrittenRows> => {
  const between = [from, to]
  const entries = await db.all('SELECT seq, bytes, hash FROM entry WHERE seq BETWEEN ? AND ?', between)
  const streamEntries = await db.all('SELECT stream, seq FROM stream_entry WHERE seq BETWEEN ? AND ?', between)
  const commands = await db.all('SELECT id, seq FROM command WHERE seq BETWEEN ? AND ?', between)
  const groups = await db.all('SELECT id, seq FROM command_group WHERE seq BETWEEN ? AND ?', between)
  const touched = JSON.stringify(streamEntries.map((row) => intAt(row, 'stream')))
  const board = await db.all(
    `SELECT id, status, lead, supporting, dispatched_at, due_at, yellow_at, lifecycle FROM board
     WHERE id IN (SELECT value FROM json_each(?))`,
    [touched],
  )
  const versions = await db.all('SELECT id, version FROM stream WHERE id IN (SELECT value FROM json_each(?))', [
    touched,
  ])
  return {
    entries: entries.map((row) => [intAt(row, 'seq'), blobAt(row, 'bytes'), blobAt(row, 'hash')] as const),
    streamEntries: streamEntries.map((row) => [intAt(row, 'stream'), intAt(row, 'seq')] as const),
    commands: commands.map((row) => [textAt(row, 'id'), intAt(row, 'seq')] as const),
    groups: groups.map((row) => [textAt(row, 'id'), intAt(row, 'seq')] as const),
    board: board.map((row) => [
      intAt(row, 'id'),
      textAt(row, 'status'),
      intOrNullAt(row, 'lead'),
      textAt(row, 'supporting'),
      intOrNullAt(row, 'dispatched_at'),
      intOrNullAt(row, 'due_at'),
      intOrNullAt(row, 'yellow_at'),
      intAt(row, 'lifecycle'),
    ]),
    versions: versions.map((row) => [intAt(row, 'id'), intAt(row, 'version')] as const),
  }
}
