import { parseArgs } from 'node:util'
import { resolve } from 'node:path'
import { onDuty } from '../../../electron/store/desk.ts'
import { duplicatesOf } from '../../../electron/store/duplicateHandlers.ts'
import { levelSearch } from '../../../ledger/search/searchIndex.ts'
import { intAt, textAt } from '../../../ledger/sqlite/driver.ts'
import { leastLikeness } from '../../../shared/duplicates/likeness.ts'
import { orderStream } from '../../../shared/domain/streams.ts'
import { DAY, HOUR } from '../../../shared/kernel/chinaTime.ts'
import type { OrderId, RowId } from '../../../shared/kernel/ids.ts'
import { noWords } from '../../../shared/views/orderWords.ts'
import { type Harness, openHarness } from '../../../tests/simulation/deskHarness.ts'
import { likestByJaccard, type PlainOrder, plainPairs } from '../baseline/bigramJaccard.ts'
import { type Bench, rounded } from '../measuring.ts'
import { askOnLedger } from './askOnLedger.ts'
import { labelledSet, type MadeOrder } from './labelledSet.ts'
import { strengths } from './nearCopies.ts'

const seed = 1
/** Thresholds that are tried on the tuning half. */
const thresholds = Array.from({ length: 60 }, (_, at) => rounded(0.2 + at * 0.0125, 4))

/** What was shown for one order: places in the list of made orders, with their scores. */
type Shown = { readonly asked: number; readonly found: readonly { readonly order: number; readonly score: number }[] }

/**
 * `npm run bench -- duplicates [--ledger FILE]`: precision and recall on near-copies of real messages and on hard negatives, in a
 * real ledger through the store's own answer, beside overlap of plain pairs by brute force; each with the threshold that the tuning
 * half chose, figures of the other half. With a ledger: also how long one question takes there, and by brute force.
 */
export const duplicatesBench: Bench = async (args) => {
  const { values } = parseArgs({ args: [...args], options: { ledger: { type: 'string' } } })
  const orders = labelledSet(seed).toSorted((a, b) => a.at - b.at)
  const sources = sourcesOf(orders)
  const harness = await openHarness()
  try {
    const rows = await fill(harness, orders)
    const ours = await askAll(harness, orders, rows)
    const plain = askPlainly(orders)
    const best = bestThreshold(orders, sources, ours)
    const bestPlain = bestThreshold(orders, sources, plain)
    console.log(`best threshold on the tuning half: ${best}, in use ${leastLikeness}; of plain pairs ${bestPlain}`)
    const own = judge(orders, sources, ours, 'reported', leastLikeness)
    const theirs = judge(orders, sources, plain, 'reported', bestPlain)
    const onLedger = values.ledger === undefined ? null : await askOnLedger(resolve(values.ledger))
    return {
      metrics: {
        orders: orders.length,
        threshold: leastLikeness,
        tunedThreshold: best,
        ...own,
        ...onLedger?.metrics,
      },
      baseline: { threshold: bestPlain, ...theirs, ...onLedger?.baseline },
      ratio: {
        precision: rounded(own.precision / theirs.precision, 3),
        recall: rounded(own.recall / theirs.recall, 3),
        f1: rounded(own.f1 / theirs.f1, 3),
        ...onLedger?.ratio,
      },
    }
  } finally {
    await harness.close()
  }
}

/** By place in the list, the place of the order that it was made from. */
const sourcesOf = (orders: readonly MadeOrder[]): readonly (number | null)[] => {
  const places = new Map(orders.map(({ id }, at) => [id, at]))
  return orders.map(({ from }) => (from === null ? null : (places.get(from) ?? null)))
}

