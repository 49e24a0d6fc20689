import { calendarOf } from '../shared/calendar/calendarOf.ts'
import type { Actor } from '../shared/domain/actor.ts'
import type { Command } from '../shared/domain/command.ts'
import { decide } from '../shared/domain/decide.ts'
import type { DomainEvent, Words } from '../shared/domain/event.ts'
import { evolveLimits } from '../shared/domain/limits/decideLimits.ts'
import type { ReportWords } from '../shared/domain/order/orderEvents.ts'
import { isInHand, type OrderState } from '../shared/domain/order/orderState.ts'
import { evolve, personIn, type StreamState } from '../shared/domain/states.ts'
import { personStream, splitStream, unitStream } from '../shared/domain/streams.ts'
import { dayCode, type Instant } from '../shared/kernel/chinaTime.ts'
import type { PersonId, StreamName, UnitId } from '../shared/kernel/ids.ts'
import { changesWords, mergeWords, noWords } from '../shared/views/orderWords.ts'
import { chainHash, encodeEntry } from './entry.ts'
import { erasedBy, eraseStreams } from './erasure.ts'
import { foldStreams } from './foldStreams.ts'
import type { Commit, Verdict } from './ledger.ts'
import { unitRows } from './projections/boardProjection.ts'
import { allSettled, commitProjections } from './projections/commitProjections.ts'
import { serialOf } from './projections/orderDaysProjection.ts'
import type { OrderChange, UnitRows } from './projections/projection.ts'
import { random } from './randomPool.ts'
import { bodyHash, isHashOfBody, keyBytes } from './seal.ts'
import { openOrdersLed } from './sqlite/boardQueries.ts'
import { intAt, type SqlWriter, textAt } from './sqlite/driver.ts'
import {
  entriesAt,
  headOf,
  insertEntries,
  keysOf,
  type NewEntry,
  type NewStream,
  nextStreamId,
  type StreamRow,
  seqsOfCommands,
  streamsByName,
} from './sqlite/entries.ts'
import { inTransaction } from './sqlite/writeQueue.ts'
import type { StandingFacts, StandingRules } from './standingFacts.ts'

export type ChunkOutcome = {
  readonly verdicts: readonly Verdict[]
  readonly commit: Commit | null
  readonly nextDeviceSeq: number
}

/**
 * The way of every command into the record: load the states of the streams that the commands list, decide one after the
 * other (each sees what the ones before it did), then append all entries and move the projections in one transaction.
 * Runs alone on the writer, so that nothing can change between deciding and committing.
 */
export const commitChunk = async (
  db: SqlWriter,
  commands: readonly Command[],
  now: Instant,
  deviceSeq: number,
  rules: StandingRules,
): Promise<ChunkOutcome> => {
  const work = await prepare(db, commands, rules)
  const verdicts = commands.map((command) => decideOne(work, command, now, deviceSeq))
  const nextDeviceSeq = deviceSeq + work.entries.length
  if (work.entries.length === 0) return { verdicts, commit: null, nextDeviceSeq }
  const begun = performance.now()
  await inTransaction(db, () => write(db, work, nextDeviceSeq, now))
  keepStates(work, rules)
  return { verdicts, commit: commitOf(work, performance.now() - begun), nextDeviceSeq }
}

/** The verdicts alone: the same loading and deciding, and nothing of it kept. */
export const rehearseChunk = async (
  db: SqlWriter,
  commands: readonly Command[],
  now: Instant,
  deviceSeq: number,
  rules: StandingRules,
): Promise<readonly Verdict[]> => {
  const work = await prepare(db, commands, rules)
  return commands.map((command) => decideOne(work, command, now, deviceSeq))
}

type Work = {
  /** Commands that have their verdict already, by id. */
  readonly known: Map<string, Known>
  readonly rows: Map<StreamName, StreamRow>
  readonly keys: Map<StreamName, Uint8Array>
  readonly states: Map<StreamName, StreamState>
  /** The same before the chunk. */
  readonly statesBefore: ReadonlyMap<StreamName, StreamState>
  /** Orders in the hands of the units that the chunk would retire. */
  readonly openBefore: ReadonlyMap<UnitId, number>
  /** The words of orders that were there before, opened only when a correction needs them. */
  readonly wordsBefore: (stream: StreamName) => ReportWords
  readonly frozen: ReadonlySet<StreamName>
  readonly serials: Map<string, number>
  readonly unitNames: ReadonlyMap<UnitId, string>
  readonly unitRow: UnitRows
  readonly entries: NewEntry[]
  readonly events: DomainEvent[]
  readonly actors: Map<DomainEvent, PersonId>
  readonly created: NewStream[]
  readonly versions: Map<number, number>
  readonly words: Map<StreamName, ReportWords>
  /** Calendar and limits; a change counts from the next command of the chunk on. */
  standing: StandingFacts
  hash: Uint8Array
  seq: number
  nextStream: number
}

