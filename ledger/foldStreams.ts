import { isKnownEvent } from '../shared/domain/knownEvents.ts'
import type { ReportWords } from '../shared/domain/order/orderEvents.ts'
import { evolve, type StreamState } from '../shared/domain/states.ts'
import type { PersonId, StreamName } from '../shared/kernel/ids.ts'
import { beginsOrder, changesWords, mergeWords, noWords } from '../shared/views/orderWords.ts'
import { type Entry, openEvent, type StoredEvent, wordsOf } from './entry.ts'
import type { FoldedEvent } from './projections/projection.ts'
import type { SqlReader } from './sqlite/driver.ts'
import { entriesOf, type StreamRow } from './sqlite/entries.ts'

export type Folded = {
  readonly entries: readonly Entry[]
  readonly states: ReadonlyMap<StreamName, StreamState>
  /** Streams that hold an event of a newer program: read-only here until the update. */
  readonly unknown: ReadonlySet<StreamName>
  /** The words of an order as they stand; empty where the key has been dropped. */
  readonly wordsOf: (stream: StreamName, key: Uint8Array | null) => ReportWords
  readonly takenBy: (stream: StreamName) => PersonId | null
  /** The events that a state was folded from, in their order, words closed, each with the state that it met. */
  readonly historyOf: (stream: StreamName) => readonly FoldedEvent[]
}

/** The states of some streams, folded from the record itself: as they stand, or as they were at the entry `until`. */
export const foldStreams = async (db: SqlReader, rows: readonly StreamRow[], until?: number): Promise<Folded> => {
  const entries = await entriesOf(
    db,
    rows.map((row) => row.id),
    until,
  )
  return { entries, ...foldEntries(entries, new Set(rows.map((row) => row.name))) }
}

export const foldEntries = (entries: readonly Entry[], wanted: ReadonlySet<StreamName>): Omit<Folded, 'entries'> => {
  const states = new Map<StreamName, StreamState>()
  const unknown = new Set<StreamName>()
  const histories = new Map<StreamName, FoldedEvent[]>()
  for (const entry of entries)
    for (const event of entry.events) {
      if (!wanted.has(event.stream)) continue
      if (!isKnownEvent(event)) unknown.add(event.stream)
      if (unknown.has(event.stream)) continue
      const opened = openEvent(event)
      const state = states.get(event.stream) ?? null
      states.set(event.stream, evolve(state, opened))
      const folded = { event: opened, at: entry.recordedAt, before: state }
      const history = histories.get(event.stream)
      if (history === undefined) histories.set(event.stream, [folded])
      else history.push(folded)
    }
  const typed = typedEvents(entries, wanted)
  const words = (stream: StreamName, key: Uint8Array | null): ReportWords => {
    let merged = noWords
    for (const { event, entry } of typed.get(stream) ?? [])
      merged = mergeWords(merged, openEvent(event).type, wordsOf(event, entry.command.id, key))
    return merged
  }
  const beginning = (stream: StreamName) => typed.get(stream)?.find(({ event }) => beginsOrder(event))?.entry
  return {
    states,
    unknown,
    wordsOf: words,
    takenBy: (stream) => {
      const entry = beginning(stream)
      return entry === undefined ? null : takenBy(entry)
    },
    historyOf: (stream) => histories.get(stream) ?? [],
  }
}

/** Who took an order down: the person at the desk who wrote it, one by one. What an import brought was taken down elsewhere. */
export const takenBy = ({ command }: Entry): PersonId | null => (command.group === null ? command.actor : null)

type TypedEvent = { readonly event: StoredEvent; readonly entry: Entry }

/** By stream, so that the words of 250 orders do not cost 250 walks over their entries. */
const typedEvents = (
  entries: readonly Entry[],
  wanted: ReadonlySet<StreamName>,
): ReadonlyMap<StreamName, readonly TypedEvent[]> => {
  const typed = new Map<StreamName, TypedEvent[]>()
  for (const entry of entries)
    for (const event of entry.events) {
      if (!changesWords(event.type) || !wanted.has(event.stream)) continue
      const before = typed.get(event.stream)
      const one = { event, entry }
      if (before === undefined) typed.set(event.stream, [one])
      else before.push(one)
    }
  return typed
}
