import type { Hello, PersonCard } from '../../shared/contract/desk.ts'
import type { Role } from '../../shared/domain/person/person.ts'
import { defaultSettings } from '../../shared/domain/settings/settings.ts'
import { splitStream } from '../../shared/domain/streams.ts'
import type { OrderId, PersonId, RowId, SupervisionId, UnitId } from '../../shared/kernel/ids.ts'
import { intAt, type SqlReader, type SqlRow, textAt } from './driver.ts'
import { streamsById } from './entries.ts'

/** Small cards: who works here, what the office set. */

export type Person = PersonCard & {
  readonly id: PersonId
  /** The one that a clerk works for. */
  readonly unit: UnitId | null
}

export const personOnDuty = async (db: SqlReader): Promise<Person | null> => {
  const row = await db.get(
    `SELECT p.id, p.person, p.role, p.unit, p.name FROM person_card p
     ORDER BY p.person = (SELECT person FROM device) DESC, p.retired, p.id LIMIT 1`,
  )
  return row === null ? null : personOf(row)
}

const personOf = (row: SqlRow): Person => ({
  id: textAt(row, 'person') as PersonId,
  row: intAt(row, 'id') as RowId,
  name: textAt(row, 'name'),
  role: textAt(row, 'role') as Role,
  unit: row.unit === null ? null : (textAt(row, 'unit') as UnitId),
})

export const personNames = async (db: SqlReader): Promise<ReadonlyMap<string, string>> => {
  const rows = await db.all('SELECT person, name FROM person_card')
  return new Map(rows.map((row) => [textAt(row, 'person'), textAt(row, 'name')]))
}

/** What each unit is called, by its row. */
export const unitNames = async (db: SqlReader): Promise<ReadonlyMap<number, string>> => {
  const rows = await db.all('SELECT id, name FROM unit_card')
  return new Map(rows.map((row) => [intAt(row, 'id'), textAt(row, 'name')]))
}

export const settings = async (db: SqlReader): Promise<Hello['settings']> => {
  const row = await db.get('SELECT body FROM settings_card')
  return row === null
    ? { ...defaultSettings, words: { officeName: '', contact: '', phone: '' } }
    : (JSON.parse(textAt(row, 'body')) as Hello['settings'])
}

/** The ids behind row numbers, for the envelope of a command. */
export const orderIds = async (db: SqlReader, rows: readonly RowId[]): Promise<ReadonlyMap<RowId, OrderId>> =>
  idsOf<OrderId>(db, rows, 'order')
export const unitIds = async (db: SqlReader, rows: readonly RowId[]): Promise<ReadonlyMap<RowId, UnitId>> =>
  idsOf<UnitId>(db, rows, 'unit')
export const supervisionIds = async (
  db: SqlReader,
  rows: readonly RowId[],
): Promise<ReadonlyMap<RowId, SupervisionId>> => idsOf<SupervisionId>(db, rows, 'supervision')
export const supervisionId = async (db: SqlReader, row: RowId): Promise<SupervisionId | null> =>
  (await idsOf<SupervisionId>(db, [row], 'supervision')).get(row) ?? null

const idsOf = async <T extends string>(db: SqlReader, rows: readonly RowId[], kind: string): Promise<Map<RowId, T>> => {
  const streams = await streamsById(db, rows)
  const ids = new Map<RowId, T>()
  for (const row of rows) {
    const stream = streams.get(row)
    if (stream === undefined) continue
    const split = splitStream(stream.name)
    if (split.kind === kind) ids.set(row, split.id as T)
  }
  return ids
}
