import type { Rarity } from '../../shared/duplicates/likeness.ts'
import { pairsOf } from '../../shared/duplicates/pairs.ts'
import { DAY, type Instant } from '../../shared/kernel/chinaTime.ts'
import { scanUnindexed } from '../search/searchIndex.ts'
import { phoneTokens } from '../search/tokens.ts'
import { intAt, intOrNullAt, type SqlReader, textAt } from '../sqlite/driver.ts'

/** The order that others are sought for. */
export type SoughtOrder = {
  readonly row: number
  readonly receivedAt: Instant
  readonly title: string
  readonly text: string
  readonly town: string
  /** Empty where the reporter is protected: nobody is to be found by it. */
  readonly phone: string
}

export type FoundCandidates = {
  /** Row numbers of orders that may report the same, the most promising first. */
  readonly rows: readonly number[]
  /** By how many orders near this one hold a pair. */
  readonly rarity: Rarity
}

/** Further apart than this, two orders are two matters. */
export const duplicateReach = 60 * DAY
/** Row numbers before and after the order within which its pairs are counted: some days of a busy center. */
const near = 5_000
/** Pairs that are looked up: all of a title and the beginning of the text. */
const mostPairs = 56
/** Rows that are read of one pair: one that more have tells little. */
const mostHits = 300
/** Pairs that are looked up in all of the reach: the rarest. */
const farPairs = 8
/** Orders whose titles are compared, and those of them whose texts are. */
const mostTitles = 120
const mostTexts = 24
/** As if so many orders more had been counted: in a young ledger one order must not make a pair common. */
const presumed = 200

/**
 * Candidates out of the index of pairs, in a number of look-ups that does not grow with the ledger: those that share the rarest
 * pairs within some days, and within the reach; then those of them whose titles and towns fit best.
 */
export const duplicateCandidates = async (db: SqlReader, sought: SoughtOrder): Promise<FoundCandidates> => {
  const { row } = sought
  const pairs = pairsOf(`${sought.title}\n${sought.text}`)
  const asked = pairs.slice(0, mostPairs)
  const span = await reachOf(db, sought)
  const nearSpan = { from: Math.max(span.from, row - near), to: Math.min(span.to, row + near) }
  const phones = phoneTokens(sought.phone)
  const counted = await hitsOf(db, [...asked, ...phones], nearSpan)
  const width = nearSpan.to - nearSpan.from + 1
  const rarities = new Map(asked.map((pair, at) => [pair, rarityOf(counted[at] ?? [], nearSpan.from, width)] as const))
  const mean = [...rarities.values()].reduce((sum, one) => sum + one, 0) / Math.max(1, rarities.size)
  const rarity: Rarity = (pair) => rarities.get(pair) ?? (mean > 0 ? mean : 1)

  const weights = new Map<number, number>()
  const count = (ids: readonly number[], weight: number) => {
    for (const id of ids) if (id !== row) weights.set(id, (weights.get(id) ?? 0) + weight)
  }
  for (const [at, pair] of asked.entries()) count(counted[at] ?? [], rarity(pair))
  const called = new Set(phones.flatMap((_, at) => counted[asked.length + at] ?? []))
  const rarest = asked
    .filter((_, at) => (counted[at]?.length ?? 0) < mostHits)
    .toSorted((a, b) => rarity(b) - rarity(a))
    .slice(0, farPairs)
  const far = await farHits(db, rarest, span, nearSpan)
  for (const [at, pair] of rarest.entries()) count(far[at] ?? [], rarity(pair))
  for (const id of await unindexed(db, asked)) count([id], 3 * mean)
  for (const id of called) count([id], 0)

  const likely = [...weights]
    .map(([id, weight]) => [id, called.has(id) ? weight + 4 * mean : weight] as const)
    .toSorted((a, b) => b[1] - a[1] || Math.abs(a[0] - row) - Math.abs(b[0] - row))
    .slice(0, mostTitles)
  return { rows: await byTitle(db, sought, pairs, rarity, new Map(likely), called), rarity }
}

type Span = { readonly from: number; readonly to: number }

