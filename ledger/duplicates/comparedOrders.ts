import type { ReportWords } from '../../shared/domain/order/orderEvents.ts'
import type { ComparedOrder } from '../../shared/duplicates/likeness.ts'
import type { StreamName } from '../../shared/kernel/ids.ts'
import { changesWords, mergeWords, noWords } from '../../shared/views/orderWords.ts'
import { decodeEntry, openEvent, wordsOf } from '../entry.ts'
import { blobAt, intAt, type SqlReader, textAt } from '../sqlite/driver.ts'

/**
 * What orders say as they stand, by row number. Read are the entry that reported the order and those that corrected it, and no
 * other: folding whole histories would cost several times as much. What was erased has no key and is left out.
 */
export const comparedOrders = async (
  db: SqlReader,
  rows: readonly number[],
): Promise<ReadonlyMap<number, ComparedOrder>> => {
  const asked = [JSON.stringify(rows)]
  const [orders, entries] = await Promise.all([
    db.all(
      `SELECT b.id, b.received_at, b.privacy, s.name, k.key
       FROM json_each(?) j JOIN board b ON b.id = j.value JOIN stream s ON s.id = b.id JOIN stream_key k ON k.stream = b.id
       ORDER BY j.key`,
      asked,
    ),
    db.all(
      `SELECT se.stream AS id, e.bytes FROM json_each(?) j JOIN stream_entry se ON se.stream = j.value
         JOIN entry e ON e.seq = se.seq
       WHERE e.seq = (SELECT min(first.seq) FROM stream_entry first WHERE first.stream = j.value)
         OR instr(e.bytes, CAST('"OrderCorrect' AS BLOB)) > 0
       ORDER BY e.seq`,
      asked,
    ),
  ])
  const known = new Map(orders.map((row) => [intAt(row, 'id'), row]))
  const words = new Map<number, ReportWords>()
  for (const row of entries) {
    const id = intAt(row, 'id')
    const order = known.get(id)
    if (order === undefined) continue
    const entry = decodeEntry(blobAt(row, 'bytes'))
    for (const event of entry.events) {
      if (event.stream !== (textAt(order, 'name') as StreamName) || !changesWords(event.type)) continue
      const said = wordsOf(event, entry.command.id, blobAt(order, 'key'))
      words.set(id, mergeWords(words.get(id) ?? noWords, openEvent(event).type, said))
    }
  }
  return new Map(
    orders.map((row) => {
      const id = intAt(row, 'id')
      const open = textAt(row, 'privacy') === 'open'
      return [id, comparedOrder(words.get(id) ?? noWords, intAt(row, 'received_at'), open)]
    }),
  )
}

/** Of a protected reporter (`open` is false) neither address nor telephone number is compared. */
export const comparedOrder = (words: ReportWords, receivedAt: number, open: boolean): ComparedOrder => {
  const phone = words.phone.normalize('NFKC').replace(/\D/gu, '')
  return {
    title: words.title,
    text: words.text,
    address: open ? words.address : '',
    receivedAt,
    phone: open && phone.length >= 7 ? phone : null,
  }
}
