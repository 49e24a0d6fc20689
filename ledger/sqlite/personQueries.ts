import type { PersonEntry } from '../../shared/contract/persons.ts'
import type { Role } from '../../shared/domain/person/person.ts'
import type { PersonId, RowId } from '../../shared/kernel/ids.ts'
import { intAt, intOrNullAt, type SqlReader, type SqlRow, textAt } from './driver.ts'

/** Those used last come first, then the others by name; the retired at the end. */
export const personEntries = async (db: SqlReader): Promise<readonly PersonEntry[]> => {
  const rows = await db.all(
    `SELECT p.id, p.person, p.role, p.name, p.initials, p.retired, u.id AS unit, used.last_at, pin.person IS NOT NULL AS has_pin,
       p.id = (SELECT o.id FROM person_card o
         ORDER BY o.person = (SELECT person FROM device) DESC, o.retired, o.id LIMIT 1) AS on_duty
     FROM person_card p LEFT JOIN unit_card u ON u.unit = p.unit LEFT JOIN person_use used ON used.person = p.person
       LEFT JOIN person_pin pin ON pin.person = p.person
     ORDER BY p.retired, used.last_at DESC NULLS LAST, p.name, p.id`,
  )
  return rows.map(entryOf)
}

const entryOf = (row: SqlRow): PersonEntry => ({
  row: intAt(row, 'id') as RowId,
  name: textAt(row, 'name'),
  initials: textAt(row, 'initials'),
  role: textAt(row, 'role') as Role,
  unit: intOrNullAt(row, 'unit') as RowId | null,
  retired: intAt(row, 'retired') === 1,
  hasPin: intAt(row, 'has_pin') === 1,
  lastUsedAt: intOrNullAt(row, 'last_at'),
  onDuty: row.on_duty === 1,
})

/** The administrators who work here: the streams that show that another one remains. */
export const administrators = async (db: SqlReader): Promise<readonly PersonId[]> => {
  const rows = await db.all("SELECT person FROM person_card WHERE role = 'administrator' AND retired = 0 ORDER BY id")
  return rows.map((row) => textAt(row, 'person') as PersonId)
}
