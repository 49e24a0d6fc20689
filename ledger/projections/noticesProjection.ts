import { documentNumberText } from '../../shared/domain/document/documentNumber.ts'
import { orderStream, splitStream } from '../../shared/domain/streams.ts'
import type { SqlWriter } from '../sqlite/driver.ts'
import type { EventProjection, FoldContext, PlacedEvent } from './projection.ts'
import { projectionTable } from './projectionTable.ts'

/** A card a notice; `facts` is what a signed one said of its orders. A register's number stands in its notice. */
export const noticesProjection: EventProjection = {
  name: 'notices',
  version: 1,
  tables: [
    projectionTable('notice_card', {
      id: 'INTEGER PRIMARY KEY',
      supervision: 'TEXT NOT NULL UNIQUE',
      unit: 'INTEGER NOT NULL',
      status: 'TEXT NOT NULL',
      number: 'TEXT',
      cause: 'TEXT NOT NULL',
      orders: 'TEXT NOT NULL',
      due_at: 'INTEGER NOT NULL',
      drafted_at: 'INTEGER NOT NULL',
      signed_off_at: 'INTEGER',
      prints: 'INTEGER NOT NULL',
      seal: 'INTEGER NOT NULL',
      slip: 'INTEGER NOT NULL',
      words: 'TEXT NOT NULL',
      facts: 'TEXT',
    }),
  ],
  kind: 'events',
  beforeWork: false,
  streams: ['supervision'],
  apply: (db, at, placed, context) => applyToNotices(db, at('notice_card'), placed, context),
}

const applyToNotices = async (
  db: SqlWriter,
  card: string,
  { event, at }: PlacedEvent,
  { rowOf, unitRow }: FoldContext,
): Promise<void> => {
  switch (event.type) {
    case 'NoticeDrafted':
    case 'NoticeRevised': {
      const orders = event.data.orders.map((order) => rowOf(orderStream(order)))
      return db.run(
        `INSERT INTO ${card} (id, supervision, unit, status, cause, orders, due_at, drafted_at, prints, seal, slip, words)
         VALUES (?, ?, ?, 'drafted', ?, ?, ?, ?, 0, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET unit = excluded.unit, cause = excluded.cause, orders = excluded.orders,
           due_at = excluded.due_at, seal = excluded.seal, slip = excluded.slip, words = excluded.words`,
        [
          rowOf(event.stream),
          splitStream(event.stream).id,
          unitRow(event.data.unit),
          event.data.cause,
          JSON.stringify(orders),
          event.data.dueAt,
          at,
          event.data.seal ? 1 : 0,
          event.data.slip ? 1 : 0,
          JSON.stringify(event.words),
        ],
      )
    }
    case 'NoticeSignedOff':
      return db.run(`UPDATE ${card} SET status = 'signedOff', number = ?, signed_off_at = ?, facts = ? WHERE id = ?`, [
        JSON.stringify({ ...event.data.number, text: documentNumberText(event.data.number) }),
        event.data.signedOffAt,
        event.words.facts,
        rowOf(event.stream),
      ])
    case 'NoticePrinted':
      return db.run(`UPDATE ${card} SET prints = prints + 1 WHERE id = ?`, [rowOf(event.stream)])
    default:
      return
  }
}