const keepStates = (work: Work, rules: StandingRules): void => {
  for (const { stream } of work.events) {
    const state = work.states.get(stream)
    const version = work.versions.get(rowFor(work, stream).id)
    if (state !== undefined && version !== undefined) rules.states.keep(stream, version, state)
  }
}

type Known = { readonly seq: number; readonly bodyHash: () => string }

/** Asks for everything at once: the questions run one after the other on the connection, without a round trip between them. */
const prepare = async (db: SqlWriter, commands: readonly Command[], rules: StandingRules): Promise<Work> => {
  // Who acts is looked up with the rest: a role that changes within the chunk holds from there on.
  const actors = [...new Set(commands.map((command) => personStream(command.actor)))]
  const listed = commands.flatMap((command) => command.expects.map((one) => one.stream))
  const names = [...new Set([...listed, ...actors])]
  const rows = new Map(await streamsByName(db, names))
  const ids = [...rows.values()].map((row) => row.id)
  const kept = new Map<StreamName, StreamState>()
  for (const row of rows.values()) {
    const state = rules.states.at(row)
    if (state !== null) kept.set(row.name, state)
  }
  const [folded, keysById, head, namesOfUnits, known, serials, nextStream, unitRow, standing, openBefore] =
    await Promise.all([
      foldStreams(
        db,
        [...rows.values()].filter((row) => !kept.has(row.name)),
      ),
      keysOf(db, ids),
      headOf(db),
      unitNames(db),
      knownCommands(db, commands),
      lastSerials(db, commands),
      nextStreamId(db),
      unitRows(db),
      rules.read(db),
      openOrders(db, commands, rows),
    ])
  const keys = new Map<StreamName, Uint8Array>()
  for (const row of rows.values()) {
    const key = keysById.get(row.id)
    if (key !== undefined) keys.set(row.name, key)
  }
  // Read from the file just now, and of no use to this chunk's own events.
  for (const [name, state] of folded.states) {
    const row = rows.get(name)
    if (row !== undefined && !folded.unknown.has(name)) rules.states.keep(name, row.version, state)
  }
  return {
    known,
    rows,
    keys,
    states: new Map([...kept, ...folded.states]),
    statesBefore: new Map([...kept, ...folded.states]),
    openBefore,
    wordsBefore: (stream) => folded.wordsOf(stream, keys.get(stream) ?? null),
    frozen: folded.unknown,
    serials,
    unitNames: namesOfUnits,
    // A unit that this chunk adds has no row in the file yet.
    unitRow: (unit) => rows.get(unitStream(unit))?.id ?? unitRow(unit),
    entries: [],
    events: [],
    actors: new Map(),
    created: [],
    versions: new Map(),
    words: new Map(),
    standing,
    hash: head.hash,
    seq: head.seq,
    nextStream,
  }
}

const unitNames = async (db: SqlWriter): Promise<ReadonlyMap<UnitId, string>> => {
  const units = await db.all('SELECT unit, name FROM unit_card')
  return new Map(units.map((row) => [textAt(row, 'unit') as UnitId, textAt(row, 'name')]))
}

const openOrders = async (
  db: SqlWriter,
  commands: readonly Command[],
  rows: ReadonlyMap<StreamName, StreamRow>,
): Promise<ReadonlyMap<UnitId, number>> => {
  const retired = commands.flatMap(({ type, stream }) => (type === 'retireUnit' ? [stream] : []))
  const counts = new Map<UnitId, number>()
  for (const stream of new Set(retired)) {
    const row = rows.get(stream)
    if (row !== undefined) counts.set(splitStream(stream).id as UnitId, await openOrdersLed(db, row.id))
  }
  return counts
}

