import { type Example, type LinearModel, likelihoods, scoresOf, trainLinear } from './linearModel.ts'

export type FitOptions = {
  readonly choices: number
  /** 0..1, from outside. */
  readonly random: () => number
}
/** How much of the work is done, 0..1; between two of them the caller may rest or stop. */
export type FitProgress = { readonly done: number }

const costs = [1, 3, 8] as const
const temperatures = [0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8, 1, 1.4, 2] as const
/** Enough to tell the costs apart; more would cost more time than it brings. */
const tuningExamples = 4_000
const leastToTune = 50

/**
 * A model from past decisions. How closely the examples are fitted, and how sure the model may sound, is chosen on a fifth of
 * them that is held back, never on what it will be asked about.
 */
export function* fitModel(examples: readonly Example[], options: FitOptions): Generator<FitProgress, LinearModel> {
  const { choices, random } = options
  const leastExamples = examples.length > 20_000 ? 4 : 2
  const sample = sampleOf(examples, tuningExamples, random)
  const held = sample.filter((_, at) => at % 5 === 0)
  const rest = sample.filter((_, at) => at % 5 !== 0)
  let best = { cost: 3, temperature: 0.4, loss: Number.POSITIVE_INFINITY }
  const passes = Math.min(15, Math.max(2, Math.ceil(200_000 / Math.max(1, examples.length))))
  const tuning = examples.length < leastToTune ? [] : costs
  const all = tuning.length * Math.min(8, passes) + passes
  let done = 0
  for (const cost of tuning) {
    const model = yield* told(trainLinear(rest, { choices, cost, passes: Math.min(8, passes), leastExamples, random }))
    for (const temperature of temperatures) {
      const loss = lossOn(held, { ...model, temperature })
      if (loss < best.loss) best = { cost, temperature, loss }
    }
  }
  const model = yield* told(trainLinear(examples, { choices, cost: best.cost, passes, leastExamples, random }))
  return { ...model, temperature: best.temperature }

  function* told(training: ReturnType<typeof trainLinear>): Generator<FitProgress, LinearModel> {
    for (;;) {
      const step = training.next()
      if (step.done === true) return step.value
      done += 1
      yield { done: Math.min(1, done / all) }
    }
  }
}

/** So many of the examples in a new order. */
const sampleOf = (examples: readonly Example[], size: number, random: () => number): readonly Example[] => {
  const order = Uint32Array.from(examples.keys())
  const count = Math.min(size, order.length)
  for (let at = 0; at < count; at += 1) {
    const other = at + Math.floor(random() * (order.length - at))
    const swapped = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = swapped
  }
  return Array.from(order.subarray(0, count)).flatMap((at) => examples[at] ?? [])
}

/** How surprised the model is by what was decided, in nats an example. */
const lossOn = (examples: readonly Example[], model: LinearModel): number => {
  let loss = 0
  for (const { bag, choice } of examples)
    loss -= Math.log(Math.max(1e-9, likelihoods(model, scoresOf(model, bag))[choice] ?? 0))
  return loss / Math.max(1, examples.length)
}
