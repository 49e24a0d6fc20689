import type { StreamName } from '../../shared/kernel/ids.ts'
import { beginsOrder, changesWords, mergeWords, noWords } from '../../shared/views/orderWords.ts'
import { openEvent, wordsOf } from '../entry.ts'
import { foldEntries, takenBy } from '../foldStreams.ts'
import type { FedProjection } from '../projections/projection.ts'
import { virtualTable } from '../projections/projectionTable.ts'
import type { SqlWriter } from '../sqlite/driver.ts'
import { entriesAfter, entriesOf, insertMany, keysOf, streamsByName } from '../sqlite/entries.ts'
import { orderTokens, type SearchedOrder } from './orderTokens.ts'

/** Entries a step: short enough that a gesture never waits long behind one. */
const step = 250

/**
 * Chinese has no spaces: text goes in as overlapping pairs of characters. Contentless, so that the words stand once less;
 * FTS5's own secure-delete takes tokens out of the index pages when a text is corrected. Fed in the background, so that an
 * import is ready to work before its index is; what it has not read yet is scanned (scanUnindexed).
 */
export const searchProjection: FedProjection = {
  name: 'search',
  version: 3,
  tables: [
    virtualTable('search', (as) => [
      `CREATE VIRTUAL TABLE ${as} USING fts5(tokens, content='', tokenize='unicode61 remove_diacritics 0')`,
      `INSERT INTO ${as} (${as}, rank) VALUES ('secure-delete', 1)`,
    ]),
  ],
  kind: 'fed',
  insert: async (db, at, orders) => {
    const tokens = await orderTokens(
      orders.map(({ order, words, takenBy }) => ({ number: order.number, words: words ?? noWords, takenBy })),
    )
    await insertMany(
      db,
      `${at('search')} (rowid, tokens)`,
      orders.map(({ id }, place) => [id, tokens[place] ?? '']),
    )
  },
  step: (db, at, cursor) => indexStep(db, at('search'), cursor),
}

const indexStep = async (db: SqlWriter, table: string, indexed: number): Promise<number> => {
  const entries = await entriesAfter(db, indexed, step)
  const last = entries.at(-1)
  if (last === undefined) return indexed
  const reported = new Map<StreamName, SearchedOrder>()
  const corrected = new Set<StreamName>()
  const names = new Set<StreamName>()
  for (const entry of entries)
    for (const event of entry.events)
      if (changesWords(event.type)) {
        names.add(event.stream)
        if (!beginsOrder(event)) corrected.add(event.stream)
      }
  const rows = await streamsByName(db, [...names])
  const keys = await keysOf(
    db,
    [...rows.values()].map((row) => row.id),
  )
  for (const entry of entries)
    for (const event of entry.events) {
      if (!beginsOrder(event)) continue
      const opened = openEvent(event)
      if (opened.type !== 'OrderReported' && opened.type !== 'OrderImportedClosed') continue
      const key = keys.get(rows.get(event.stream)?.id ?? -1) ?? null
      const words = mergeWords(noWords, opened.type, wordsOf(event, entry.command.id, key))
      reported.set(event.stream, { number: opened.data.number, words, takenBy: takenBy(entry) })
    }
  const fresh = [...reported].filter(([stream]) => !corrected.has(stream))
  const tokens = await orderTokens(fresh.map(([, order]) => order))
  await insertMany(
    db,
    `${table} (rowid, tokens)`,
    fresh.map(([stream], place) => [rows.get(stream)?.id ?? 0, tokens[place] ?? '']),
  )
  for (const stream of corrected)
    await reindex(db, table, {
      row: rows.get(stream)?.id ?? 0,
      stream,
      before: indexed,
      until: last.seq,
      neverIndexed: reported.has(stream),
    })
  return last.seq
}

type Reindexed = {
  readonly row: number
  readonly stream: StreamName
  /** The entry up to which the index has read, and the one up to which it reads now. */
  readonly before: number
  readonly until: number
  readonly neverIndexed: boolean
}

/** A contentless index forgets a text only when it is told the very tokens that it was given. */
const reindex = async (
  db: SqlWriter,
  table: string,
  { row, stream, before, until, neverIndexed }: Reindexed,
): Promise<void> => {
  const key = (await keysOf(db, [row])).get(row) ?? null
  const entries = await entriesOf(db, [row], until)
  const tokensUntil = async (seq: number): Promise<string> => {
    const part = entries.filter((entry) => entry.seq <= seq)
    const folded = foldEntries(part, new Set([stream]))
    const state = folded.states.get(stream)
    const number = state?.kind === 'order' ? state.order.number : ''
    const words = folded.wordsOf(stream, key)
    const [tokens = ''] = await orderTokens([{ number, words, takenBy: folded.takenBy(stream) }])
    return tokens
  }
  if (!neverIndexed)
    await db.run(`INSERT INTO ${table} (${table}, rowid, tokens) VALUES ('delete', ?, ?)`, [
      row,
      await tokensUntil(before),
    ])
  await db.run(`INSERT INTO ${table} (rowid, tokens) VALUES (?, ?)`, [row, await tokensUntil(until)])
}
