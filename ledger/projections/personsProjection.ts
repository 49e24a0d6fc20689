import { splitStream } from '../../shared/domain/streams.ts'
import type { EventProjection } from './projection.ts'
import { projectionTable } from './projectionTable.ts'

/** A card a person who works here. */
export const personsProjection: EventProjection = {
  name: 'persons',
  version: 1,
  tables: [
    projectionTable('person_card', {
      id: 'INTEGER PRIMARY KEY',
      person: 'TEXT NOT NULL UNIQUE',
      role: 'TEXT NOT NULL',
      name: 'TEXT NOT NULL',
    }),
  ],
  kind: 'events',
  // Without it a ledger would look like one that nobody has started yet.
  beforeWork: true,
  streams: ['person'],
  apply: async (db, at, { event }, { rowOf }) => {
    if (event.type !== 'PersonAdded') return
    await db.run(`INSERT INTO ${at('person_card')} (id, person, role, name) VALUES (?, ?, ?, ?)`, [
      rowOf(event.stream),
      splitStream(event.stream).id,
      event.data.role,
      event.words.name,
    ])
  },
}
