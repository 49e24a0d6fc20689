import { isOrderStream } from '../../shared/domain/streams.ts'
import { foldStreams } from '../foldStreams.ts'
import type { SqlReader } from '../sqlite/driver.ts'
import { keysOf, type StreamRow, streamsAfter, streamsById } from '../sqlite/entries.ts'
import type { FoldedOrder } from './projection.ts'

/** Streams read at once where nobody waits. */
const usual = 250

/** The next orders by row number, folded from their entries up to `until`; `next` null when there are no more. */
export const ordersAfter = async (
  db: SqlReader,
  after: number,
  until = Number.MAX_SAFE_INTEGER,
  step = usual,
): Promise<{ readonly changes: readonly FoldedOrder[]; readonly next: number | null }> => {
  const streams = await streamsAfter(db, after, step)
  const last = streams.at(-1)
  if (last === undefined) return { changes: [], next: null }
  const changes: FoldedOrder[] = []
  for (let from = 0; from < streams.length; from += piece)
    changes.push(...(await foldOrders(db, streams.slice(from, from + piece), until)))
  return { changes, next: last.id }
}

/** Orders folded in one go: what this thread writes meanwhile goes on between two of these, and waits within. */
const piece = 50

/** Some orders as they stand; what is no order, or has only events that this program does not know, is left out. */
export const ordersByRow = async (db: SqlReader, rows: readonly number[]): Promise<readonly FoldedOrder[]> =>
  foldOrders(db, [...(await streamsById(db, rows)).values()], Number.MAX_SAFE_INTEGER)

const foldOrders = async (
  db: SqlReader,
  streams: readonly StreamRow[],
  until: number,
): Promise<readonly FoldedOrder[]> => {
  const orders = streams.filter((stream) => isOrderStream(stream.name))
  const [folded, keys] = await Promise.all([
    foldStreams(db, orders, until),
    keysOf(
      db,
      orders.map((stream) => stream.id),
    ),
  ])
  return orders.flatMap((stream): readonly FoldedOrder[] => {
    const state = folded.states.get(stream.name)
    if (state?.kind !== 'order') return []
    const words = folded.wordsOf(stream.name, keys.get(stream.id) ?? null)
    const history = folded.historyOf(stream.name)
    return [{ id: stream.id, order: state.order, words, fresh: true, takenBy: folded.takenBy(stream.name), history }]
  })
}
