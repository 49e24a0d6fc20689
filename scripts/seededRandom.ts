/** Numbers that look random and are the same for the same seed, so that whatever is found can be found again. */
export type SeededRandom = {
  /** A whole number from `from` to `to`, both included. */
  readonly int: (from: number, to: number) => number
  readonly chance: (share: number) => boolean
  readonly pick: <T>(list: readonly [T, ...T[]]) => T
}

export const seededRandom = (seed: number): SeededRandom => {
  let state = seed >>> 0
  // Mulberry32.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  return { int, chance: (share) => next() < share, pick: (list) => list[int(0, list.length - 1)] ?? list[0] }
}

/** The seed of one case of many: neighbours have nothing in common. */
export const seedOf = (seed: number, at: number): number =>
  seededRandom(seed ^ Math.imul(at + 1, 0x9e3779b1)).int(0, 2 ** 32 - 1)

/** The seed that was asked for, or a new one. Throws on what is no whole number. */
export const seedFrom = (words: string | undefined): number => {
  if (words === undefined) return Math.floor(Math.random() * 2 ** 32)
  if (!/^\d{1,10}$/.test(words)) throw new Error(`--seed ${words}: a whole number is wanted`)
  return Number(words) >>> 0
}
