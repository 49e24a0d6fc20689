import type { LinearModel } from './linearModel.ts'

/** An order that a unit was given, by the buckets of its first words: enough to find it again, too little to read it. */
export type PastOrder = { readonly row: number; readonly buckets: Int32Array }

/** So many code units of the text stand beside the title in `PastOrder`: how a matter begins tells it from others. */
export const pastWindow = 40

/** Less than this in common is chance. 0..1, as `Likeness.share`. */
export const leastLikeness = 0.2

export type Likeness = { readonly row: number; readonly share: number }

/**
 * The past orders that have most in common with what is asked about, the likest first, the newer one first among equals.
 * `share` is the cosine of the two sets of buckets, each counted by how rare it is: 0..1.
 */
export const likestOrders = (
  model: Pick<LinearModel, 'rows' | 'rarity'>,
  asked: Int32Array,
  past: Iterable<PastOrder>,
  most = 5,
): readonly Likeness[] => {
  const wanted = new Set(asked)
  const own = lengthOf(model, asked)
  const found: Likeness[] = []
  for (const { row, buckets } of past) {
    let common = 0
    let square = 0
    for (const bucket of buckets) {
      const rare = rarityOf(model, bucket)
      square += rare * rare
      if (wanted.has(bucket)) common += rare * rare
    }
    const share = common / (own * Math.sqrt(square) || 1)
    if (share >= leastLikeness) found.push({ row, share })
  }
  return found.toSorted((a, b) => b.share - a.share || b.row - a.row).slice(0, most)
}

const lengthOf = (model: Pick<LinearModel, 'rows' | 'rarity'>, buckets: Int32Array): number => {
  let square = 0
  for (const bucket of buckets) square += rarityOf(model, bucket) ** 2
  return Math.sqrt(square)
}

/** What too few examples hold to have a row is rarer than anything that has one. */
const rarityOf = ({ rows, rarity }: Pick<LinearModel, 'rows' | 'rarity'>, bucket: number): number =>
  rarity[rows[bucket] ?? -1] ?? rarestKnown(rarity)

const rarestKnown = (rarity: Float32Array): number => rarity.at(-1) ?? 1