const knownCommands = async (db: SqlWriter, commands: readonly Command[]): Promise<Map<string, Known>> => {
  const ids = commands.map((command) => command.id)
  const seqs = [...(await seqsOfCommands(db, ids)).values()]
  if (seqs.length === 0) return new Map()
  const entries = await entriesAt(db, seqs)
  return new Map(entries.map(({ seq, command }) => [command.id, { seq, bodyHash: () => command.bodyHash }]))
}

/** The last serial of each day on which this chunk reports an order. */
const lastSerials = async (db: SqlWriter, commands: readonly Command[]): Promise<Map<string, number>> => {
  const days = commands.flatMap((command) =>
    command.type === 'reportOrder' || command.type === 'importHistory' ? [dayCode(command.body.receivedAt)] : [],
  )
  const rows = await db.all('SELECT day, last FROM order_day WHERE day IN (SELECT value FROM json_each(?))', [
    JSON.stringify([...new Set(days)]),
  ])
  return new Map(rows.map((row) => [textAt(row, 'day'), intAt(row, 'last')]))
}

const decideOne = (work: Work, command: Command, now: Instant, deviceSeq: number): Verdict => {
  const known = work.known.get(command.id)
  if (known !== undefined)
    return isSameBody(work, command, known)
      ? { kind: 'duplicate', seq: known.seq, stream: command.stream }
      : { kind: 'refused', refusal: { code: 'already-exists', stream: command.stream } }
  const frozen = command.expects.find(({ stream }) => work.frozen.has(stream))
  if (frozen !== undefined) return { kind: 'refused', refusal: { code: 'needs-newer-program', stream: frozen.stream } }
  if (isErased(work, command)) return { kind: 'refused', refusal: { code: 'words-erased', stream: command.stream } }
  const actor = actorOf(work, command)
  if (actor === null)
    return { kind: 'refused', refusal: { code: 'person-unknown', stream: personStream(command.actor) } }
  const decided = decide(work.states, command, {
    now,
    nextOrderSerial: (day) => (work.serials.get(day) ?? 0) + 1,
    unitNames: work.unitNames,
    ...work.standing,
    actor,
    openOrders: (unit) => openOrdersOf(work, unit),
  })
  if (!decided.ok) return { kind: 'refused', refusal: decided.error }
  work.known.set(command.id, {
    seq: work.seq + 1,
    bodyHash: () => bodyHash(keyFor(work, command.stream), command.body),
  })
  accept(work, { ...command, deviceSeq: deviceSeq + work.entries.length }, decided.value, now)
  return { kind: 'accepted', seq: work.seq, stream: command.stream }
}

/** Its key is gone: nothing can be said in it any more. */
const isErased = (work: Work, { stream }: Command): boolean => work.rows.has(stream) && !work.keys.has(stream)

const givesNumber = (
  event: DomainEvent,
): event is Extract<DomainEvent, { type: 'OrderReported' | 'OrderImportedClosed' }> =>
  event.type === 'OrderReported' || event.type === 'OrderImportedClosed'

/** In an empty ledger the first person makes itself; in any other one somebody acts who is known and works here. */
const actorOf = (work: Work, { actor: id }: Command): Actor | null => {
  const person = personIn(work.states, id)
  if (person === null) return work.seq === 0 ? { id, role: 'administrator', unit: null } : null
  return person.retired ? null : { id, role: person.role, unit: person.unit }
}

/** As the board counted them before this chunk, moved by what the chunk did until here. */
const openOrdersOf = (work: Work, unit: UnitId): number => {
  let count = work.openBefore.get(unit) ?? 0
  for (const [stream, state] of work.states) {
    if (state.kind !== 'order') continue
    const before = work.statesBefore.get(stream)
    count += leads(state.order, unit) - (before?.kind === 'order' ? leads(before.order, unit) : 0)
  }
  return count
}

const leads = (order: OrderState, unit: UnitId): number => (isInHand(order) && order.assignment.lead === unit ? 1 : 0)

/** Whether a command that comes again says what it said; where the key was dropped nobody can tell any more. */
const isSameBody = (work: Work, command: Command, known: Known): boolean => {
  const key = work.keys.get(command.stream)
  return key === undefined ? work.rows.has(command.stream) : isHashOfBody(known.bodyHash(), key, command.body)
}

