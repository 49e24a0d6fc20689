import { IdSet } from '../../shared/kernel/idSet.ts'
import { foldStreams } from '../foldStreams.ts'
import { intAt, type SqlReader, type SqlValue, textAt } from '../sqlite/driver.ts'
import { keysOf, streamsById } from '../sqlite/entries.ts'
import { readIds } from '../sqlite/viewLists.ts'
import type { Condition } from '../sqlite/viewQuery.ts'
import { orderTokens } from './orderTokens.ts'
import { scanUnindexed } from './searchIndex.ts'
import { namedOrders, personsNamed } from './termNames.ts'
import { matchesTokens, personToken, type SearchTerm, searchQuery, searchTerms } from './tokens.ts'

/** A term with the orders that it names beyond those in whose words it stands; null where it names none. */
type Resolved = { readonly term: SearchTerm; readonly named: Int32Array | null }

/** The rows of all orders that the typed words find: in the index, and beyond it one by one. By row number. */
export const searchHits = async (db: SqlReader, typed: string): Promise<Int32Array> => {
  const terms = await resolve(db, typed)
  // A box full of punctuation finds nothing, rather than everything.
  if (terms.length === 0) return new Int32Array(0)
  const indexed = await indexedHits(db, terms)
  const scanned = await scanUnindexed(db, meetsAll(terms))
  return union(indexed, scanned)
}

/** What typed words find: all of it, or, where listing all takes longer than counting it, the question itself. */
export type Found =
  | { readonly kind: 'listed'; readonly hits: Int32Array }
  /** `query`: for the index of words, which has read every order. */
  | { readonly kind: 'many'; readonly query: string; readonly total: number }

/**
 * As `searchHits`, but what stands in more than `mostListed` orders is counted only. Only words that the index holds as they were
 * typed are left unlisted: what stands for many words (one character) is merged anew by every question about it.
 */
export const findOrders = async (db: SqlReader, typed: string, mostListed: number): Promise<Found> => {
  const terms = await resolve(db, typed)
  const isPlain = terms.every(({ term, named }) => named === null && !term.open && term.alternatives.length === 0)
  if (terms.length === 0 || !isPlain) return { kind: 'listed', hits: await searchHits(db, typed) }
  const query = searchQuery(terms.map(({ term }) => term))
  // Half of what listing takes, and as good as nothing where there is little.
  const total = intAt(
    (await db.get('SELECT count(*) AS count FROM search WHERE search MATCH ?', [query])) ?? {},
    'count',
  )
  const scanned = await scanUnindexed(db, meetsAll(terms))
  if (total > mostListed && scanned.length === 0) return { kind: 'many', query, total }
  return { kind: 'listed', hits: union(await idsOf(db, matched, [query]), scanned) }
}

/** Whether an order of the board is found, asked of the index order by order: for walks that end soon. */
export const isFound = (query: string): Condition => ({
  sql: 'EXISTS (SELECT 1 FROM search WHERE search MATCH ? AND search.rowid = id)',
  params: [query],
})

/** Which of these orders the typed words find, as they stand now. */
export const matchingOrders = async (
  db: SqlReader,
  typed: string,
  ids: readonly number[],
): Promise<ReadonlySet<number>> => {
  const terms = await resolve(db, typed)
  if (ids.length === 0 || terms.length === 0) return new Set()
  const rows = [...(await streamsById(db, ids)).values()]
  const folded = await foldStreams(db, rows)
  const keys = await keysOf(db, ids)
  const tokens = await orderTokens(
    rows.map(({ id, name }) => {
      const state = folded.states.get(name)
      return {
        number: state?.kind === 'order' ? state.order.number : '',
        words: folded.wordsOf(name, keys.get(id) ?? null),
        takenBy: folded.takenBy(name),
      }
    }),
  )
  const meets = meetsAll(terms)
  return new Set(rows.flatMap(({ id }, at) => (meets(id, tokens[at] ?? '') ? [id] : [])))
}

const resolve = (db: SqlReader, typed: string): Promise<readonly Resolved[]> =>
  Promise.all(
    searchTerms(typed).map(async (written) => {
      const [named, persons] = await Promise.all([namedOrders(db, written), personsNamed(db, written)])
      return {
        term: { ...written, alternatives: [...written.alternatives, ...persons.map(personToken)] },
        named: named === null ? null : await idsOf(db, `SELECT id FROM board WHERE ${named.sql}`, named.params),
      }
    }),
  )

const meetsAll = (terms: readonly Resolved[]): ((id: number, tokens: string) => boolean) => {
  const sets = terms.map(({ term, named }) => ({ term, named: named === null ? null : IdSet.of(named) }))
  return (id, tokens) => sets.every(({ term, named }) => matchesTokens(term, tokens) || (named?.has(id) ?? false))
}

/** Terms that name nothing are one query; those that do are a set each, and all sets are laid over one another. */
const indexedHits = async (db: SqlReader, terms: readonly Resolved[]): Promise<Int32Array> => {
  const plain = terms.filter(({ named }) => named === null).map(({ term }) => term)
  let hits = plain.length === 0 ? null : await matching(db, plain)
  for (const { term, named } of terms) {
    if (named === null) continue
    const met = union(await matching(db, [term]), named)
    hits = hits === null ? met : IdSet.of(met).intersect(hits)
  }
  return hits ?? new Int32Array(0)
}

const matching = (db: SqlReader, terms: readonly SearchTerm[]): Promise<Int32Array> =>
  idsOf(db, matched, [searchQuery(terms)])

const matched = 'SELECT rowid AS id FROM search WHERE search MATCH ?'

const idsOf = async (db: SqlReader, select: string, params: readonly SqlValue[]): Promise<Int32Array> => {
  const row = await db.get(`SELECT json_group_array(id) AS ids FROM (${select})`, params)
  return readIds(textAt(row ?? {}, 'ids'))
}

const union = (some: Int32Array, others: Int32Array | readonly number[]): Int32Array => {
  if (others.length === 0) return some
  const known = IdSet.of(some)
  const added = [...others].filter((id) => !known.has(id))
  const all = new Int32Array(some.length + added.length)
  all.set(some)
  all.set(added, some.length)
  return all.sort()
}
