import type { OrderProjection } from './projection.ts'
import { projectionTable } from './projectionTable.ts'

/** Orders about which a source says something else than before, until somebody has said yes or no. */
export const correctionsProjection: OrderProjection = {
  name: 'corrections',
  version: 1,
  tables: [projectionTable('open_correction', { id: 'INTEGER PRIMARY KEY' })],
  kind: 'orders',
  beforeWork: false,
  apply: async (db, at, changes) => {
    const open = changes.filter(({ order }) => order.proposals.length > 0).map(({ id }) => id)
    const settled = changes.filter(({ order, fresh }) => !fresh && order.proposals.length === 0).map(({ id }) => id)
    if (open.length > 0)
      await db.run(`INSERT OR IGNORE INTO ${at('open_correction')} (id) SELECT value FROM json_each(?)`, [
        JSON.stringify(open),
      ])
    if (settled.length > 0)
      await db.run(`DELETE FROM ${at('open_correction')} WHERE id IN (SELECT value FROM json_each(?))`, [
        JSON.stringify(settled),
      ])
  },
  forget: (db, at, ids) =>
    db.run(`DELETE FROM ${at('open_correction')} WHERE id IN (SELECT value FROM json_each(?))`, [JSON.stringify(ids)]),
}
