import { beginsOrder, changesWords } from '../../shared/views/orderWords.ts'
import { foldEntries, foldStreams } from '../foldStreams.ts'
import { feedStep } from '../projections/feedProjection.ts'
import { intAt, type SqlReader } from '../sqlite/driver.ts'
import { entriesAfter, keysOf, streamsByName } from '../sqlite/entries.ts'
import type { WriteQueue } from '../sqlite/writeQueue.ts'
import { orderTokens } from './orderTokens.ts'
import { searchProjection } from './searchProjection.ts'

/** Entries read at once by a scan. */
const step = 250

export type SearchLevel = { readonly indexed: number; readonly total: number }

export const searchLevel = async (db: SqlReader): Promise<SearchLevel> => {
  const row = await db.get(
    `SELECT coalesce((SELECT cursor FROM projection WHERE name = 'search'), 0) AS indexed,
       coalesce((SELECT max(seq) FROM entry), 0) AS total`,
  )
  return { indexed: intAt(row ?? {}, 'indexed'), total: intAt(row ?? {}, 'total') }
}

/** Feeds the index until it is level or stopped; tells each step. An index of another version waits for its shadow. */
export const levelSearch = async (
  ledger: { readonly queue: WriteQueue },
  signal: AbortSignal,
  onStep: (level: SearchLevel) => void,
): Promise<void> => {
  while (!signal.aborted) {
    const { level, fed } = await ledger.queue.transaction(async (db) => {
      const wasFed = await feedStep(db, searchProjection)
      return { level: await searchLevel(db), fed: wasFed }
    })
    onStep(level)
    if (!fed || level.indexed >= level.total) return
  }
}

/**
 * Orders behind the index's cursor that would be found: opened and compared one by one. An order that was only corrected
 * there is folded from all of its entries, because what it says stands partly before the cursor.
 */
export const scanUnindexed = async (
  db: SqlReader,
  meets: (id: number, tokens: string) => boolean,
  limit = 20_000,
): Promise<readonly number[]> => {
  const { indexed, total } = await searchLevel(db)
  const found = new Set<number>()
  for (let from = indexed; from < total && from < indexed + limit; from += step) {
    const entries = await entriesAfter(db, from, step)
    const events = entries.flatMap((entry) => entry.events.filter((event) => changesWords(event.type)))
    const reported = new Set(events.flatMap((event) => (beginsOrder(event) ? [event.stream] : [])))
    const rows = [...(await streamsByName(db, [...new Set(events.map((event) => event.stream))])).values()]
    const keys = await keysOf(
      db,
      rows.map((row) => row.id),
    )
    const begunHere = foldEntries(entries, reported)
    const begunBefore = await foldStreams(
      db,
      rows.filter((row) => !reported.has(row.name)),
    )
    const tokens = await orderTokens(
      rows.map(({ id, name }) => {
        const folded = reported.has(name) ? begunHere : begunBefore
        const state = folded.states.get(name)
        return {
          number: state?.kind === 'order' ? state.order.number : '',
          words: folded.wordsOf(name, keys.get(id) ?? null),
          takenBy: folded.takenBy(name),
        }
      }),
    )
    for (const [at, { id }] of rows.entries()) {
      if (meets(id, tokens[at] ?? '')) found.add(id)
      // Found by words that a later correction took back.
      else found.delete(id)
    }
  }
  return [...found]
}
