import type { Attempts } from '../../shared/domain/person/pin.ts'
import type { Instant } from '../../shared/kernel/chinaTime.ts'
import type { PersonId } from '../../shared/kernel/ids.ts'
import { blobAt, intAt, intOrNullAt, type SqlReader, type SqlWriter } from './driver.ts'

/** SQL about PINs and who used this device last. Both are this device's own and in no entry. */
export type PinRow = { readonly salt: Uint8Array; readonly hash: Uint8Array; readonly attempts: Attempts }

export const pinOf = async (db: SqlReader, person: PersonId): Promise<PinRow | null> => {
  const row = await db.get('SELECT salt, hash, failed, locked_until FROM person_pin WHERE person = ?', [person])
  if (row === null) return null
  const attempts = { failed: intAt(row, 'failed'), lockedUntil: intOrNullAt(row, 'locked_until') }
  return { salt: blobAt(row, 'salt'), hash: blobAt(row, 'hash'), attempts }
}

export const savePin = (
  db: SqlWriter,
  person: PersonId,
  { salt, hash }: Pick<PinRow, 'salt' | 'hash'>,
  at: Instant,
): Promise<void> =>
  db.run(
    `INSERT INTO person_pin (person, salt, hash, failed, locked_until, set_at) VALUES (?, ?, ?, 0, NULL, ?)
     ON CONFLICT (person) DO UPDATE SET salt = excluded.salt, hash = excluded.hash, failed = 0, locked_until = NULL,
       set_at = excluded.set_at`,
    [person, salt, hash, at],
  )

export const dropPin = (db: SqlWriter, person: PersonId): Promise<void> =>
  db.run('DELETE FROM person_pin WHERE person = ?', [person])

export const saveAttempts = (db: SqlWriter, person: PersonId, { failed, lockedUntil }: Attempts): Promise<void> =>
  db.run('UPDATE person_pin SET failed = ?, locked_until = ? WHERE person = ?', [failed, lockedUntil, person])

/** From now on this person is on duty here; the time orders the list of those who use this device. */
export const putOnDuty = async (db: SqlWriter, person: PersonId, at: Instant): Promise<void> => {
  await db.run('UPDATE device SET person = ? WHERE one = 1', [person])
  await db.run(
    `INSERT INTO person_use (person, last_at) VALUES (?, ?)
     ON CONFLICT (person) DO UPDATE SET last_at = excluded.last_at`,
    [person, at],
  )
}
