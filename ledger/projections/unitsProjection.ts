import { splitStream } from '../../shared/domain/streams.ts'
import { pinyinInitials } from '../pinyinInitials.ts'
import type { EventProjection } from './projection.ts'
import { projectionTable } from './projectionTable.ts'

/** A card a unit: its names, what kind it is, whether it still takes orders, whom to call there. */
export const unitsProjection: EventProjection = {
  name: 'units',
  version: 2,
  tables: [
    projectionTable('unit_card', {
      id: 'INTEGER PRIMARY KEY',
      unit: 'TEXT NOT NULL UNIQUE',
      kind: 'TEXT NOT NULL',
      weekly: 'INTEGER NOT NULL',
      retired: 'INTEGER NOT NULL',
      name: 'TEXT NOT NULL',
      full_name: 'TEXT NOT NULL',
      initials: 'TEXT NOT NULL',
      duties: 'TEXT NOT NULL',
      contacts: 'TEXT NOT NULL',
      aliases: 'TEXT NOT NULL',
    }),
  ],
  kind: 'events',
  beforeWork: true,
  streams: ['unit'],
  apply: async (db, at, { event }, { rowOf }) => {
    if (event.type === 'UnitRetired')
      return db.run(`UPDATE ${at('unit_card')} SET retired = 1 WHERE id = ?`, [rowOf(event.stream)])
    if (event.type !== 'UnitAdded' && event.type !== 'UnitChanged') return
    const [initials = ''] = await pinyinInitials([event.words.name])
    const { id } = splitStream(event.stream)
    const { name, fullName, duties = null, contacts = null, aliases = null } = event.words
    const values = [event.data.kind, event.data.weekly, name, fullName, initials]
    // Details that a change does not name stay as they were.
    await db.run(
      `INSERT INTO ${at('unit_card')} (id, unit, retired, kind, weekly, name, full_name, initials, duties, contacts, aliases)
       VALUES (?1, ?2, 0, ?3, ?4, ?5, ?6, ?7, coalesce(?8, ''), coalesce(?9, ''), coalesce(?10, ''))
       ON CONFLICT (id) DO UPDATE SET kind = ?3, weekly = ?4, name = ?5, full_name = ?6, initials = ?7,
         duties = coalesce(?8, duties), contacts = coalesce(?9, contacts), aliases = coalesce(?10, aliases)`,
      [rowOf(event.stream), id, ...values, duties, contacts, aliases],
    )
  },
}
