import type { DomainEvent, Words } from '../../shared/domain/event.ts'
import { isKnownEvent } from '../../shared/domain/knownEvents.ts'
import type { StreamName } from '../../shared/kernel/ids.ts'
import { unreachable } from '../../shared/kernel/unreachable.ts'
import { type Entry, openEvent, type StoredEvent, wordsOf } from '../entry.ts'
import { intAt, type SqlReader, type SqlWriter } from '../sqlite/driver.ts'
import { entriesAfter, entriesAt, headOf, keysOf, seqsOfKinds, streamsByName } from '../sqlite/entries.ts'
import { inTransaction, type WriteQueue } from '../sqlite/writeQueue.ts'
import { unitRows } from './boardProjection.ts'
import { allSettled } from './commitProjections.ts'
import { ordersByRow } from './orderFold.ts'
import { type OrderReading, OrdersAhead } from './ordersAhead.ts'
import {
  concerns,
  type EventProjection,
  isMovedBy,
  type OrderProjection,
  passesOrders,
  type Projection,
} from './projection.ts'
import {
  dropShadowMark,
  isStale,
  marksOf,
  type ShadowMark,
  setMark,
  setShadowMark,
  shadowMarks,
} from './projectionMarks.ts'
import { projections } from './projections.ts'
import { clearRetired, createNextIndex, createShadows, discardShadows, shadowOf, swapShadows } from './shadowTables.ts'

/** Orders or entries of a piece: as many as take about so long, because a gesture waits behind the piece that is under way. */
const pieceMs = 80
/** While nobody waits, a step has several pieces: what each step has to look up and to note is done once for all of them. */
const stepMs = 400
const fewest = 20
const usual = 100
const most = 1000
const paced = (size: number, tookMs: number): number =>
  Math.round(Math.min(most, Math.max(fewest, size * Math.min(2, Math.max(0.5, pieceMs / tookMs)))))

/** How a step is taken: who reads ahead, how many orders or entries a piece has, whether another piece may follow. */
type Pace = { readonly ahead: OrdersAhead; readonly size: () => number; readonly goesOn: () => boolean }

export type BuildProgress = {
  /** The projections that are being made again. */
  readonly names: readonly string[]
  /** 0 to 1, of the one that is least far. */
  readonly share: number
}

/**
 * Steps on the writer until every projection is level, other commits running in between; goes on where a killed one stopped.
 * `reading`: who reads orders beside it, this thread where nothing is said.
 */
export const levelProjections = async (
  queue: WriteQueue,
  signal: AbortSignal,
  onStep: (progress: BuildProgress) => void,
  reading?: (file: string) => OrderReading,
): Promise<void> => {
  const ahead = new OrdersAhead(reading)
  let size = usual
  const step = (db: SqlWriter): Promise<BuildProgress | null> => {
    const begun = performance.now()
    let before = begun
    return buildStep(db, projections, {
      ahead,
      size: () => size,
      goesOn: () => {
        const now = performance.now()
        size = paced(size, now - before)
        before = now
        return !queue.isAwaited && !signal.aborted && now - begun + pieceMs < stepMs
      },
    })
  }
  try {
    while (!signal.aborted) {
      const progress = await queue.alone((db) => unhurried(db, () => inTransaction(db, () => step(db))))
      if (progress === null) return
      onStep(progress)
    }
  } finally {
    await ahead.close()
  }
}

/**
 * A step says nothing that a person relies on, so that the disk is not waited for: when the machine goes down, the last steps may
 * be gone, whole, and are taken again. The next commit of a gesture writes through for itself and for all before it.
 */
const unhurried = async <T>(db: SqlWriter, task: () => Promise<T>): Promise<T> => {
  await db.exec('PRAGMA synchronous = NORMAL')
  try {
    return await task()
  } finally {
    await db.exec('PRAGMA synchronous = FULL')
  }
}

/** The explicit command: these begin anew beside the tables in use, whatever their version. */
export const requestRebuild = async (
  db: SqlWriter,
  names: readonly string[] = projections.map((one) => one.name),
): Promise<void> => {
  for (const projection of projections) if (names.includes(projection.name)) await beginShadow(db, projection)
}

/** Before the ledger counts as open: all steps of those that work rests on, with nobody in between. */
export const buildAtOnce = async (db: SqlWriter, wanted: readonly Projection[]): Promise<void> => {
  const ahead = new OrdersAhead()
  try {
    const pace = { ahead, size: () => most, goesOn: () => false }
    while ((await inTransaction(db, () => buildStep(db, wanted, pace))) !== null);
  } finally {
    await ahead.close()
  }
}

