import { splitStream } from '../../shared/domain/streams.ts'
import type { EventProjection } from './projection.ts'
import { projectionTable } from './projectionTable.ts'

/** Who answered the alarm of an order last, and when; by the order's id, because an answer may come before any row is asked for. */
export const alarmAnswersProjection: EventProjection = {
  name: 'alarmAnswers',
  version: 1,
  tables: [
    projectionTable(
      'alarm_answer',
      { order_id: 'TEXT PRIMARY KEY', by: 'TEXT NOT NULL', returns: 'INTEGER NOT NULL', at: 'INTEGER NOT NULL' },
      { withoutRowid: true },
    ),
  ],
  kind: 'events',
  beforeWork: true,
  streams: ['alarm'],
  apply: async (db, at, { event, at: when }) => {
    if (event.type !== 'AlarmAcknowledged') return
    const { by, returns } = event.data
    await db.run(
      `INSERT INTO ${at('alarm_answer')} (order_id, by, returns, at) VALUES (?, ?, ?, ?)
       ON CONFLICT (order_id) DO UPDATE SET by = excluded.by, returns = excluded.returns, at = excluded.at`,
      [splitStream(event.stream).id, by, returns, when],
    )
  },
}
