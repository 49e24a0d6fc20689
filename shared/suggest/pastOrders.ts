import type { LinearModel } from './linearModel.ts'
import { bucketCount } from './textFeatures.ts'

/** An order that a unit was given, by the buckets of its first words: enough to find it again, too little to read it. */
export type PastOrder = {
  readonly row: number
  readonly buckets: Int32Array
  /** `bucketLength` of the buckets, taken once: thousands of them are compared for one answer. */
  readonly length: number
}

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
  // Some hundred thousand look-ups for one answer: a table, not a set.
  const wanted = new Uint8Array(bucketCount)
  for (const bucket of asked) wanted[bucket] = 1
  const own = bucketLength(model, asked)
  const found: Likeness[] = []
  for (const { row, buckets, length } of past) {
    let common = 0
    for (const bucket of buckets) if (wanted[bucket] === 1) common += rarityOf(model, bucket) ** 2
    const share = common / (own * length || 1)
    if (share >= leastLikeness) found.push({ row, share })
  }
  return found.toSorted((a, b) => b.share - a.share || b.row - a.row).slice(0, most)
}

/** The length of a set of buckets, each as long as it is rare. */
export const bucketLength = (model: Pick<LinearModel, 'rows' | 'rarity'>, buckets: Int32Array): number => {
  let square = 0
  for (const bucket of buckets) square += rarityOf(model, bucket) ** 2
  return Math.sqrt(square)
}

/** What too few examples hold to have a row is rarer than anything that has one. */
const rarityOf = ({ rows, rarity }: Pick<LinearModel, 'rows' | 'rarity'>, bucket: number): number =>
  rarity[rows[bucket] ?? -1] ?? rarestKnown(rarity)

const rarestKnown = (rarity: Float32Array): number => rarity.at(-1) ?? 1