/** One piece of the work, within a transaction; null when there is none. What it knows of earlier steps stands in the file. */
const buildStep = async (db: SqlWriter, wanted: readonly Projection[], pace: Pace): Promise<BuildProgress | null> => {
  const byName = new Map(wanted.map((one) => [one.name, one]))
  const shadows = (await shadowMarks(db)).filter((one) => byName.has(one.name))
  const begun = await beginStale(db, wanted, shadows)
  if (begun) return progressOf(db, wanted)
  const passing = shadows.find((one) => one.row !== null)
  if (passing !== undefined) {
    const together = shadows.filter((one) => one.row === passing.row && one.base === passing.base)
    await passStep(db, together, byName, pace)
    return progressOf(db, wanted)
  }
  const [behind] = shadows
  if (behind !== undefined) {
    await catchUp(db, behind, byName, pace)
    return progressOf(db, wanted)
  }
  return (await clearRetired(db, wanted)) ? { names: [], share: 1 } : null
}

const beginStale = async (
  db: SqlWriter,
  wanted: readonly Projection[],
  shadows: readonly ShadowMark[],
): Promise<boolean> => {
  const [marks, head] = await Promise.all([marksOf(db), headOf(db)])
  let begun = false
  for (const projection of wanted) {
    const shadow = shadows.find((one) => one.name === projection.name)
    const needed = shadow === undefined && isStale(projection, marks.get(projection.name), head.seq)
    // A shadow that an older or newer program began is of no use to this one.
    const foreign = shadow !== undefined && shadow.version !== projection.version
    if (!needed && !foreign) continue
    await beginShadow(db, projection)
    begun = true
  }
  return begun
}

const beginShadow = async (db: SqlWriter, projection: Projection): Promise<void> => {
  const { name, version } = projection
  await createShadows(db, projection)
  const base = (await headOf(db)).seq
  const row = passesOrders(projection) ? 0 : null
  // Made of events, it asks its own tables all the while.
  if (row === null) while (await createNextIndex(db, projection));
  await setShadowMark(db, { name, version, base, row, seq: 0 })
}

/** The next orders as they were at the base, into all shadows that are equally far: each order is read and opened once. */
const passStep = async (
  db: SqlWriter,
  shadows: readonly ShadowMark[],
  byName: ReadonlyMap<string, Projection>,
  { ahead, size, goesOn }: Pace,
): Promise<void> => {
  const [{ base, row } = { base: 0, row: 0 }] = shadows
  const context = { unitRow: await unitRows(db), rowOf: noRow }
  const passed = shadows.flatMap(({ name }) => byName.get(name) ?? [])
  const names = passed.map(({ name }) => name)
  let next = row
  do {
    const { orders, prepared, next: behind } = await ahead.take(db, { after: next ?? 0, base, step: size(), names })
    next = behind
    await allSettled(
      passed.map((projection) => {
        if (projection.kind === 'orders') return projection.apply(db, shadowOf, orders, context)
        if (projection.kind === 'fed') return projection.insert(db, shadowOf, orders)
        return projection.pass?.insert(db, shadowOf, orders, prepared[projection.name] ?? [], context)
      }),
    )
  } while (goesOn() && next !== null)
  for (const shadow of shadows) await setShadowMark(db, { ...shadow, row: next, seq: next === null ? base : 0 })
}

/** What was committed since; the step that reaches the head swaps, so that nothing can come in between. */
const catchUp = async (
  db: SqlWriter,
  shadow: ShadowMark,
  byName: ReadonlyMap<string, Projection>,
  { size, goesOn }: Pace,
): Promise<void> => {
  const projection = byName.get(shadow.name)
  if (projection === undefined) return
  if (await createNextIndex(db, projection)) return
  const head = await headOf(db)
  let { seq } = shadow
  do seq = await readOn(db, projection, { seq, head: head.seq, step: size() })
  while (goesOn() && seq < head.seq)
  if (seq < head.seq) {
    await setShadowMark(db, { ...shadow, seq })
    return
  }
  await swapShadows(db, projection)
  await dropShadowMark(db, projection.name)
  await setMark(db, projection.name, { version: projection.version, cursor: seq })
}

/** From which entry, to which at the most, how many at once. */
type Reach = { readonly seq: number; readonly head: number; readonly step: number }

const readOn = async (db: SqlWriter, projection: Projection, reach: Reach): Promise<number> => {
  switch (projection.kind) {
    case 'orders':
      return foldOrdersAgain(db, projection, reach)
    case 'events':
      return foldEvents(db, projection, reach)
    case 'fed':
      return projection.step(db, shadowOf, reach.seq)
    default:
      return unreachable(projection)
  }
}

