import type { ReportWords } from '../../shared/domain/order/orderEvents.ts'
import type { StreamName } from '../../shared/kernel/ids.ts'
import { changesWords, mergeWords, noWords } from '../../shared/views/orderWords.ts'
import { openEvent, wordsOf } from '../entry.ts'
import { foldEntries, foldStreams } from '../foldStreams.ts'
import type { Ledger } from '../ledger.ts'
import { intAt, type SqlReader, type SqlWriter } from '../sqlite/driver.ts'
import { entriesAfter, entriesOf, insertMany, keysOf, streamsByName } from '../sqlite/entries.ts'
import { matchesText, textTokens } from './tokens.ts'

/**
 * Search is a projection of its own with its own cursor, fed in the background so that an import is ready to work before
 * its index is. Until it is level the rest is scanned.
 */
export const searchVersion = 1
/** Entries a step: short enough that a gesture never waits long behind one. */
const step = 250

export type SearchLevel = { readonly indexed: number; readonly total: number }

export const searchLevel = async (db: SqlReader): Promise<SearchLevel> => {
  const row = await db.get(
    `SELECT coalesce((SELECT cursor FROM projection WHERE name = 'search'), 0) AS indexed,
       coalesce((SELECT max(seq) FROM entry), 0) AS total`,
  )
  return { indexed: intAt(row ?? {}, 'indexed'), total: intAt(row ?? {}, 'total') }
}

/** Feeds the index until it is level or stopped; tells each step. */
export const levelSearch = async (
  ledger: Ledger,
  signal: AbortSignal,
  onStep: (level: SearchLevel) => void,
): Promise<void> => {
  while (!signal.aborted) {
    const level = await ledger.queue.transaction(indexStep)
    onStep(level)
    if (level.indexed >= level.total) return
  }
}

const indexStep = async (db: SqlWriter): Promise<SearchLevel> => {
  const { indexed, total } = await searchLevel(db)
  const entries = await entriesAfter(db, indexed, step)
  const last = entries.at(-1)
  if (last === undefined) return { indexed: total, total }
  const reported = new Map<StreamName, ReportWords>()
  const corrected = new Set<StreamName>()
  const names = new Set<StreamName>()
  for (const entry of entries)
    for (const event of entry.events)
      if (changesWords(event.type)) {
        names.add(event.stream)
        if (event.type === 'OrderCorrected') corrected.add(event.stream)
      }
  const rows = await streamsByName(db, [...names])
  const keys = await keysOf(
    db,
    [...rows.values()].map((row) => row.id),
  )
  const numbers = new Map<StreamName, string>()
  for (const entry of entries)
    for (const event of entry.events) {
      if (event.type !== 'OrderReported') continue
      const opened = openEvent(event)
      if (opened.type !== 'OrderReported') continue
      const key = keys.get(rows.get(event.stream)?.id ?? -1) ?? null
      reported.set(event.stream, mergeWords(noWords, opened.type, wordsOf(event, entry.command.id, key)))
      numbers.set(event.stream, opened.data.number)
    }
  const fresh = [...reported].filter(([stream]) => !corrected.has(stream))
  await insertMany(
    db,
    'search (rowid, tokens)',
    fresh.map(([stream, words]) => [rows.get(stream)?.id ?? 0, searchTokens(numbers.get(stream) ?? '', words)]),
  )
  for (const stream of corrected)
    await reindex(db, rows.get(stream)?.id ?? 0, stream, indexed, last.seq, reported.has(stream))
  await db.run(
    `INSERT INTO projection (name, version, cursor) VALUES ('search', ?, ?)
     ON CONFLICT (name) DO UPDATE SET cursor = excluded.cursor, version = excluded.version`,
    [searchVersion, last.seq],
  )
  return { indexed: last.seq, total }
}

/** A contentless index forgets a text only when it is told the very tokens that it was given. */
const reindex = async (
  db: SqlWriter,
  row: number,
  stream: StreamName,
  before: number,
  until: number,
  neverIndexed: boolean,
): Promise<void> => {
  const key = (await keysOf(db, [row])).get(row) ?? null
  const entries = await entriesOf(db, [row])
  const tokensUntil = (seq: number): string => {
    const part = entries.filter((entry) => entry.seq <= seq)
    const folded = foldEntries(part, new Set([stream]))
    const state = folded.states.get(stream)
    return searchTokens(state?.kind === 'order' ? state.order.number : '', folded.wordsOf(stream, key))
  }
  if (!neverIndexed)
    await db.run("INSERT INTO search (search, rowid, tokens) VALUES ('delete', ?, ?)", [row, tokensUntil(before)])
  await db.run('INSERT INTO search (rowid, tokens) VALUES (?, ?)', [row, tokensUntil(until)])
}

const searchTokens = (number: string, words: ReportWords): string => textTokens(searchText(number, words))

const searchText = (number: string, words: ReportWords): string =>
  [
    number,
    words.title,
    words.text,
    words.town,
    words.category,
    words.address,
    words.reporter,
    words.phone,
    words.sourceId,
  ].join('\n')

/**
 * Orders behind the index's cursor that the typed text would find: opened and compared one by one. An order that was only
 * corrected there is folded from all of its entries, because what it says stands partly before the cursor.
 */
export const scanUnindexed = async (db: SqlReader, typed: string, limit = 20_000): Promise<readonly number[]> => {
  const { indexed, total } = await searchLevel(db)
  const found = new Set<number>()
  for (let from = indexed; from < total && from < indexed + limit; from += step) {
    const entries = await entriesAfter(db, from, step)
    const events = entries.flatMap((entry) => entry.events.filter((event) => changesWords(event.type)))
    const reported = new Set(events.flatMap((event) => (event.type === 'OrderReported' ? [event.stream] : [])))
    const rows = await streamsByName(db, [...new Set(events.map((event) => event.stream))])
    const keys = await keysOf(
      db,
      [...rows.values()].map((row) => row.id),
    )
    const begunHere = foldEntries(entries, reported)
    const begunBefore = await foldStreams(
      db,
      [...rows.values()].filter((row) => !reported.has(row.name)),
    )
    for (const [stream, row] of rows) {
      const folded = reported.has(stream) ? begunHere : begunBefore
      const state = folded.states.get(stream)
      const number = state?.kind === 'order' ? state.order.number : ''
      if (matchesText(typed, searchText(number, folded.wordsOf(stream, keys.get(row.id) ?? null)))) found.add(row.id)
      // Found by words that a later correction took back.
      else found.delete(row.id)
    }
  }
  return [...found]
}
