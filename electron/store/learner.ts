import type { HeardCommit, Ledger } from '../../ledger/ledger.ts'
import { streamsByName } from '../../ledger/sqlite/entries.ts'
import { type Learning, learnHere } from '../../ledger/suggest/learnAside.ts'
import type { Learnt } from '../../ledger/suggest/learnDecisions.ts'
import { pastDecisions } from '../../ledger/suggest/pastDecisions.ts'
import { isOrderStream } from '../../shared/domain/streams.ts'
import type { StreamName } from '../../shared/kernel/ids.ts'
import { explainChoice } from '../../shared/suggest/explainChoice.ts'
import { learnOne, likelihoods, scoresOf } from '../../shared/suggest/linearModel.ts'
import {
  bucketLength,
  type Likeness,
  likestOrders,
  type PastOrder,
  pastWindow,
} from '../../shared/suggest/pastOrders.ts'
import { createBagger } from '../../shared/suggest/textFeatures.ts'

type Asked = { readonly title: string; readonly text: string }
/** A unit that was given orders like the one that is asked about. */
export type DecidedUnit = {
  readonly unit: number
  /** 0..1, of all units. */
  readonly share: number
  readonly orders: readonly Likeness[]
}

/** So long without a further decision, and it is time to learn. */
const restMs = 400
/** A program that has just started has something better to do. */
const startMs = 3_000
/** More orders than these in one commit are learnt with the next training, not one by one between two gestures. */
const mostAtOnce = 20
/** Units that are looked at: the likeliest. */
const looked = 3

/**
 * What past decisions say about an order. Learnt from the record in a thread of its own after the start and again whenever a
 * twentieth of what is known has come anew; in between each decision at the desk is learnt at once. Kept in memory only: in no
 * file, and forgotten whole when a reporter is erased, to be learnt anew from what is left.
 *
 *     nothing ──start, decisions──> learning ──> learnt ──decision──> learnt (corrected at once)
 *                                      ^            └── a twentieth anew, erasure ──┐
 *                                      └────────────────────────────────────────────┘
 */
export class Learner {
  readonly #ledger: Ledger
  readonly #learn: Learning
  readonly #onLearnt: () => void
  readonly #stop = new AbortController()
  readonly #bag = createBagger()
  readonly #firstWords = createBagger(pastWindow)
  #stopHearing: () => void = () => {}
  #learnt: Learnt | null = null
  /** Orders learnt one by one since, by choice, the newest last. */
  #fresh = new Map<number, PastOrder[]>()
  /** Orders whose unit has changed since all was learnt: no precedent for the unit that they were with. */
  #moved = new Set<number>()
  #anew = 0
  #ready = false
  #timer: NodeJS.Timeout | null = null
  #running: Promise<void> | null = null
  /** Raised by an erasure: what was begun before it is not taken. */
  #age = 0

  /** `onLearnt`: what is suggested may be another unit now. */
  constructor(ledger: Ledger, onLearnt: () => void, learn: Learning = learnHere) {
    this.#ledger = ledger
    this.#onLearnt = onLearnt
    this.#learn = learn
  }

  /** Whether the record was read through once, so that silence means that nothing is known. */
  get ready(): boolean {
    return this.#ready
  }

  /** From now on it learns by itself: soon, and of every decision. */
  begin(): void {
    this.#stopHearing = this.#ledger.onCommit((commit) => void this.#hear(commit))
    this.#wait(startMs)
  }

  async close(): Promise<void> {
    this.#stopHearing()
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#stop.abort()
    await this.#running
  }

