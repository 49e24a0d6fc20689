import { DAY, type Instant } from '../../../shared/kernel/chinaTime.ts'

/** An order with the plain overlapping pairs of its title and text. */
export type PlainOrder = {
  readonly id: number
  readonly town: string
  readonly receivedAt: Instant
  readonly pairs: ReadonlySet<string>
}

export const plainPairs = (text: string): ReadonlySet<string> => {
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '')
  const pairs = new Set<string>()
  for (let at = 0; at + 1 < letters.length; at += 1) pairs.add(letters.slice(at, at + 2))
  return pairs
}

/** Pairs in both, of the pairs in either: 0..1. */
export const jaccard = (some: ReadonlySet<string>, others: ReadonlySet<string>): number => {
  let common = 0
  for (const pair of some) if (others.has(pair)) common += 1
  return common / (some.size + others.size - common || 1)
}

/** What anybody would write first: each order of the same town within 30 days is compared, the likest five are shown. */
export const likestByJaccard = (
  asked: PlainOrder,
  orders: readonly PlainOrder[],
  least: number,
): readonly { readonly id: number; readonly score: number }[] =>
  orders
    .filter(
      ({ id, town, receivedAt }) =>
        id !== asked.id && town === asked.town && Math.abs(receivedAt - asked.receivedAt) <= 30 * DAY,
    )
    .map(({ id, pairs }) => ({ id, score: jaccard(asked.pairs, pairs) }))
    .filter(({ score }) => score >= least)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 5)
