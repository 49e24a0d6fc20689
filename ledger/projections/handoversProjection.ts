import { splitStream } from '../../shared/domain/streams.ts'
import type { EventProjection } from './projection.ts'
import { projectionTable } from './projectionTable.ts'

/** A row a handover, with what was written down on its day. Persons are named by their ids. */
export const handoversProjection: EventProjection = {
  name: 'handovers',
  version: 1,
  tables: [
    projectionTable('handover_card', {
      id: 'INTEGER PRIMARY KEY',
      handover: 'TEXT NOT NULL UNIQUE',
      giver: 'TEXT NOT NULL',
      taker: 'TEXT NOT NULL',
      status: 'TEXT NOT NULL',
      counts: 'TEXT NOT NULL',
      given_at: 'INTEGER NOT NULL',
      taken_at: 'INTEGER',
      points: 'TEXT NOT NULL',
      lines: 'TEXT NOT NULL',
      remark: 'TEXT NOT NULL',
    }),
  ],
  kind: 'events',
  beforeWork: false,
  streams: ['handover'],
  apply: async (db, at, { event, at: when }, { rowOf }) => {
    const card = at('handover_card')
    switch (event.type) {
      case 'ShiftHandedOver': {
        const { giver, taker, counts } = event.data
        const { points = '', lines = '[]' } = event.words
        const values = [rowOf(event.stream), splitStream(event.stream).id, giver, taker, JSON.stringify(counts), when]
        return db.run(
          `INSERT INTO ${card} (id, handover, giver, taker, status, counts, given_at, points, lines, remark)
           VALUES (?, ?, ?, ?, 'handedOver', ?, ?, ?, ?, '')`,
          [...values, points, lines === '' ? '[]' : lines],
        )
      }
      case 'ShiftTakenOver':
        return db.run(`UPDATE ${card} SET status = 'takenOver', taken_at = ?, remark = ? WHERE id = ?`, [
          when,
          event.words.remark ?? '',
          rowOf(event.stream),
        ])
      case 'HandoverWithdrawn':
        return db.run(`UPDATE ${card} SET status = 'withdrawn' WHERE id = ?`, [rowOf(event.stream)])
      default:
        return
    }
  },
}
