import type { DomainEvent } from '../../shared/domain/event.ts'
import { orderStream, splitStream } from '../../shared/domain/streams.ts'
import { documentNumberText } from '../../shared/domain/supervision/supervisionState.ts'
import type { Instant } from '../../shared/kernel/chinaTime.ts'
import type { StreamName } from '../../shared/kernel/ids.ts'
import { pinyinInitials } from '../pinyinInitials.ts'
import type { SqlWriter } from './driver.ts'
import type { UnitRows } from './projectBoard.ts'

export type CardEvent = {
  readonly event: DomainEvent
  readonly at: Instant
  readonly rowOf: (stream: StreamName) => number
  readonly unitRow: UnitRows
}

/** Units, persons, settings, notices: few rows, one statement an event. Orders have their own, wider way. */
export const applyToCards = async (db: SqlWriter, { event, at, rowOf, unitRow }: CardEvent): Promise<void> => {
  const row = rowOf(event.stream)
  const { id } = splitStream(event.stream)
  switch (event.type) {
    case 'UnitAdded':
    case 'UnitChanged': {
      const [initials = ''] = await pinyinInitials([event.words.name])
      const values = [event.data.kind, event.data.weekly, event.words.name, event.words.fullName, initials]
      return db.run(
        `INSERT INTO unit_card (id, unit, retired, kind, weekly, name, full_name, initials) VALUES (?, ?, 0, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, weekly = excluded.weekly, name = excluded.name,
           full_name = excluded.full_name, initials = excluded.initials`,
        [row, id, ...values],
      )
    }
    case 'UnitRetired':
      return db.run('UPDATE unit_card SET retired = 1 WHERE id = ?', [row])
    case 'PersonAdded':
      return db.run('INSERT INTO person_card (id, person, role, name) VALUES (?, ?, ?, ?)', [
        row,
        id,
        event.data.role,
        event.words.name,
      ])
    case 'SettingsChanged':
      return db.run(
        'INSERT INTO settings_card (one, body) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET body = excluded.body',
        [JSON.stringify({ ...event.data, words: event.words })],
      )
    case 'NoticeDrafted':
    case 'NoticeRevised': {
      const orders = event.data.orders.map((order) => rowOf(orderStream(order)))
      return db.run(
        `INSERT INTO notice_card (id, supervision, unit, status, cause, orders, due_at, drafted_at, prints, seal, slip, words)
         VALUES (?, ?, ?, 'drafted', ?, ?, ?, ?, 0, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET unit = excluded.unit, cause = excluded.cause, orders = excluded.orders,
           due_at = excluded.due_at, seal = excluded.seal, slip = excluded.slip, words = excluded.words`,
        [
          row,
          id,
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
      return db.run(
        "UPDATE notice_card SET status = 'signedOff', number = ?, signed_off_at = ?, facts = ? WHERE id = ?",
        [
          JSON.stringify({ ...event.data.number, text: documentNumberText(event.data.number) }),
          event.data.signedOffAt,
          event.words.facts,
          row,
        ],
      )
    case 'NoticePrinted':
      return db.run('UPDATE notice_card SET prints = prints + 1 WHERE id = ?', [row])
    default:
      // Orders stand on the board; a register's number stands in its notice.
      return
  }
}