/** Orders that moved since are taken out and put in as they stand now. */
const foldOrdersAgain = async (
  db: SqlWriter,
  projection: OrderProjection,
  { seq, head, step }: Reach,
): Promise<number> => {
  const entries = await entriesAfter(db, seq, step)
  const names = new Set(entries.flatMap((entry) => entry.events.map((event) => event.stream)))
  const rows = [...(await streamsByName(db, [...names])).values()].map((stream) => stream.id)
  const changes = await ordersByRow(db, rows)
  await projection.forget(
    db,
    shadowOf,
    changes.map((change) => change.id),
  )
  await projection.apply(db, shadowOf, changes, { unitRow: await unitRows(db), rowOf: noRow })
  return entries.at(-1)?.seq ?? head
}

const foldEvents = async (db: SqlWriter, projection: EventProjection, reach: Reach): Promise<number> => {
  const { entries, next } = await entriesFor(db, projection, reach)
  const isRead = (event: StoredEvent) =>
    concerns(projection, event.stream) && isMovedBy(projection, event.type) && isKnownEvent(event)
  const moving = entries.filter((entry) => entry.events.some(isRead))
  if (moving.length === 0) return next
  const unitRow = await unitRows(db)
  const { rowOf, keyOf } = await placesOf(db, projection, moving)
  for (const entry of moving)
    for (const stored of entry.events.filter(isRead)) {
      const event = projection.wordless ? openEvent(stored) : withWords(stored, entry.command.id, keyOf(stored.stream))
      const placed = { event, at: entry.recordedAt, by: entry.command.actor }
      await projection.apply(db, shadowOf, placed, { rowOf, unitRow })
    }
  return next
}

/**
 * Most of the record is of orders: looking for those entries would read all of them in each step, so that they are read as
 * they stand. What is rare is looked up by its streams.
 */
const entriesFor = async (db: SqlReader, { streams }: EventProjection, { seq, head, step }: Reach) => {
  if (streams.includes('order')) {
    const entries = await entriesAfter(db, seq, step)
    return { entries, next: entries.at(-1)?.seq ?? head }
  }
  const seqs = await seqsOfKinds(db, streams, seq, step)
  return { entries: await entriesAt(db, seqs), next: seqs.length < step ? head : (seqs.at(-1) ?? head) }
}

const withWords = (stored: StoredEvent, command: string, key: Uint8Array | null): DomainEvent => {
  const words = stored.sealed !== undefined && key === null ? erasedWords : (wordsOf(stored, command, key) ?? {})
  return { ...openEvent(stored), words } as DomainEvent
}

/** What was typed and is erased: whatever is asked of it, nothing was said. A card that holds it is drawn empty. */
const erasedWords: Words = new Proxy(
  {},
  { get: (_, name) => (typeof name === 'string' && name !== 'toJSON' ? '' : undefined) },
)

/** Row numbers and keys of all streams of a step, asked once. */
const placesOf = async (db: SqlReader, { wordless }: EventProjection, entries: readonly Entry[]) => {
  const names = entries.flatMap((entry) => [...entry.command.expects, ...entry.events].map((one) => one.stream))
  const streams = await streamsByName(db, [...new Set(names)])
  const rowOf = (stream: StreamName): number => {
    const row = streams.get(stream)
    return row === undefined ? noRow(stream) : row.id
  }
  const keys = await keysOf(db, wordless ? [] : [...streams.values()].map((row) => row.id))
  return { rowOf, keyOf: (stream: StreamName) => keys.get(rowOf(stream)) ?? null }
}

const noRow = (stream: StreamName): never => {
  throw new Error(`stream ${stream}: no row`)
}

const progressOf = async (db: SqlReader, wanted: readonly Projection[]): Promise<BuildProgress> => {
  const names = new Set(wanted.map((one) => one.name))
  const shadows = (await shadowMarks(db)).filter((one) => names.has(one.name))
  const row =
    (await db.get('SELECT (SELECT max(id) FROM stream) AS streams, (SELECT max(seq) FROM entry) AS head')) ?? {}
  const streams = intAt(row, 'streams')
  const head = intAt(row, 'head')
  const shares = shadows.map((shadow) => {
    if (shadow.row !== null) return (passShare * shadow.row) / streams
    const rest = head - shadow.base
    const isRead = wanted.some((one) => one.name === shadow.name && !passesOrders(one))
    if (isRead) return shadow.seq / head
    return passShare + (rest === 0 ? 0 : ((1 - passShare) * (shadow.seq - shadow.base)) / rest)
  })
  return { names: shadows.map((shadow) => shadow.name), share: Math.min(1, ...shares) }
}

/** Of a shadow of orders nearly all is the pass; what was committed meanwhile is little. */
const passShare = 0.95

/** Shadows that are not wanted any more, as after an erasure: they begin anew with the next step. */
export const discardAllShadows = async (db: SqlWriter): Promise<void> => {
  for (const shadow of await shadowMarks(db)) {
    const projection = projections.find((one) => one.name === shadow.name)
    if (projection !== undefined) await discardShadows(db, projection)
    await dropShadowMark(db, shadow.name)
  }
}
