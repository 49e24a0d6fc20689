import type { OrderStatus } from '../../shared/domain/order/orderState.ts'
import type { StreamName } from '../../shared/kernel/ids.ts'
import { decisionWeight } from '../../shared/suggest/decisionWeight.ts'
import { beginsOrder } from '../../shared/views/orderWords.ts'
import { decodeEntry, type Entry, wordsOf } from '../entry.ts'
import { blobAt, intAt, type SqlReader, type SqlRow, textAt } from '../sqlite/driver.ts'

/** An order that was given to a unit, as it stands now. */
export type PastDecision = {
  /** Row numbers of the order and of its lead unit. */
  readonly order: number
  readonly lead: number
  readonly title: string
  readonly text: string
  /** How much it teaches (shared/suggest/decisionWeight.ts). */
  readonly weight: number
}

/** Orders read at once. */
const step = 500

/** The newest orders that have a lead unit, at most `most`, by row number. */
export const decidedOrders = async (db: SqlReader, most: number): Promise<readonly number[]> => {
  const row = await db.get(
    `SELECT json_group_array(id) AS ids FROM (SELECT id FROM board WHERE lead IS NOT NULL ORDER BY id DESC LIMIT ?)`,
    [most],
  )
  return JSON.parse(textAt(row ?? {}, 'ids')) as readonly number[]
}

/**
 * What was decided about these orders, in pieces. The title is the board's, as it was corrected; the text is read out of the
 * one entry that reported the order, with the order's key: to fold whole histories would take several times as long, and what
 * was corrected later is seldom the matter. What was erased has no key and is left out, as is what has no lead unit any more.
 * Behind the first `withText` orders only titles are read, at a tenth of the cost.
 */
export async function* pastDecisions(
  db: SqlReader,
  orders: readonly number[],
  withText = orders.length,
): AsyncGenerator<readonly PastDecision[], void> {
  for (let from = 0; from < orders.length; from += step) {
    const rows = await db.all(from < withText ? decisionsWithText : decisionsByTitle, [
      JSON.stringify(orders.slice(from, from + step)),
    ])
    yield rows.map((row) => ({
      order: intAt(row, 'id'),
      lead: intAt(row, 'lead'),
      title: textAt(row, 'title'),
      text: 'bytes' in row ? reportedText(row) : '',
      weight: decisionWeight({ status: textAt(row, 'status') as OrderStatus, returns: intAt(row, 'returns') }),
    }))
  }
}

const decisionsWithText = `SELECT b.id, b.lead, b.title, b.status, b.returns, s.name, k.key,
    (SELECT e.bytes FROM entry e WHERE e.seq = (SELECT min(se.seq) FROM stream_entry se WHERE se.stream = b.id)) AS bytes
  FROM json_each(?) j JOIN board b ON b.id = j.value JOIN stream s ON s.id = b.id JOIN stream_key k ON k.stream = b.id
  WHERE b.lead IS NOT NULL ORDER BY j.key`
const decisionsByTitle = `SELECT b.id, b.lead, b.title, b.status, b.returns
  FROM json_each(?) j JOIN board b ON b.id = j.value JOIN stream_key k ON k.stream = b.id
  WHERE b.lead IS NOT NULL ORDER BY j.key`

const reportedText = (row: SqlRow): string => {
  const entry: Entry = decodeEntry(blobAt(row, 'bytes'))
  const stream = textAt(row, 'name') as StreamName
  const event = entry.events.find((one) => one.stream === stream && beginsOrder(one))
  if (event === undefined) return ''
  const text = wordsOf(event, entry.command.id, blobAt(row, 'key'))?.text
  return typeof text === 'string' ? text : ''
}
