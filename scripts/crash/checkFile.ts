import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Ledger } from '../../ledger/ledger.ts'
import { intAt, openWriter, type SqlReader, textAt } from '../../ledger/sqlite/driver.ts'
import { verifyLedger } from '../../ledger/verify.ts'
import type { CommandId } from '../../shared/kernel/ids.ts'
import type { JournalContent } from './journal.ts'

export type FileFindings = {
  /** Acknowledged commands that the file does not have, in words. */
  readonly lost: readonly string[]
  /** Whatever else is wrong with the file. */
  readonly corrupt: readonly string[]
}

/**
 * What a killed process left, compared with what it had acknowledged. It is done on a copy, so that the next process finds
 * the file as the kill left it, with its unfinished log, and has to recover it itself.
 */
export const checkFile = async (file: string, journal: JournalContent): Promise<FileFindings> => {
  const folder = `${file}.check`
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  const copy = join(folder, 'ledger.db')
  // Without -shm: SQLite makes it again, as after the machine itself went down.
  for (const tail of ['', '-wal', '-journal']) if (existsSync(file + tail)) copyFileSync(file + tail, copy + tail)
  try {
    if (!existsSync(copy)) return { lost: lostOf(journal, new Map()), corrupt: [] }
    // First as SQLite alone recovers it: opening it as a ledger could make again what a crash had left behind.
    const recovered = await readRecovered(copy, journal)
    const opened = await Ledger.open(copy)
    if (!opened.ok)
      return {
        ...recovered,
        corrupt: [...recovered.corrupt, `does not open: ${opened.error.code} ${opened.error.detail}`],
      }
    await opened.value.close()
    return recovered
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const readRecovered = async (file: string, journal: JournalContent): Promise<FileFindings> => {
  const db = await openWriter(file)
  try {
    const tables = await db.all("SELECT name FROM sqlite_schema WHERE type = 'table'")
    // Killed before the first transaction of its life: nobody's file yet, and nothing can have been acknowledged.
    if (tables.length === 0) return { lost: lostOf(journal, new Map()), corrupt: [] }
    const corrupt: string[] = []
    const stored = await storedCommands(db, corrupt)
    compare(journal, stored, corrupt)
    corrupt.push(...(await verifyLedger(db)).problems)
    for (const row of await db.all('PRAGMA integrity_check'))
      if (row.integrity_check !== 'ok') corrupt.push(String(row.integrity_check))
    return { lost: lostOf(journal, stored), corrupt }
  } catch (problem) {
    return { lost: [], corrupt: [`cannot be read: ${problem instanceof Error ? problem.message : String(problem)}`] }
  } finally {
    await db.close()
  }
}

/** From the entries themselves; the index of commands is only compared with them. */
const storedCommands = async (db: SqlReader, corrupt: string[]): Promise<ReadonlyMap<CommandId, number>> => {
  const rows = await db.all(
    `SELECT e.seq, json_extract(CAST(e.bytes AS TEXT), '$.command.id') AS id, c.seq AS indexed
     FROM entry e LEFT JOIN command c ON c.id = json_extract(CAST(e.bytes AS TEXT), '$.command.id') ORDER BY e.seq`,
  )
  const stored = new Map<CommandId, number>()
  for (const row of rows) {
    const seq = intAt(row, 'seq')
    const id = textAt(row, 'id') as CommandId
    const earlier = stored.get(id)
    if (earlier !== undefined) corrupt.push(`entry ${seq}: command ${id} was applied already in entry ${earlier}`)
    else stored.set(id, seq)
    if (row.indexed !== seq) corrupt.push(`entry ${seq}: the index has command ${id} at ${String(row.indexed)}`)
  }
  return stored
}

const compare = (journal: JournalContent, stored: ReadonlyMap<CommandId, number>, corrupt: string[]): void => {
  for (const [id, seq] of stored) {
    const said = journal.acknowledged.get(id)
    if (said !== undefined && said !== seq)
      corrupt.push(`command ${id}: acknowledged as entry ${said}, stands in ${seq}`)
    if (!journal.asked.has(id)) corrupt.push(`entry ${seq}: nobody asked for command ${id}`)
    if (journal.refused.has(id)) corrupt.push(`entry ${seq}: command ${id} was refused`)
  }
}

const lostOf = (journal: JournalContent, stored: ReadonlyMap<CommandId, number>): readonly string[] =>
  [...journal.acknowledged].flatMap(([id, seq]) =>
    stored.has(id) ? [] : [`command ${id} was acknowledged as entry ${seq} and is not there`],
  )