/** The row numbers of what was received within the reach: two look-ups. An import of old orders only makes it wider. */
const reachOf = async (db: SqlReader, { row, receivedAt }: SoughtOrder): Promise<Span> => {
  const found = await db.get(
    `SELECT (SELECT id FROM board WHERE received_at >= ? ORDER BY received_at, id LIMIT 1) AS first,
       (SELECT id FROM board WHERE received_at <= ? ORDER BY received_at DESC, id DESC LIMIT 1) AS last`,
    [receivedAt - duplicateReach, receivedAt + duplicateReach],
  )
  const first = intOrNullAt(found ?? {}, 'first') ?? row
  const last = intOrNullAt(found ?? {}, 'last') ?? row
  return { from: Math.min(first, row), to: Math.max(last, row) }
}

/** The first rows within a span that hold each token, by row number; `mostHits` of each at most. Upwards: backwards is slow. */
const hitsOf = async (db: SqlReader, tokens: readonly string[], { from, to }: Span): Promise<readonly number[][]> => {
  if (tokens.length === 0 || to < from) return tokens.map(() => [])
  const rows = await db.all(
    `SELECT (SELECT json_group_array(id) FROM
       (SELECT rowid AS id FROM search WHERE search MATCH j.value AND rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?)) AS ids
     FROM json_each(?) j ORDER BY j.key`,
    [from, to, mostHits, JSON.stringify(tokens.map((token) => `"${token}"`))],
  )
  return rows.map((row) => JSON.parse(textAt(row, 'ids')) as number[])
}

/** What holds these pairs before and after the near span. */
const farHits = async (
  db: SqlReader,
  pairs: readonly string[],
  span: Span,
  nearSpan: Span,
): Promise<readonly number[][]> => {
  const [before, after] = await Promise.all([
    hitsOf(db, pairs, { from: span.from, to: nearSpan.from - 1 }),
    hitsOf(db, pairs, { from: nearSpan.to + 1, to: span.to }),
  ])
  return pairs.map((_, at) => [...(before[at] ?? []), ...(after[at] ?? [])])
}

/** The rarer the more. What was cut off at `mostHits` is as frequent as it was up to there. */
const rarityOf = (hits: readonly number[], from: number, width: number): number => {
  const last = hits.at(-1) ?? from
  const rows = hits.length < mostHits ? hits.length : (hits.length * width) / Math.max(1, last - from + 1)
  return Math.log((width + presumed) / (Math.min(rows, width) + 1))
}

/** Orders that the index has not read yet: looked at one by one, as a search does, as long as they are few. */
const unindexed = async (db: SqlReader, pairs: readonly string[]): Promise<readonly number[]> => {
  const wanted = new Set(pairs)
  const least = Math.min(4, wanted.size)
  return scanUnindexed(db, (_, tokens) => tokens.split(' ').filter((token) => wanted.has(token)).length >= least, 500)
}

/** Of these the ones within the reach whose titles and towns fit best. Who is protected is found by no telephone number. */
const byTitle = async (
  db: SqlReader,
  { row, receivedAt, town }: SoughtOrder,
  pairs: readonly string[],
  rarity: Rarity,
  weights: ReadonlyMap<number, number>,
  called: ReadonlySet<number>,
): Promise<readonly number[]> => {
  const own = new Set(pairs)
  const rows = await db.all(
    `SELECT b.id, b.title, b.town, b.received_at, b.privacy FROM json_each(?) j JOIN board b ON b.id = j.value
     WHERE b.received_at BETWEEN ? AND ? AND b.status <> 'withdrawn' ORDER BY j.key`,
    [JSON.stringify([...weights.keys()]), receivedAt - duplicateReach, receivedAt + duplicateReach],
  )
  return rows
    .filter((found) => intAt(found, 'id') !== row)
    .map((found) => {
      const id = intAt(found, 'id')
      const title = pairsOf(textAt(found, 'title'))
      const common = title.reduce((sum, pair) => sum + (own.has(pair) ? rarity(pair) : 0), 0)
      const nearer = 1 - Math.abs(intAt(found, 'received_at') - receivedAt) / duplicateReach
      const there = town !== '' && textAt(found, 'town') === town ? 1 : 0
      const hit = textAt(found, 'privacy') === 'open' || !called.has(id) ? (weights.get(id) ?? 0) : 0
      return { id, weight: (hit + common) * (1 + 0.2 * nearer + 0.2 * there) }
    })
    .toSorted((a, b) => b.weight - a.weight || b.id - a.id)
    .slice(0, mostTexts)
    .map(({ id }) => id)
}
