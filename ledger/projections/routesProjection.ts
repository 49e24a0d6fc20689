import { splitStream } from '../../shared/domain/streams.ts'
import type { EventProjection } from './projection.ts'
import { projectionTable } from './projectionTable.ts'

/** The dispatch catalogue: a row a period. `lead` and `supporting` are rows of units; a category is named by its id. */
export const routesProjection: EventProjection = {
  name: 'routes',
  version: 1,
  tables: [
    projectionTable(
      'route_period',
      {
        category: 'TEXT NOT NULL',
        from_at: 'INTEGER NOT NULL',
        until_at: 'INTEGER',
        lead: 'INTEGER NOT NULL',
        supporting: 'TEXT NOT NULL',
        closing: 'TEXT NOT NULL',
        basis: 'TEXT NOT NULL',
      },
      { primaryKey: '(category, from_at)', withoutRowid: true },
    ),
  ],
  kind: 'events',
  beforeWork: false,
  streams: ['route'],
  apply: async (db, at, { event }, { unitRow }) => {
    const table = at('route_period')
    const category = splitStream(event.stream).id
    if (event.type === 'RouteEnded') {
      const { from, until } = event.data
      // Ended where it begins, a period is withdrawn.
      if (until === from) return db.run(`DELETE FROM ${table} WHERE category = ? AND from_at = ?`, [category, from])
      return db.run(`UPDATE ${table} SET until_at = ? WHERE category = ? AND from_at = ?`, [until, category, from])
    }
    if (event.type !== 'RouteSet') return
    const { lead, supporting, closing, from, until } = event.data
    await db.run(
      `INSERT INTO ${table} (category, from_at, until_at, lead, supporting, closing, basis) VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [category, from, until, unitRow(lead), JSON.stringify(supporting.map(unitRow)), closing, event.words.basis ?? ''],
    )
  },
}
