import type { EventProjection } from './projection.ts'
import { projectionTable } from './projectionTable.ts'

/** The audit of reading: a row each time that personal data was looked at in full, printed or written into a file. */
export const readingsProjection: EventProjection = {
  name: 'readings',
  version: 1,
  tables: [
    projectionTable(
      'reading_card',
      {
        id: 'INTEGER PRIMARY KEY',
        at: 'INTEGER NOT NULL',
        by: 'TEXT NOT NULL',
        kind: 'TEXT NOT NULL',
        count: 'INTEGER NOT NULL',
        whole: 'INTEGER NOT NULL',
        orders: 'TEXT NOT NULL',
        what: 'TEXT NOT NULL',
      },
      { indexes: { reading_card_at: '(at)' } },
    ),
  ],
  kind: 'events',
  beforeWork: false,
  streams: ['reading'],
  apply: async (db, at, { event, at: when }, { rowOf }) => {
    if (event.type !== 'PersonalDataRead') return
    const { by, kind, count, full, orders } = event.data
    await db.run(
      `INSERT INTO ${at('reading_card')} (id, at, by, kind, count, whole, orders, what) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [rowOf(event.stream), when, by, kind, count, full ? 1 : 0, JSON.stringify(orders), event.words.what ?? ''],
    )
  },
}
