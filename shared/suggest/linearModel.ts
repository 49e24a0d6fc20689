import { type Bag, bucketCount } from './textFeatures.ts'

/**
 * One weight for each bucket and choice: how much a gram speaks for a unit or a category. Linear, so that a suggestion can be
 * explained by adding up, and so that a hundred thousand orders are learnt in seconds.
 */
export type LinearModel = {
  readonly choices: number
  /** The row of a bucket's weights; -1 where it was met too seldom to say anything. Frequent ones first: they stay in the cache. */
  readonly rows: Int32Array
  /** By row: how much it counts, by how rare it is. */
  readonly rarity: Float32Array
  /** `weights[row * choices + choice]`. */
  readonly weights: Float32Array
  readonly biases: Float32Array
  /** Divides scores before they become shares of 1; chosen on examples that were held back. */
  readonly temperature: number
}

export type Example = {
  readonly bag: Bag
  readonly choice: number
  /** How much a mistake in it counts beside the others; 1 where nothing else is said. */
  readonly weight?: number
}

export type TrainOptions = {
  readonly choices: number
  /** How dear a mistake in the examples is; larger fits them closer. */
  readonly cost: number
  /** Passes over all examples, at most. */
  readonly passes: number
  /** A bucket that fewer examples hold says nothing. */
  readonly leastExamples: number
  /** 0..1, from outside: the order in which examples are gone through. */
  readonly random: () => number
}

/** A bag as a direction of length 1: frequent grams damped, rare ones raised. */
export type Vector = { readonly rows: Int32Array; readonly weights: Float32Array }
type Known = Pick<LinearModel, 'rows' | 'rarity'>

export const vectorOf = (bag: Bag, known: Known): Vector => {
  const rows = new Int32Array(bag.buckets.length)
  const weights = new Float32Array(bag.buckets.length)
  let kept = 0
  let square = 0
  for (let at = 0; at < bag.buckets.length; at += 1) {
    const row = known.rows[bag.buckets[at] ?? 0] ?? -1
    if (row < 0) continue
    const weight = (damped[bag.counts[at] ?? 1] ?? damped.at(-1) ?? 1) * (known.rarity[row] ?? 0)
    rows[kept] = row
    weights[kept] = weight
    kept += 1
    square += weight * weight
  }
  const length = Math.sqrt(square) || 1
  for (let at = 0; at < kept; at += 1) weights[at] = (weights[at] ?? 0) / length
  return { rows: rows.slice(0, kept), weights: weights.slice(0, kept) }
}

/** 1 + ln(count), up to a count that no honest text reaches. */
const damped = Float32Array.from({ length: 256 }, (_, count) => 1 + Math.log(Math.max(1, count)))

/** Rows by how many examples hold a bucket, and the smoothed inverse document frequency: ln((1 + n) / (1 + df)) + 1. */
const knownFrom = (examples: readonly Example[], leastExamples: number): Known => {
  const holding = new Uint32Array(bucketCount)
  for (const { bag } of examples) for (const bucket of bag.buckets) holding[bucket] = (holding[bucket] ?? 0) + 1
  const kept = Array.from(holding.keys()).filter((bucket) => (holding[bucket] ?? 0) >= leastExamples)
  kept.sort((a, b) => (holding[b] ?? 0) - (holding[a] ?? 0))
  const rows = new Int32Array(bucketCount).fill(-1)
  for (const [row, bucket] of kept.entries()) rows[bucket] = row
  const rarity = Float32Array.from(kept, (bucket) => Math.log((1 + examples.length) / (1 + (holding[bucket] ?? 0))) + 1)
  return { rows, rarity }
}

/**
 * One linear machine a choice against all others with squared hinge loss, by dual coordinate descent (Hsieh et al., ICML 2008):
 * each step sets one example's share exactly, so there is no rate to tune. All choices are gone through together, because their
 * weights of a bucket lie side by side; none reads what another one wrote, so they move in one walk over the rows. Gives back after each pass, so that the caller can report, rest or stop.
 */