const accept = (work: Work, command: Command, events: readonly DomainEvent[], now: Instant): void => {
  const versions = events.map((event) => {
    const row = rowFor(work, event.stream)
    const version = (work.versions.get(row.id) ?? row.version) + 1
    work.versions.set(row.id, version)
    work.states.set(event.stream, evolve(work.states.get(event.stream) ?? null, event))
    if (event.type === 'CalendarChanged') work.standing = { ...work.standing, calendar: calendarOf(event.data) }
    if (event.type === 'LimitsChanged') work.standing = { ...work.standing, limits: evolveLimits(event) }
    if (givesNumber(event)) {
      const { day, serial } = serialOf(event.data.number)
      work.serials.set(day, Math.max(serial, work.serials.get(day) ?? 0))
    }
    if (changesWords(event.type)) {
      const before = work.words.get(event.stream) ?? (givesNumber(event) ? noWords : work.wordsBefore(event.stream))
      work.words.set(event.stream, mergeWords(before, event.type, ('words' in event ? event.words : {}) as Words))
    }
    return version
  })
  const seq = work.seq + 1
  const keyOf = (stream: StreamName) => keyFor(work, stream)
  const bytes = encodeEntry({ seq, recordedAt: now, command, events, versions, keyOf })
  const hash = chainHash(work.hash, bytes)
  const streams = [...new Set(events.map((event) => rowFor(work, event.stream).id))]
  work.entries.push({ seq, bytes, hash, command: command.id, group: command.group?.id ?? null, streams })
  work.events.push(...events)
  for (const event of events) work.actors.set(event, command.actor)
  work.seq = seq
  work.hash = hash
  // Within the chunk as after it; the words that stood on the board go with them.
  for (const stream of erasedBy(events)) {
    work.keys.delete(stream)
    work.words.delete(stream)
  }
}

const rowFor = (work: Work, stream: StreamName): StreamRow => {
  const found = work.rows.get(stream)
  if (found !== undefined) return found
  const row: StreamRow = { id: work.nextStream, name: stream, version: 0 }
  work.nextStream += 1
  const key = random(keyBytes)
  work.rows.set(stream, row)
  work.keys.set(stream, key)
  work.created.push({ id: row.id, name: stream, key })
  return row
}

const keyFor = (work: Work, stream: StreamName): Uint8Array => {
  const key = work.keys.get(stream)
  if (key === undefined) throw new Error(`stream ${stream}: no key`)
  return key
}

/** Entries first, then what is made of them; all of it is handed over at once and the commit waits for the last statement. */
const write = async (db: SqlWriter, work: Work, nextDeviceSeq: number, now: Instant): Promise<void> => {
  await allSettled([
    insertEntries(db, work.entries, work.created, work.versions),
    db.run('UPDATE device SET next_seq = ? WHERE one = 1', [nextDeviceSeq]),
    commitProjections(db, {
      from: work.seq - work.entries.length,
      to: work.seq,
      at: now,
      orders: orderChanges(work),
      events: work.events,
      actorOf: (event) => actorBehind(work, event),
      context: { rowOf: (stream) => rowFor(work, stream).id, unitRow: work.unitRow },
    }),
  ])
  await eraseStreams(db, erasedBy(work.events), now)
}

const actorBehind = (work: Work, event: DomainEvent): PersonId => {
  const actor = work.actors.get(event)
  if (actor === undefined) throw new Error(`${event.type}: an event of no command`)
  return actor
}

const isOrderEvent = (event: DomainEvent): boolean => splitStream(event.stream).kind === 'order'

const orderChanges = (work: Work): readonly OrderChange[] => {
  const created = new Set(work.created.map((one) => one.name))
  const streams = new Set(work.events.filter(isOrderEvent).map((event) => event.stream))
  return [...streams].flatMap((stream) => {
    const state = work.states.get(stream)
    if (state?.kind !== 'order') return []
    const change = { id: rowFor(work, stream).id, order: state.order, words: work.words.get(stream) ?? null }
    return [{ ...change, fresh: created.has(stream) }]
  })
}

const commitOf = (work: Work, tookMs: number): Commit => {
  const changes = orderChanges(work)
  return {
    from: work.entries[0]?.seq ?? work.seq,
    to: work.seq,
    changedOrders: changes.filter((change) => !change.fresh).map((change) => change.id),
    createdOrders: changes.filter((change) => change.fresh).map((change) => change.id),
    events: work.events,
    tookMs,
  }
}
