import type { Alarm, Alarms } from '../../shared/contract/alarms.ts'
import type { OrderId, RowId } from '../../shared/kernel/ids.ts'
import { intAt, intOrNullAt, type SqlReader, type SqlRow, textAt } from './driver.ts'

const mostAlarms = 500

/** Those that sound first, the oldest of them before the others. */
export const alarms = async (db: SqlReader): Promise<Alarms> => {
  const rows = await db.all(
    `SELECT o.id, b.number, b.title, b.town, b.received_at, a.at, p.name AS by_name
     FROM alarm_order o JOIN board b ON b.id = o.id JOIN stream s ON s.id = o.id
       LEFT JOIN alarm_answer a ON a.order_id = substr(s.name, 7) AND a.returns = o.returns
       LEFT JOIN person_card p ON p.person = a.by
     ORDER BY a.at IS NOT NULL, b.received_at, o.id LIMIT ?`,
    [mostAlarms],
  )
  return rows.map(alarmOf)
}

const alarmOf = (row: SqlRow): Alarm => {
  const at = intOrNullAt(row, 'at')
  const by = row.by_name === null || row.by_name === undefined ? '' : textAt(row, 'by_name')
  return {
    row: intAt(row, 'id') as RowId,
    number: textAt(row, 'number'),
    title: textAt(row, 'title'),
    town: textAt(row, 'town'),
    receivedAt: intAt(row, 'received_at'),
    answered: at === null ? null : { by, at },
  }
}

/** The orders behind rows that are among the alarms. */
export const alarmOrders = async (db: SqlReader, rows: readonly RowId[]): Promise<readonly OrderId[]> => {
  const found = await db.all(
    `SELECT substr(s.name, 7) AS id FROM json_each(?) j JOIN alarm_order o ON o.id = j.value JOIN stream s ON s.id = o.id`,
    [JSON.stringify(rows)],
  )
  return found.map((row) => textAt(row, 'id') as OrderId)
}
