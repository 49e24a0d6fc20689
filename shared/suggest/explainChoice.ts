import type { LinearModel } from './linearModel.ts'
import { vectorOf } from './linearModel.ts'
import { createBagger, gramsOf, readable } from './textFeatures.ts'

/** A piece of the order's own words, and how much it speaks for the choice rather than for the mean of the others. */
export type Reason = { readonly words: string; readonly weight: number }

const longest = 8

/**
 * The words that speak most for a choice, the strongest first: neighbouring characters that all speak for it are told as one
 * piece, as a reader would mark it.
 */
export const explainChoice = (
  model: LinearModel,
  order: { readonly title: string; readonly text: string },
  choice: number,
  most = 3,
): readonly Reason[] => {
  const speaking = weightsOf(model, order, choice)
  const pieces = [
    ...piecesOf(order.title, true, speaking),
    ...piecesOf(order.text.slice(0, 2_000), false, speaking),
  ].toSorted((a, b) => b.weight - a.weight)
  const told: Reason[] = []
  for (const piece of pieces) {
    if (told.length === most) break
    if (!told.some(({ words }) => words.includes(piece.words) || piece.words.includes(words))) told.push(piece)
  }
  return told
}

/** By bucket: what it adds to the choice's score over what it adds to all choices on average. */
const weightsOf = (
  model: LinearModel,
  order: { readonly title: string; readonly text: string },
  choice: number,
): ReadonlyMap<number, number> => {
  const bag = createBagger()(order.title, order.text)
  const { rows, weights } = vectorOf(bag, model)
  const byRow = new Map<number, number>()
  for (let at = 0; at < rows.length; at += 1) {
    const from = (rows[at] ?? 0) * model.choices
    let sum = 0
    for (let other = 0; other < model.choices; other += 1) sum += model.weights[from + other] ?? 0
    const own = model.weights[from + choice] ?? 0
    byRow.set(rows[at] ?? 0, (own - sum / model.choices) * (weights[at] ?? 0))
  }
  const byBucket = new Map<number, number>()
  for (const bucket of bag.buckets) {
    const weight = byRow.get(model.rows[bucket] ?? -1)
    if (weight !== undefined) byBucket.set(bucket, weight)
  }
  return byBucket
}

const piecesOf = (part: string, inTitle: boolean, speaking: ReadonlyMap<number, number>): readonly Reason[] => {
  const letters = readable(part)
  // What each pair of neighbours says, the title's own kind added to what the pair says anywhere.
  const pairs = new Map<number, number>()
  for (const gram of gramsOf(part, inTitle)) {
    if (gram.to - gram.from !== 2) continue
    pairs.set(gram.from, (pairs.get(gram.from) ?? 0) + (speaking.get(gram.bucket) ?? 0))
  }
  const pieces: Reason[] = []
  for (let at = 0; at < letters.length; ) {
    let to = at
    let weight = 0
    while (to - at < longest - 1 && (pairs.get(to) ?? 0) > 0) {
      weight += pairs.get(to) ?? 0
      to += 1
    }
    if (to > at) pieces.push({ words: letters.slice(at, to + 1), weight })
    at = Math.max(to, at + 1)
  }
  return pieces
}
