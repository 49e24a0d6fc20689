import { fitModel } from '../../shared/suggest/fitModel.ts'
import type { Example, LinearModel } from '../../shared/suggest/linearModel.ts'
import { bucketLength, pastWindow } from '../../shared/suggest/pastOrders.ts'
import { createBagger } from '../../shared/suggest/textFeatures.ts'
import type { SqlReader } from '../sqlite/driver.ts'
import { decidedOrders, pastDecisions } from './pastDecisions.ts'

/**
 * What was learnt of past decisions, as it crosses from the thread that learns: numbers only, no word in clear. A model's choice
 * is a place in `units`. The past orders of choice `c` are `pastStarts[c]` to `pastStarts[c + 1]` (excluded) of `pastOrders`;
 * the buckets of the one at `p` are `pastFrom[p]` to `pastFrom[p + 1]` of `pastBuckets`, its length `pastLengths[p]`.
 */
export type Learnt = {
  readonly model: LinearModel
  /** Row numbers of the units. */
  readonly units: Int32Array
  /** By choice: how many orders taught it. */
  readonly decided: Int32Array
  readonly examples: number
  readonly pastStarts: Int32Array
  readonly pastOrders: Int32Array
  readonly pastFrom: Int32Array
  readonly pastLengths: Float32Array
  readonly pastBuckets: Int32Array
}

/** More orders than these change little: practice of many years ago may even mislead. */
const mostOrders = 100_000
/** Of so many orders the beginning of the text says enough; of fewer, all of it is read. */
const manyOrders = 20_000
const beginning = 100
/** The newest ones, whose texts are read too: of older ones the title says what it was about. */
const readWhole = 40_000
/** Past orders kept for each unit, the newest. */
const keptPerUnit = 300

/** Reads and learns; null where nothing was decided yet. `rest` is awaited between pieces, for a thread that has other work. */
export const learnDecisions = async (
  db: SqlReader,
  rest: () => Promise<void> = async () => {},
): Promise<Learnt | null> => {
  const orders = await decidedOrders(db, mostOrders)
  const bag = createBagger(orders.length > manyOrders ? beginning : undefined)
  const firstWords = createBagger(pastWindow)
  const choices = new Map<number, number>()
  const examples: Example[] = []
  const past: { readonly order: number; readonly buckets: Int32Array }[][] = []
  for await (const piece of pastDecisions(db, orders, readWhole)) {
    for (const { order, lead, title, text, weight } of piece) {
      const choice = choices.get(lead) ?? choices.size
      choices.set(lead, choice)
      examples.push({ bag: bag(title, text), choice, weight })
      past[choice] ??= []
      // The newest come first.
      if ((past[choice]?.length ?? 0) < keptPerUnit)
        past[choice]?.push({ order, buckets: firstWords(title, text).buckets })
    }
    await rest()
  }
  if (examples.length === 0) return null
  const fitting = fitModel(examples, { choices: choices.size, random: createChance() })
  for (;;) {
    const step = fitting.next()
    if (step.done === true) {
      const decided = new Int32Array(choices.size)
      for (const { choice } of examples) decided[choice] = (decided[choice] ?? 0) + 1
      return {
        model: step.value,
        units: Int32Array.from(choices.keys()),
        decided,
        examples: examples.length,
        ...packed(past, step.value),
      }
    }
    await rest()
  }
}

const packed = (
  past: readonly (readonly { readonly order: number; readonly buckets: Int32Array }[])[],
  model: LinearModel,
): Pick<Learnt, 'pastStarts' | 'pastOrders' | 'pastFrom' | 'pastLengths' | 'pastBuckets'> => {
  const all = past.flat()
  const pastStarts = new Int32Array(past.length + 1)
  for (const [choice, orders] of past.entries()) pastStarts[choice + 1] = (pastStarts[choice] ?? 0) + orders.length
  const pastFrom = new Int32Array(all.length + 1)
  for (const [at, { buckets }] of all.entries()) pastFrom[at + 1] = (pastFrom[at] ?? 0) + buckets.length
  const pastBuckets = new Int32Array(pastFrom.at(-1) ?? 0)
  for (const [at, { buckets }] of all.entries()) pastBuckets.set(buckets, pastFrom[at] ?? 0)
  const pastLengths = Float32Array.from(all, ({ buckets }) => bucketLength(model, buckets))
  return { pastStarts, pastOrders: Int32Array.from(all, ({ order }) => order), pastFrom, pastLengths, pastBuckets }
}

/** The same decisions give the same model on every machine: chance here only says in which order they are gone through. */
const createChance = (): (() => number) => {
  let state = 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
