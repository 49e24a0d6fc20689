import { openEvent, wordsOf } from '../../../ledger/entry.ts'
import { intAt, type SqlReader, textAt } from '../../../ledger/sqlite/driver.ts'
import { entriesOf, keysOf } from '../../../ledger/sqlite/entries.ts'
import {
  evolveImport,
  type ImportEventBody,
  type ImportState,
  type ImportWords,
} from '../../../shared/domain/importing/importRun.ts'
import { isKnownEvent } from '../../../shared/domain/knownEvents.ts'
import { importStream } from '../../../shared/domain/streams.ts'
import type { Instant } from '../../../shared/kernel/chinaTime.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'

/** An import as the record tells it. */
export type ImportFacts = {
  readonly id: string
  /** Where it stands in the list of imports: its row number in this file. */
  readonly at: number
  readonly state: ImportState
  readonly words: ImportWords
  readonly begunAt: Instant
  readonly actor: PersonId
}

/** The newest imports before `before`, by their row numbers; null begins with the newest. */
export const recentImports = async (
  db: SqlReader,
  before: number | null,
  limit: number,
): Promise<readonly ImportFacts[]> => {
  const rows = await db.all(
    "SELECT id, name FROM stream WHERE name >= 'import/' AND name < 'import0' AND id < ? ORDER BY id DESC LIMIT ?",
    [before ?? Number.MAX_SAFE_INTEGER, limit],
  )
  return factsOf(
    db,
    rows.map((row) => ({ id: intAt(row, 'id'), name: textAt(row, 'name') })),
  )
}

export const importFacts = async (db: SqlReader, id: string): Promise<ImportFacts | null> => {
  const row = await db.get('SELECT id, name FROM stream WHERE name = ?', [importStream(id)])
  if (row === null) return null
  const [facts] = await factsOf(db, [{ id: intAt(row, 'id'), name: textAt(row, 'name') }])
  return facts ?? null
}

const noImportWords: ImportWords = { fileName: '', sourceName: '', header: '[]', mapping: '{}', encoding: '' }

const factsOf = async (
  db: SqlReader,
  rows: readonly { readonly id: number; readonly name: string }[],
): Promise<readonly ImportFacts[]> => {
  const ids = rows.map((row) => row.id)
  const [entries, keys] = await Promise.all([entriesOf(db, ids), keysOf(db, ids)])
  return rows.flatMap((row) => {
    let found = null as ImportFacts | null
    for (const entry of entries)
      for (const stored of entry.events) {
        if (stored.stream !== row.name || !isKnownEvent(stored)) continue
        const event = openEvent(stored) as unknown as ImportEventBody
        const words = wordsOf(stored, entry.command.id, keys.get(row.id) ?? null)
        const state = evolveImport(found?.state ?? null, event)
        found =
          found === null
            ? {
                id: row.name.slice('import/'.length),
                at: row.id,
                state,
                words: { ...noImportWords, ...(words as Partial<ImportWords>) },
                begunAt: entry.command.statedAt,
                actor: entry.command.actor,
              }
            : { ...found, state }
      }
    return found === null ? [] : [found]
  })
}
