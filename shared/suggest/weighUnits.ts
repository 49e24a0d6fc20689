/** What speaks for a unit, each by its row number. */
export type Weighed = {
  /** The lead unit that the dispatch catalogue names today; null for none. */
  readonly catalogue: number | null
  /** What past decisions say: shares of 1. Only units that were given something like this order. */
  readonly decided: ReadonlyMap<number, number>
  /** Units that must not be named: retired, complained about, or the one that gave the order back. */
  readonly barred: ReadonlySet<number>
}

export type WeighedUnit = {
  readonly unit: number
  readonly by: 'catalogue' | 'decisions' | 'both'
}

/** The catalogue is somebody's decision for all orders of a kind: only a clear practice to the contrary outweighs it. */
const catalogueCounts = 0.5
/** Where only past decisions speak, less than this is a guess. */
const leastShare = 0.35

/** The unit to suggest, and what speaks for it; null where nothing is known. Equal weights: the catalogue's, then the lower row. */
export const weighUnits = ({ catalogue, decided, barred }: Weighed): WeighedUnit | null => {
  const units = [...(catalogue === null ? [] : [catalogue]), ...[...decided.keys()].toSorted((a, b) => a - b)]
  let best: { readonly unit: number; readonly weight: number } | null = null
  for (const unit of units) {
    if (barred.has(unit)) continue
    const share = decided.get(unit) ?? 0
    const weight = share + (unit === catalogue ? catalogueCounts : 0)
    if (unit !== catalogue && share < leastShare) continue
    if (best === null || weight > best.weight) best = { unit, weight }
  }
  if (best === null) return null
  const { unit } = best
  if (unit !== catalogue) return { unit, by: 'decisions' }
  return { unit, by: (decided.get(unit) ?? 0) >= leastShare ? 'both' : 'catalogue' }
}