  /** Learns all anew and waits for it. */
  async learnNow(): Promise<void> {
    while (this.#running !== null) await this.#running
    this.#running = this.#train().finally(() => {
      this.#running = null
    })
    await this.#running
  }

  /** The likeliest units that were given something like this, the likeliest first; none that is `barred`. */
  unitsFor(order: Asked, barred: ReadonlySet<number>): readonly DecidedUnit[] {
    const learnt = this.#learnt
    if (learnt === null) return []
    const { model, units } = learnt
    const bag = this.#bag(order.title, order.text)
    const shares = likelihoods(model, scoresOf(model, bag))
    const likely = [...units.keys()]
      .filter((choice) => !barred.has(units[choice] ?? -1))
      .toSorted((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0))
      .slice(0, looked)
    const first = this.#firstWords(order.title, order.text).buckets
    return likely.flatMap((choice) => {
      const orders = likestOrders(model, first, this.#pastOf(learnt, choice))
      return orders.length === 0 ? [] : [{ unit: units[choice] ?? -1, share: shares[choice] ?? 0, orders }]
    })
  }

  /** Pieces of the order that speak for a unit, the strongest first; none where nothing was learnt of it. */
  wordsFor(order: Asked, unit: number): readonly string[] {
    const learnt = this.#learnt
    const choice = learnt?.units.indexOf(unit) ?? -1
    return learnt === null || choice < 0 ? [] : explainChoice(learnt.model, order, choice).map(({ words }) => words)
  }

  *#pastOf(
    { pastStarts, pastOrders, pastFrom, pastLengths, pastBuckets }: Learnt,
    choice: number,
  ): Generator<PastOrder> {
    const fresh = this.#fresh.get(choice) ?? []
    yield* fresh
    const since = new Set(fresh.map(({ row }) => row))
    for (let at = pastStarts[choice] ?? 0; at < (pastStarts[choice + 1] ?? 0); at += 1) {
      const row = pastOrders[at] ?? -1
      // Given to somebody else since, or told twice.
      if (this.#moved.has(row) || since.has(row)) continue
      yield { row, buckets: pastBuckets.subarray(pastFrom[at], pastFrom[at + 1]), length: pastLengths[at] ?? 0 }
    }
  }

  async #hear(commit: HeardCommit): Promise<void> {
    if (commit.events.some(({ type }) => type === 'OrderReporterErased')) {
      this.#forget()
      this.#wait(0)
      return
    }
    const moved = new Set<StreamName>()
    for (const { type, stream } of commit.events) if (isOrderStream(stream) && changesUnit(type)) moved.add(stream)
    if (moved.size === 0) return
    this.#anew += moved.size
    if (moved.size <= mostAtOnce) await this.#learnAtOnce([...moved]).catch(() => undefined)
    if (this.#isDue()) this.#wait(restMs)
  }

  async #learnAtOnce(streams: readonly StreamName[]): Promise<void> {
    const learnt = this.#learnt
    const age = this.#age
    if (learnt === null) return
    const rows = [...(await streamsByName(this.#ledger.reader, streams)).values()].map(({ id }) => id)
    for await (const decisions of pastDecisions(this.#ledger.reader, rows)) {
      if (this.#learnt !== learnt || this.#age !== age) return
      for (const row of rows) {
        this.#moved.add(row)
        for (const [choice, orders] of this.#fresh)
          this.#fresh.set(
            choice,
            orders.filter((one) => one.row !== row),
          )
      }
      for (const { order, lead, title, text } of decisions) {
        const choice = learnt.units.indexOf(lead)
        if (choice < 0) continue
        learnOne(learnt.model, { bag: this.#bag(title, text), choice })
        const { buckets } = this.#firstWords(title, text)
        const past = { row: order, buckets, length: bucketLength(learnt.model, buckets) }
        this.#fresh.set(choice, [...(this.#fresh.get(choice) ?? []), past])
      }
    }
    this.#onLearnt()
  }

  #isDue(): boolean {
    return this.#anew >= Math.max(1, (this.#learnt?.examples ?? 0) / 20)
  }

  #forget(): void {
    this.#age += 1
    this.#learnt = null
    this.#ready = false
    this.#fresh = new Map()
    this.#moved = new Set()
  }

  #wait(ms: number): void {
    if (this.#stop.signal.aborted) return
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#timer = null
      void this.learnNow()
    }, ms)
    this.#timer.unref()
  }

  async #train(): Promise<void> {
    const age = this.#age
    const before = this.#anew
    try {
      const learnt = await this.#learn(this.#ledger.file, this.#stop.signal)
      if (this.#stop.signal.aborted) return
      // Begun before an erasure: what it read may be what was erased.
      if (age !== this.#age) return this.#wait(0)
      this.#learnt = learnt
      this.#fresh = new Map()
      this.#moved = new Set()
      this.#ready = true
      this.#anew -= before
      // Decided while it was being learnt.
      if (this.#isDue()) this.#wait(restMs)
      this.#onLearnt()
    } catch (problem) {
      if (!this.#stop.signal.aborted) process.stderr.write(`learning: ${String(problem)}\n`)
    }
  }
}

const unitEvents: ReadonlySet<string> = new Set([
  'OrderDispatched',
  'OrderRedispatched',
  'OrderDispatchUndone',
  'OrderStepUndone',
  'OrderReturned',
  'OrderReturnConfirmed',
  'OrderReopened',
  'OrderWithdrawn',
])
const changesUnit = (type: string): boolean => unitEvents.has(type)
