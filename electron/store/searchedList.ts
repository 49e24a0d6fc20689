import { findOrders, isFound, searchHits } from '../../ledger/search/searchHits.ts'
import type { SqlReader } from '../../ledger/sqlite/driver.ts'
import { firstAmong, sortedAlone, viewList, walkFirst } from '../../ledger/sqlite/viewLists.ts'
import { allOf, type ViewPlan } from '../../ledger/sqlite/viewQuery.ts'
import { IdSet } from '../../shared/kernel/idSet.ts'

export type SearchedList = {
  readonly first: readonly number[]
  /** Null where it is known only with the list. */
  readonly total: number | null
  readonly hits: Promise<IdSet>
  /** All ids in the view's order. */
  readonly list: Promise<Int32Array>
}

export type Searched = {
  readonly blocks: SqlReader
  readonly lists: SqlReader
  readonly plan: ViewPlan
  readonly typed: string
  /** The order of all rows where it is kept; asked only for a list. */
  readonly known: () => Promise<Int32Array | null>
  /** Whether that order is at hand: laid over it, even a long list is there at once. */
  readonly isAtHand: boolean
  /** How many first rows are wanted. */
  readonly wanted: number
}

/**
 * `listed`: what stands in more orders is counted before it is listed, which takes half as long. `walked`: entries of the sort's
 * index that are asked one by one whether the words stand in them. `sorted`: so few are sorted before anything is answered.
 */
export const searchBounds = { listed: 300_000, walked: 6_000, sorted: sortedAlone }

/** A search's first rows as soon as they are known, the list of all that was found after them. */
export const searchedList = async (
  searched: Searched,
  bounds: typeof searchBounds = searchBounds,
): Promise<SearchedList> => {
  const { lists, plan, typed } = searched
  const found = await findOrders(lists, typed, bounds.listed)
  if (found.kind === 'listed') return among(searched, found.hits, bounds.sorted)
  const first = await firstFound(searched, found.query, bounds.walked)
  const total = isUnfiltered(plan) ? found.total : null
  const hits = searchHits(lists, typed)
  if (first === null) return among(searched, await hits, bounds.sorted)
  return { first, total, hits: hits.then(IdSet.of), list: hits.then((all) => listOf(searched, all)) }
}

/** The first rows by walking the sort from its beginning; null where they do not stand near it. */
const firstFound = async (
  { blocks, plan, wanted }: Searched,
  query: string,
  walked: number,
): Promise<readonly number[] | null> => {
  const condition = allOf([plan.condition, isFound(query)])
  const { ids, whole } = await walkFirst(blocks, { ...plan, condition }, wanted, walked)
  return whole || ids.length === wanted ? Array.from(ids) : null
}

const among = async (searched: Searched, hits: Int32Array, sorted: number): Promise<SearchedList> => {
  const { blocks, plan, wanted, isAtHand } = searched
  const set = IdSet.of(hits)
  const first = isAtHand || hits.length <= sorted ? [] : await firstAmong(blocks, plan, set, wanted)
  if (first.length === wanted) {
    const total = isUnfiltered(plan) ? hits.length : null
    return { first, total, hits: Promise.resolve(set), list: listOf(searched, hits) }
  }
  const list = await listOf(searched, hits)
  return {
    first: Array.from(list.subarray(0, wanted)),
    total: list.length,
    hits: Promise.resolve(set),
    list: Promise.resolve(list),
  }
}

const listOf = async ({ lists, plan, known }: Searched, hits: Int32Array): Promise<Int32Array> =>
  viewList(lists, plan, hits, hits.length > 0 ? await known() : null)

const isUnfiltered = ({ condition }: ViewPlan): boolean => condition.sql === 'true'
