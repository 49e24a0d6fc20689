import type { SeededRandom } from '../seededRandom.ts'

/**
 * How long titles and texts are in 4,326 public messages to a city (UTF-16 units at these shares of all messages). Only
 * lengths were taken from them: a ledger of short made-up texts would be smaller and faster than any that an office has.
 */
const shares = [0, 0.05, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.95, 0.99, 0.999, 1]
const titles = [4, 13, 14, 17, 18, 20, 21, 23, 27, 29, 33, 36, 37]
const texts = [9, 54, 71, 115, 162, 204, 263, 402, 776, 1156, 2343, 4147, 6999]

export const titleLength = (random: SeededRandom): number => lengthAt(titles, random.int(0, 999_999) / 1_000_000)
export const textLength = (random: SeededRandom): number => lengthAt(texts, random.int(0, 999_999) / 1_000_000)

/** Between two known lengths by a straight line on a logarithmic scale: few are long, and those are very long. */
const lengthAt = (lengths: readonly number[], share: number): number => {
  const above = shares.findIndex((one) => one > share)
  const [low = 0, high = 1] = [shares[above - 1], shares[above]]
  const [short = 1, long = 1] = [lengths[above - 1], lengths[above]]
  return Math.round(short * (long / short) ** ((share - low) / (high - low)))
}
