import type { EventProjection } from './projection.ts'
import { projectionTable } from './projectionTable.ts'

/** What the office set, as one JSON body. */
export const settingsProjection: EventProjection = {
  name: 'settings',
  version: 1,
  tables: [projectionTable('settings_card', { one: 'INTEGER PRIMARY KEY CHECK (one = 1)', body: 'TEXT NOT NULL' })],
  kind: 'events',
  beforeWork: true,
  streams: ['settings'],
  apply: async (db, at, { event }) => {
    if (event.type !== 'SettingsChanged') return
    await db.run(
      `INSERT INTO ${at('settings_card')} (one, body) VALUES (1, ?)
       ON CONFLICT (one) DO UPDATE SET body = excluded.body`,
      [JSON.stringify({ ...event.data, words: event.words })],
    )
  },
}
