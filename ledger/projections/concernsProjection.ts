import { insertMany } from '../sqlite/entries.ts'
import type { OrderProjection } from './projection.ts'
import { projectionTable } from './projectionTable.ts'

/** The few orders that complain about a unit, asked while orders are in the hand: whether a lane may have them without a decision. */
export const concernsProjection: OrderProjection = {
  name: 'concerns',
  version: 1,
  tables: [projectionTable('concern_order', { id: 'INTEGER PRIMARY KEY', unit: 'INTEGER NOT NULL' })],
  kind: 'orders',
  beforeWork: false,
  apply: async (db, at, changes, { unitRow }) => {
    const table = at('concern_order')
    const gone = changes.filter(({ fresh }) => !fresh).map(({ id }) => id)
    if (gone.length > 0)
      await db.run(`DELETE FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`, [JSON.stringify(gone)])
    await insertMany(
      db,
      `${table} (id, unit)`,
      changes.flatMap(({ id, order }) => (order.concerns === null ? [] : [[id, unitRow(order.concerns)]])),
    )
  },
  forget: (db, at, ids) =>
    db.run(`DELETE FROM ${at('concern_order')} WHERE id IN (SELECT value FROM json_each(?))`, [JSON.stringify(ids)]),
}
