import { needsAlarm } from '../../shared/domain/alarm/alarm.ts'
import { insertMany } from '../sqlite/entries.ts'
import type { OrderProjection } from './projection.ts'
import { projectionTable } from './projectionTable.ts'

/** The few orders about life and safety that no unit has: asked after every commit, so that they stand in a table of their own. */
export const alarmsProjection: OrderProjection = {
  name: 'alarms',
  version: 1,
  tables: [projectionTable('alarm_order', { id: 'INTEGER PRIMARY KEY', returns: 'INTEGER NOT NULL' })],
  kind: 'orders',
  beforeWork: false,
  apply: async (db, at, changes) => {
    const table = at('alarm_order')
    const gone = changes.filter(({ fresh }) => !fresh).map(({ id }) => id)
    if (gone.length > 0)
      await db.run(`DELETE FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`, [JSON.stringify(gone)])
    const sounding = changes.filter(({ order }) => needsAlarm(order))
    await insertMany(
      db,
      `${table} (id, returns)`,
      sounding.map(({ id, order }) => [id, order.counts.returns]),
    )
  },
  forget: (db, at, ids) =>
    db.run(`DELETE FROM ${at('alarm_order')} WHERE id IN (SELECT value FROM json_each(?))`, [JSON.stringify(ids)]),
}
