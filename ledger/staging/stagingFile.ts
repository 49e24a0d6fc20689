import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Sheet } from '../import/table.ts'
import { blobAt, intAt, openReader, openWriter } from '../sqlite/driver.ts'
import { closeBox, openBox } from './box.ts'

/**
 * The staging table of one import: a SQLite file of its own beside the ledger, `staging/<import>.db`, written by the
 * disposable parser and never by the ledger's writer. Calling an import off is deleting a file, however many rows it has,
 * and what a disk may keep of a deleted file is sealed with a key that goes at the same moment.
 *
 *     staged(first, last, box)   rows [first, last] of the sheet, at most 500 of them; first 0 holds the sheet's head
 */
export const stagingFolder = (ledgerFile: string): string => join(dirname(ledgerFile), 'staging')
export const stagingPath = (ledgerFile: string, id: string): string => join(stagingFolder(ledgerFile), `${id}.db`)

/** What is staged beside the rows; `now`: the instant against which dates were judged, the same on every later reading. */
export type StagedHead = {
  readonly sheet: Omit<Sheet, 'rows'>
  readonly rows: number
  readonly now: number
}

const rowsInBox = 500

/** Complete and on the disk when it resolves; a file that was cut off has no head and is thrown away at the next start. */
export const writeStaging = async (path: string, key: Uint8Array, sheet: Sheet, now: number): Promise<void> => {
  mkdirSync(dirname(path), { recursive: true })
  deleteStaging(path)
  const db = await openWriter(path)
  try {
    // One writer, one pass: a file that is torn by a crash has no head, and nothing was taken from it.
    await db.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 16384')
    await db.exec('CREATE TABLE staged (first INTEGER PRIMARY KEY, last INTEGER NOT NULL, box BLOB NOT NULL) STRICT')
    await db.exec('BEGIN')
    for (let from = 0; from < sheet.rows.length; from += rowsInBox) {
      const rows = sheet.rows.slice(from, from + rowsInBox)
      const first = sheet.firstRowNumber + from
      const last = first + rows.length - 1
      await db.run('INSERT INTO staged (first, last, box) VALUES (?, ?, ?)', [
        first,
        last,
        closeBox(key, `${first}-${last}`, rows),
      ])
    }
    const { rows, ...rest } = sheet
    const head: StagedHead = { sheet: rest, rows: rows.length, now }
    await db.run('INSERT INTO staged (first, last, box) VALUES (0, 0, ?)', [closeBox(key, 'head', head)])
    await db.exec('COMMIT')
  } finally {
    await db.close()
  }
  flush(path)
}

/** Null where the file is not there or was never completed. */
export const readStaging = async (
  path: string,
  key: Uint8Array,
): Promise<{ readonly sheet: Sheet; readonly now: number } | null> => {
  const opened = await openStaging(path, key)
  if (opened === null) return null
  const { head, boxes, close } = opened
  try {
    const rows: Sheet['rows'][number][] = []
    for (const box of await boxes(1, Number.MAX_SAFE_INTEGER)) rows.push(...box.rows)
    if (rows.length !== head.rows) return null
    return { sheet: { ...head.sheet, rows }, now: head.now }
  } finally {
    await close()
  }
}

/** The cells of some rows by their numbers, as the file has them. */
export const readStagedRows = async (
  path: string,
  key: Uint8Array,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, Sheet['rows'][number]>> => {
  const found = new Map<number, Sheet['rows'][number]>()
  const opened = numbers.length === 0 ? null : await openStaging(path, key)
  if (opened === null) return found
  try {
    const wanted = [...numbers].sort((a, b) => a - b)
    for (let at = 0; at < wanted.length; ) {
      const [box] = await opened.boxes(wanted[at] ?? 0, wanted[at] ?? 0)
      if (box === undefined) {
        at += 1
        continue
      }
      for (; at < wanted.length && (wanted[at] ?? 0) <= box.last; at += 1) {
        const row = wanted[at] ?? 0
        found.set(row, box.rows[row - box.first] ?? [])
      }
    }
    return found
  } finally {
    await opened.close()
  }
}

export const deleteStaging = (path: string): void => {
  for (const end of ['', '-journal', '-wal', '-shm']) if (existsSync(path + end)) rmSync(path + end)
}

type Box = { readonly first: number; readonly last: number; readonly rows: Sheet['rows'] }
type Opened = {
  readonly head: StagedHead
  /** The boxes that hold any of the rows [from, to]. */
  readonly boxes: (from: number, to: number) => Promise<readonly Box[]>
  readonly close: () => Promise<void>
}

const openStaging = async (path: string, key: Uint8Array): Promise<Opened | null> => {
  if (!existsSync(path)) return null
  const db = await openReader(path)
  const row = await db.get('SELECT box FROM staged WHERE first = 0').catch(() => null)
  if (row === null) {
    await db.close()
    return null
  }
  return {
    // Our own writing, sealed: whoever could forge it has the key.
    head: openBox(key, 'head', blobAt(row, 'box')) as StagedHead,
    boxes: async (from, to) => {
      const rows = await db.all(
        'SELECT first, last, box FROM staged WHERE first > 0 AND last >= ? AND first <= ? ORDER BY first',
        [from, to],
      )
      return rows.map((one) => {
        const first = intAt(one, 'first')
        const last = intAt(one, 'last')
        return { first, last, rows: openBox(key, `${first}-${last}`, blobAt(one, 'box')) as Sheet['rows'] }
      })
    },
    close: () => db.close(),
  }
}

const flush = (path: string): void => {
  const opened = openSync(path, 'r+')
  fsyncSync(opened)
  closeSync(opened)
}