export function* trainLinear(
  examples: readonly Example[],
  options: TrainOptions,
): Generator<{ readonly pass: number; readonly off: number }, LinearModel> {
  const { choices, cost, passes, leastExamples, random } = options
  const known = knownFrom(examples, leastExamples)
  const vectors = examples.map(({ bag }) => vectorOf(bag, known))
  const model = {
    choices,
    ...known,
    weights: new Float32Array(known.rarity.length * choices),
    biases: new Float32Array(choices),
    temperature: 1,
  }
  const shares = new Float32Array(examples.length * choices)
  const scores = new Float64Array(choices)
  const moving = new Int32Array(choices)
  const steps = new Float64Array(choices)
  const order = Uint32Array.from(examples.keys())
  for (let pass = 1; pass <= passes; pass += 1) {
    shuffle(order, random)
    let off = 0
    for (const at of order) {
      const vector = vectors[at]
      const wanted = examples[at]?.choice
      if (vector === undefined || wanted === undefined) continue
      const slack = 1 / (2 * cost * (examples[at]?.weight ?? 1))
      scoreInto(scores, vector, model)
      let moved = 0
      for (let choice = 0; choice < choices; choice += 1) {
        const side = choice === wanted ? 1 : -1
        const share = shares[at * choices + choice] ?? 0
        const slope = side * (scores[choice] ?? 0) - 1 + slack * share
        const wrong = share === 0 ? Math.min(slope, 0) : slope
        if (Math.abs(wrong) < 1e-3) continue
        off = Math.max(off, Math.abs(wrong))
        // The vector's length is 1 and the bias counts as one more row: hence 2.
        const next = Math.max(share - slope / (2 + slack), 0)
        shares[at * choices + choice] = next
        moving[moved] = choice
        steps[moved] = (next - share) * side
        moved += 1
      }
      if (moved > 0) addAll(model, vector, moving, steps, moved)
    }
    yield { pass, off }
    if (off < 0.02) break
  }
  return model
}

/** One score a choice; the highest is the likeliest. */
export const scoresOf = (model: LinearModel, bag: Bag): Float64Array => {
  const scores = new Float64Array(model.choices)
  scoreInto(scores, vectorOf(bag, model), model)
  return scores
}

/** Scores as shares of 1. */
export const likelihoods = (model: LinearModel, scores: Float64Array): Float64Array => {
  const highest = Math.max(...scores)
  const raised = scores.map((score) => Math.exp((score - highest) / model.temperature))
  const sum = raised.reduce((total, one) => total + one, 0)
  return raised.map((one) => one / sum)
}

/** One example more, at once: as many small steps as it takes to be right by nearly the full margin, 20 at most. Changes the model. */
export const learnOne = (model: LinearModel, { bag, choice: wanted }: Example): void => {
  const vector = vectorOf(bag, model)
  const scores = new Float64Array(model.choices)
  const moving = new Int32Array(model.choices)
  const steps = new Float64Array(model.choices)
  for (let round = 0; round < 20; round += 1) {
    scoreInto(scores, vector, model)
    let moved = 0
    for (let choice = 0; choice < model.choices; choice += 1) {
      const side = choice === wanted ? 1 : -1
      const short = 1 - side * (scores[choice] ?? 0)
      if (short <= 0.05) continue
      moving[moved] = choice
      steps[moved] = (side * short) / 4
      moved += 1
    }
    if (moved === 0) return
    addAll(model, vector, moving, steps, moved)
  }
}

const scoreInto = (scores: Float64Array, { rows, weights: parts }: Vector, model: LinearModel): void => {
  const { choices, weights, biases } = model
  for (let choice = 0; choice < choices; choice += 1) scores[choice] = biases[choice] ?? 0
  for (let at = 0; at < rows.length; at += 1) {
    const from = (rows[at] ?? 0) * choices
    const part = parts[at] ?? 0
    for (let choice = 0; choice < choices; choice += 1)
      scores[choice] = (scores[choice] ?? 0) + (weights[from + choice] ?? 0) * part
  }
}

/** Moves the first `count` of `moving` choices by their steps, row by row: a row's weights lie side by side in the cache. */
const addAll = (
  model: LinearModel,
  { rows, weights: parts }: Vector,
  moving: Int32Array,
  steps: Float64Array,
  count: number,
): void => {
  const { choices, weights, biases } = model
  for (let at = 0; at < rows.length; at += 1) {
    const from = (rows[at] ?? 0) * choices
    const part = parts[at] ?? 0
    for (let one = 0; one < count; one += 1) {
      const place = from + (moving[one] ?? 0)
      weights[place] = (weights[place] ?? 0) + part * (steps[one] ?? 0)
    }
  }
  for (let one = 0; one < count; one += 1) {
    const choice = moving[one] ?? 0
    biases[choice] = (biases[choice] ?? 0) + (steps[one] ?? 0)
  }
}

const shuffle = (order: Uint32Array, random: () => number): void => {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    const held = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = held
  }
}
