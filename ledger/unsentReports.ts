import { existsSync } from 'node:fs'
import type { Instant } from '../shared/kernel/chinaTime.ts'
import type { PersonId } from '../shared/kernel/ids.ts'
import { random } from './randomPool.ts'
import { keyBytes } from './seal.ts'
import { blobAt, intAt, type SqlReader, type SqlWriter, textAt } from './sqlite/driver.ts'
import { closeBox, openBox } from './staging/box.ts'

/**
 * Reports that were begun and not sent (`unsent_report`): what a person typed so far, kept with every letter. They are this
 * device's own: in no entry and in no backup, carried over by a restore. Each is sealed with a key of its own, which goes
 * with it; `secure_delete` writes over both.
 */
export type UnsentReport = { readonly id: string; readonly changedAt: Instant; readonly body: string }

/** `body`: the form as the window writes it. A form that somebody else began under this id stays theirs. */
export const keepUnsent = async (
  db: SqlWriter,
  person: PersonId,
  { id, changedAt, body }: UnsentReport,
): Promise<'begun' | 'kept'> => {
  const key = random(keyBytes)
  const box = closeBox(key, place(id), body)
  const held = await db.get('SELECT 1 FROM unsent_report WHERE id = ?', [id])
  await db.run(
    `INSERT INTO unsent_report (id, person, changed_at, key, box) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET changed_at = excluded.changed_at, key = excluded.key, box = excluded.box
     WHERE person = excluded.person`,
    [id, person, changedAt, key, box],
  )
  return held === null ? 'begun' : 'kept'
}

export const dropUnsent = (db: SqlWriter, person: PersonId, id: string): Promise<void> =>
  db.run('DELETE FROM unsent_report WHERE id = ? AND person = ?', [id, person])

/** A person's own, the one changed last first. */
export const unsentOf = async (db: SqlReader, person: PersonId): Promise<readonly UnsentReport[]> => {
  const rows = await db.all(
    'SELECT id, changed_at, key, box FROM unsent_report WHERE person = ? ORDER BY changed_at DESC, id',
    [person],
  )
  return rows.map((row) => {
    const id = textAt(row, 'id')
    const body = openBox(blobAt(row, 'key'), place(id), blobAt(row, 'box'))
    if (typeof body !== 'string') throw new Error(`unsent report ${id}: not a text`)
    return { id, changedAt: intAt(row, 'changed_at'), body }
  })
}

/** Into a ledger that takes another's place, as far as the other can still be read; answers how many there are. */
export const carryUnsentOver = async (db: SqlWriter, from: string): Promise<number> => {
  let attached = false
  try {
    // Attaching a file that is not there would make one.
    if (existsSync(from)) await db.run('ATTACH ? AS leaving', [from])
    attached = existsSync(from)
    if (attached) await db.exec('INSERT OR IGNORE INTO main.unsent_report SELECT * FROM leaving.unsent_report')
    if (attached) await db.exec('INSERT OR IGNORE INTO main.unsent_words SELECT * FROM leaving.unsent_words')
  } catch {
    // A file of an earlier version has no such tables, a damaged one may not let it be read: the rest is worth more.
  } finally {
    if (attached) await db.exec('DETACH leaving')
  }
  return intAt((await db.get('SELECT count(*) AS n FROM unsent_report')) ?? {}, 'n')
}

/** Those in a ledger that was put aside: they went over to the one in use, where they can be dropped. */
export const clearUnsent = async (db: SqlWriter): Promise<void> => {
  await db.run('DELETE FROM unsent_report')
  await db.run('DELETE FROM unsent_words')
}

const place = (id: string): string => `unsent ${id}`
