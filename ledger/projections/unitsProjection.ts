import { splitStream } from '../../shared/domain/streams.ts'
import { pinyinInitials } from '../pinyinInitials.ts'
import type { EventProjection } from './projection.ts'
import { projectionTable } from './projectionTable.ts'

/** A card a unit: its names, what kind it is, whether it still takes orders. */
export const unitsProjection: EventProjection = {
  name: 'units',
  version: 1,
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
    const values = [event.data.kind, event.data.weekly, event.words.name, event.words.fullName, initials]
    await db.run(
      `INSERT INTO ${at('unit_card')} (id, unit, retired, kind, weekly, name, full_name, initials)
       VALUES (?, ?, 0, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, weekly = excluded.weekly, name = excluded.name,
         full_name = excluded.full_name, initials = excluded.initials`,
      [rowOf(event.stream), id, ...values],
    )
  },
}
