import { answeringUnit } from '../../shared/domain/supervision/orderStanding.ts'
import { insertMany } from '../sqlite/entries.ts'
import type { OrderProjection } from './projection.ts'
import { projectionTable } from './projectionTable.ts'

/**
 * What the rules of supervision look at besides deadlines: a row for each order that a unit answers for and to which something
 * happened. Most orders have none, so that reading all of them is cheap however many orders there are.
 */
export const orderWatchProjection: OrderProjection = {
  name: 'orderWatch',
  version: 1,
  tables: [
    projectionTable('order_watch', {
      id: 'INTEGER PRIMARY KEY',
      unsatisfied: 'INTEGER NOT NULL',
      returns: 'INTEGER NOT NULL',
      reworks: 'INTEGER NOT NULL',
      instructions: 'INTEGER NOT NULL',
    }),
  ],
  kind: 'orders',
  beforeWork: false,
  apply: async (db, at, changes) => {
    const table = at('order_watch')
    const rows = changes.flatMap(({ id, order }) => {
      const { unsatisfied, returns, reworks } = order.counts
      const { instructions } = order
      const watched = answeringUnit(order) !== null && unsatisfied + returns + reworks + instructions > 0
      return watched ? [[id, unsatisfied, returns, reworks, instructions]] : []
    })
    const moved = changes.flatMap(({ id, fresh }) => (fresh ? [] : [id]))
    if (moved.length > 0)
      await db.run(`DELETE FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`, [JSON.stringify(moved)])
    await insertMany(db, `${table} (id, unsatisfied, returns, reworks, instructions)`, rows)
  },
  forget: (db, at, ids) =>
    db.run(`DELETE FROM ${at('order_watch')} WHERE id IN (SELECT value FROM json_each(?))`, [JSON.stringify(ids)]),
}
