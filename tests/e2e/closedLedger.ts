import { expect } from '@playwright/test'
import { decodeEntry } from '../../ledger/entry.ts'
import { blobAt, openReader, type SqlReader } from '../../ledger/sqlite/driver.ts'
import { type Findings, verifyLedger } from '../../ledger/verify.ts'

/** The ledger as it lies on the disk once the program is gone: what the window said is checked against it. */
export const readLedger = async <T>(file: string, read: (db: SqlReader) => Promise<T>): Promise<T> => {
  const db = await openReader(file)
  try {
    return await read(db)
  } finally {
    await db.close()
  }
}

/** Walks the chain, the indexes and the board; gives what was counted on the way. */
export const expectSound = async (file: string): Promise<Findings> => {
  const findings = await readLedger(file, (db) => verifyLedger(db))
  expect(findings.problems).toEqual([])
  return findings
}

/** The open parts of all events of a type, in the order of the record. */
export const eventsOf = (file: string, type: string): Promise<readonly unknown[]> =>
  readLedger(file, async (db) => {
    const rows = await db.all('SELECT bytes FROM entry ORDER BY seq')
    return rows.flatMap((row) =>
      decodeEntry(blobAt(row, 'bytes')).events.flatMap((event) => (event.type === type ? [event.data] : [])),
    )
  })