/** All of them as brought along closed, in the order of receipt; their row numbers. */
const fill = async ({ ledger, desk }: Harness, orders: readonly MadeOrder[]): Promise<readonly RowId[]> => {
  const now = ledger.now()
  const actor = (await onDuty(desk)).id
  const streams = orders.map(() => orderStream(ledger.newId() as OrderId))
  const drafts = orders.map(({ title, text, town, category, phone, at }, place) => {
    const stream = streams[place] ?? orderStream('' as OrderId)
    const course = { sourceState: '', sourceUnit: '', sourceReply: '' }
    const words = { ...noWords, title: title.slice(0, 200), text, town, category, phone, ...course }
    const receivedAt = Math.floor(now - 121 * DAY + at * DAY)
    const body = { channel: 'letterbox' as const, receivedAt, closedAt: receivedAt + HOUR, words }
    return { type: 'importHistory' as const, stream, touches: [stream], body }
  })
  for (let from = 0; from < drafts.length; from += 500) {
    const verdicts = await ledger.submit(drafts.slice(from, from + 500), { actor, group: null })
    for (const verdict of verdicts) if (verdict.kind === 'refused') throw new Error(JSON.stringify(verdict.refusal))
  }
  await levelSearch(ledger, new AbortController().signal, () => {})
  const found = await ledger.reader.all('SELECT s.id, s.name FROM json_each(?) j JOIN stream s ON s.name = j.value', [
    JSON.stringify(streams),
  ])
  const byName = new Map(found.map((row) => [textAt(row, 'name'), intAt(row, 'id') as RowId]))
  return streams.map((stream) => byName.get(stream) ?? (0 as RowId))
}
const askAll = async (
  { desk }: Harness,
  orders: readonly MadeOrder[],
  rows: readonly RowId[],
): Promise<readonly Shown[]> => {
  const placeOf = new Map(rows.map((row, at) => [row, at]))
  const shown: Shown[] = []
  for (const [asked, { half }] of orders.entries()) {
    if (half === null) continue
    const answer = await duplicatesOf(await desk.likeness(), rows[asked] ?? (0 as RowId), thresholds[0])
    const found = (answer?.orders ?? []).flatMap(({ row, score }) => {
      const order = placeOf.get(row)
      return order === undefined || score === null ? [] : [{ order, score }]
    })
    shown.push({ asked, found })
  }
  return shown
}

const askPlainly = (orders: readonly MadeOrder[]): readonly Shown[] => {
  const plain = orders.map(
    ({ title, text, town, at }, id): PlainOrder => ({
      id,
      town,
      receivedAt: at * DAY,
      pairs: plainPairs(`${title}${text}`),
    }),
  )
  return plain.flatMap((asked) =>
    orders[asked.id]?.half === null
      ? []
      : [
          {
            asked: asked.id,
            found: likestByJaccard(asked, plain, 0.05).map(({ id, score }) => ({ order: id, score })),
          },
        ],
  )
}

/** Right: the order that a copy was made from. Wrong: a pair that is known to be two matters. Others nobody has judged. */
const judge = (
  orders: readonly MadeOrder[],
  sources: readonly (number | null)[],
  shown: readonly Shown[],
  half: 'tuning' | 'reported',
  threshold: number,
) => {
  let [right, wrong, unjudged, copies] = [0, 0, 0, 0]
  let [movedAsked, movedShown, otherAsked, otherShown] = [0, 0, 0, 0]
  const byStrength = new Map(strengths.map((one) => [one, { found: 0, all: 0 }]))
  for (const { asked, found } of shown) {
    const order = orders[asked]
    if (order === undefined || order.half !== half) continue
    const over = found.filter(({ score }) => score >= threshold)
    const source = sources[asked]
    const ofSource = over.filter((one) => one.order === source).length
    if (order.kind === 'copy') {
      copies += 1
      right += ofSource
      unjudged += over.length - ofSource
      const strength = order.strength === null ? undefined : byStrength.get(order.strength)
      if (strength !== undefined) {
        strength.all += 1
        strength.found += ofSource
      }
    } else if (order.kind === 'elsewhere') {
      movedAsked += 1
      movedShown += ofSource
      wrong += ofSource
    } else {
      const others = over.filter((one) => {
        const other = orders[one.order]
        return other?.kind === 'category' && other.town === order.town && other.category === order.category
      }).length
      otherAsked += 1
      otherShown += others > 0 ? 1 : 0
      wrong += others
    }
  }
  const precision = right / Math.max(1, right + wrong)
  const recall = right / Math.max(1, copies)
  const recalled = Object.fromEntries(
    [...byStrength].map(([strength, { found, all }]) => [
      `recall${strength[0]?.toUpperCase()}${strength.slice(1)}`,
      rounded(found / Math.max(1, all), 4),
    ]),
  )
  return {
    precision: rounded(precision, 4),
    recall: rounded(recall, 4),
    f1: rounded((2 * precision * recall) / Math.max(1e-9, precision + recall), 4),
    ...recalled,
    copies,
    elsewhereShownShare: rounded(movedShown / Math.max(1, movedAsked), 4),
    sameTownAndCategoryShownShare: rounded(otherShown / Math.max(1, otherAsked), 4),
    /** With every pair that nobody has judged counted as wrong: real messages do report the same matter. */
    precisionAtWorst: rounded(right / Math.max(1, right + wrong + unjudged), 4),
  }
}

const bestThreshold = (
  orders: readonly MadeOrder[],
  sources: readonly (number | null)[],
  shown: readonly Shown[],
): number => {
  const tried = [0.05, 0.075, 0.1, 0.125, 0.15, 0.175, ...thresholds].map((threshold) => ({
    threshold,
    f1: judge(orders, sources, shown, 'tuning', threshold).f1,
  }))
  return tried.toSorted((a, b) => b.f1 - a.f1 || b.threshold - a.threshold)[0]?.threshold ?? leastLikeness
}
