import { headerKey } from '../import/headerKey.ts'
import type { EventProjection } from './projection.ts'
import { projectionTable } from './projectionTable.ts'

/** Of each named source and each set of columns: the plan under which its table was last imported. */
export const sourcesProjection: EventProjection = {
  name: 'sources',
  version: 1,
  tables: [
    projectionTable('source_plan', {
      id: 'INTEGER PRIMARY KEY',
      source: 'TEXT NOT NULL',
      /** SHA-256 of the names of the columns, in any order. */
      header_key: 'TEXT NOT NULL',
      at: 'INTEGER NOT NULL',
      /** The columns as they stood then, JSON: the plan counts them. */
      header: 'TEXT NOT NULL',
      plan: 'TEXT NOT NULL',
    }),
  ],
  kind: 'events',
  beforeWork: false,
  streams: ['import'],
  apply: async (db, at, { event, at: recorded }, { rowOf }) => {
    if (event.type !== 'ImportBegun') return
    const { sourceName = '', header = '', mapping = '' } = event.words
    const key = headerKey(header)
    if (key === null) return
    await db.run(`DELETE FROM ${at('source_plan')} WHERE source = ? AND header_key = ?`, [sourceName, key])
    await db.run(
      `INSERT INTO ${at('source_plan')} (id, source, header_key, at, header, plan) VALUES (?, ?, ?, ?, ?, ?)`,
      [rowOf(event.stream), sourceName, key, recorded, header, mapping],
    )
  },
}
