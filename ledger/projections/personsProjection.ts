import { splitStream } from '../../shared/domain/streams.ts'
import { pinyinInitials } from '../pinyinInitials.ts'
import type { EventProjection } from './projection.ts'
import { projectionTable } from './projectionTable.ts'

/** A card a person who works here. */
export const personsProjection: EventProjection = {
  name: 'persons',
  version: 3,
  tables: [
    projectionTable('person_card', {
      id: 'INTEGER PRIMARY KEY',
      person: 'TEXT NOT NULL UNIQUE',
      role: 'TEXT NOT NULL',
      /** The unit's id, for clerks. */
      unit: 'TEXT',
      name: 'TEXT NOT NULL',
      initials: 'TEXT NOT NULL',
      retired: 'INTEGER NOT NULL',
    }),
  ],
  kind: 'events',
  // Without it a ledger would look like one that nobody has started yet.
  beforeWork: true,
  streams: ['person'],
  apply: async (db, at, { event }, { rowOf }) => {
    const card = at('person_card')
    if (event.type === 'PersonRetired' || event.type === 'PersonRestored')
      return db.run(`UPDATE ${card} SET retired = ? WHERE id = ?`, [
        event.type === 'PersonRetired' ? 1 : 0,
        rowOf(event.stream),
      ])
    if (event.type !== 'PersonAdded' && event.type !== 'PersonChanged') return
    const { role, unit } = event.data
    const [initials = ''] = await pinyinInitials([event.words.name])
    await db.run(
      `INSERT INTO ${card} (id, person, role, unit, name, initials, retired) VALUES (?, ?, ?, ?, ?, ?, 0)
       ON CONFLICT (id) DO UPDATE SET role = excluded.role, unit = excluded.unit, name = excluded.name,
         initials = excluded.initials`,
      [rowOf(event.stream), splitStream(event.stream).id, role, unit, event.words.name, initials],
    )
  },
}
