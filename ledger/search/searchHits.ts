import { IdSet } from '../../shared/kernel/idSet.ts'
import { foldStreams } from '../foldStreams.ts'
import { type SqlReader, textAt } from '../sqlite/driver.ts'
import { keysOf, streamsById } from '../sqlite/entries.ts'
import { readIds } from '../sqlite/viewLists.ts'
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
  return scanned.length === 0 ? indexed : union(indexed, scanned)
}

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
  idsOf(db, 'SELECT rowid AS id FROM search WHERE search MATCH ?', [searchQuery(terms)])

const idsOf = async (db: SqlReader, select: string, params: readonly string[]): Promise<Int32Array> => {
  const row = await db.get(`SELECT json_group_array(id) AS ids FROM (${select})`, params)
  return readIds(textAt(row ?? {}, 'ids'))
}

const union = (some: Int32Array, others: Iterable<number>): Int32Array => {
  const known = IdSet.of(some)
  const added = [...others].filter((id) => !known.has(id))
  const all = new Int32Array(some.length + added.length)
  all.set(some)
  all.set(added, some.length)
  return all.sort()
}
