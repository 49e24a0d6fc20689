import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { fitModel } from '../../shared/suggest/fitModel.ts'
import { type Example, type LinearModel, scoresOf } from '../../shared/suggest/linearModel.ts'
import { createBagger } from '../../shared/suggest/textFeatures.ts'
import { madeLedger } from '../makeLedger/makeLedger.ts'
import { seededRandom } from '../seededRandom.ts'
import { suggestOnLedger } from './suggestOnLedger.ts'
import { trainComplementBayes } from './baseline/complementBayes.ts'
import { labelledMessages } from './labelledMessages.ts'
import { type Bench, median, rounded } from './measuring.ts'

const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
const foldCount = 5
/** As many orders as a center learns from at once. */
const manyOrders = 100_000

type Hits = { readonly top1: number; readonly top3: number }

/**
 * Repeated stratified 5-fold cross-validation on labelled messages that nobody here wrote. What the first-level label is for
 * them, the category is for an order; the unit follows through the dispatch catalogue. `--orders N` (a made ledger) or
 * `--ledger FILE`: also what learning and asking cost on a ledger.
 */
export const suggestBench: Bench = async (args) => {
  const { values } = parseArgs({
    args: [...args],
    options: { orders: { type: 'string' }, ledger: { type: 'string' } },
  })
  const made = values.ledger ?? (values.orders === undefined ? null : await madeLedger(Number(values.orders)))
  const onLedger = made === null ? {} : await suggestOnLedger(resolve(made))
  const { labels, messages } = labelledMessages()
  const bagger = createBagger()
  const examples = messages.map(({ title, text, label }): Example => ({ bag: bagger(title, text), choice: label }))
  const plain = messages.map(({ title, text, label }) => ({ text: `${title}\n${text}`, label }))
  const ours: Hits[] = []
  const bayes: Hits[] = []
  const majority: number[] = []
  const asking: number[] = []
  for (const seed of seeds) {
    const folds = stratifiedFolds(
      messages.map(({ label }) => label),
      seed,
    )
    const found = { ours: { top1: 0, top3: 0 }, bayes: { top1: 0, top3: 0 }, majority: 0 }
    for (let fold = 0; fold < foldCount; fold += 1) {
      const train = examples.filter((_, at) => folds[at] !== fold)
      const model = fitted(train, labels.length, seed * 100 + fold)
      const trained = trainComplementBayes(
        plain.filter((_, at) => folds[at] !== fold),
        labels.length,
      )
      const common = mostCommon(train.map(({ choice }) => choice))
      for (const [at, { title, text, label }] of messages.entries()) {
        if (folds[at] !== fold) continue
        const begun = performance.now()
        const scores = scoresOf(model, bagger(title, text))
        asking.push(performance.now() - begun)
        count(found.ours, scores, label)
        count(found.bayes, trained(plain[at]?.text ?? ''), label)
        if (common === label) found.majority += 1
      }
    }
    ours.push(asShares(found.ours, messages.length))
    bayes.push(asShares(found.bayes, messages.length))
    majority.push(found.majority / messages.length)
    const [own, other] = [ours.at(-1), bayes.at(-1)]
    console.log(
      `seed ${seed}: top-1 ${own?.top1.toFixed(4)}, top-3 ${own?.top3.toFixed(4)}; complement naive Bayes ${other?.top1.toFixed(4)}, ${other?.top3.toFixed(4)}`,
    )
  }
  const learnt = learnMany(messages)
  const metrics = {
    top1: rounded(mean(ours.map(({ top1 }) => top1)), 4),
    top1Spread: rounded(spread(ours.map(({ top1 }) => top1)), 4),
    top3: rounded(mean(ours.map(({ top3 }) => top3)), 4),
    top3Spread: rounded(spread(ours.map(({ top3 }) => top3)), 4),
    askMsMedian: rounded(median(asking), 3),
    askMsWorst: rounded(Math.max(...asking), 3),
    learn100000CpuSeconds: rounded(learnt, 2),
    ...onLedger,
  }
  const baseline = {
    top1: rounded(mean(bayes.map(({ top1 }) => top1)), 4),
    top3: rounded(mean(bayes.map(({ top3 }) => top3)), 4),
    majorityTop1: rounded(mean(majority), 4),
  }
  return {
    metrics,
    baseline,
    ratio: {
      top1: rounded(metrics.top1 / baseline.top1, 4),
      top3: rounded(metrics.top3 / baseline.top3, 4),
    },
  }
}

const fitted = (examples: readonly Example[], choices: number, seed: number): LinearModel => {
  const chance = seededRandom(seed)
  const fitting = fitModel(examples, { choices, random: () => chance.int(0, 2 ** 31 - 1) / 2 ** 31 })
  for (;;) {
    const step = fitting.next()
    if (step.done === true) return step.value
  }
}

/** CPU seconds for reading and learning 100,000 orders of 30 units, made of pieces of the messages. */
const learnMany = (messages: ReturnType<typeof labelledMessages>['messages']): number => {
  const chance = seededRandom(3)
  const orders = Array.from({ length: manyOrders }, () => {
    const { title, text, label } = messages[chance.int(0, messages.length - 1)] ?? { title: '', text: '', label: 0 }
    const from = chance.int(0, Math.floor(text.length / 2))
    // Units of one field share it: most of its orders go to one of them.
    return { title, text: text.slice(from, from + 300), unit: label * 4 + (chance.chance(0.85) ? 0 : chance.int(1, 3)) }
  })
  const begun = process.cpuUsage()
  const read = createBagger(learningWindow)
  fitted(
    orders.map(({ title, text, unit }) => ({ bag: read(title, text), choice: unit })),
    30,
    4,
  )
  const used = process.cpuUsage(begun)
  return (used.user + used.system) / 1e6
}

/** Code units of a text that are read when there are very many: with so many orders the beginning says enough. */
const learningWindow = 100

const count = (hits: { top1: number; top3: number }, scores: ArrayLike<number>, label: number): void => {
  const better = Array.from(scores).filter((score) => score > (scores[label] ?? 0)).length
  if (better === 0) hits.top1 += 1
  if (better < 3) hits.top3 += 1
}
const asShares = ({ top1, top3 }: Hits, of: number): Hits => ({ top1: top1 / of, top3: top3 / of })
const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length
/** Standard deviation over the repetitions. */
const spread = (values: readonly number[]): number => {
  const middle = mean(values)
  return Math.sqrt(mean(values.map((one) => (one - middle) ** 2)))
}
const mostCommon = (choices: readonly number[]): number => {
  const counts = new Map<number, number>()
  for (const choice of choices) counts.set(choice, (counts.get(choice) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}

/** Each label's messages are dealt out to the folds in a shuffled order. */
const stratifiedFolds = (labels: readonly number[], seed: number): Int32Array => {
  const chance = seededRandom(seed)
  const folds = new Int32Array(labels.length)
  let dealt = 0
  for (const label of [...new Set(labels)].toSorted()) {
    const places = labels.flatMap((one, at) => (one === label ? [at] : []))
    for (let at = places.length - 1; at > 0; at -= 1) {
      const other = chance.int(0, at)
      const held = places[at] ?? 0
      places[at] = places[other] ?? 0
      places[other] = held
    }
    for (const place of places) {
      folds[place] = dealt % foldCount
      dealt += 1
    }
  }
  return folds
}
