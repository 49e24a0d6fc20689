import type { OrderProjection } from './projection.ts'
import { projectionTable } from './projectionTable.ts'

/** The last serial of each day, so that an order's number is never given twice. */
export const orderDaysProjection: OrderProjection = {
  name: 'orderDays',
  version: 1,
  tables: [projectionTable('order_day', { day: 'TEXT PRIMARY KEY', last: 'INTEGER NOT NULL' }, { withoutRowid: true })],
  kind: 'orders',
  // The next order's number comes from here: one that is behind would give a number twice.
  beforeWork: true,
  apply: async (db, at, changes) => {
    const days = new Map<string, number>()
    for (const { order, fresh } of changes) {
      if (!fresh) continue
      const { day, serial } = serialOf(order.number)
      days.set(day, Math.max(serial, days.get(day) ?? 0))
    }
    if (days.size === 0) return
    await db.run(
      `INSERT INTO ${at('order_day')} (day, last) SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE true
       ON CONFLICT (day) DO UPDATE SET last = max(last, excluded.last)`,
      [JSON.stringify([...days])],
    )
  },
  // The greatest serial of a day stays the greatest when an order is read again.
  forget: async () => undefined,
}

/** `261124-0188` -> day and serial. */
export const serialOf = (number: string): { readonly day: string; readonly serial: number } => {
  const [day = '', serial = '0'] = number.split('-')
  return { day, serial: Number(serial) }
}
