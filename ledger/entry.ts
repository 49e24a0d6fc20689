import { createHash } from 'node:crypto'
import type { Command } from '../shared/domain/command.ts'
import type { DomainEvent, Words } from '../shared/domain/event.ts'
import type { Instant } from '../shared/kernel/chinaTime.ts'
import type { StreamName } from '../shared/kernel/ids.ts'
import { bodyHash, type Sealed, seal, sealPlace, unseal } from './seal.ts'
import { type SlimEntry, slimEntry, wholeEntry } from './slimEntry.ts'

/**
 * One accepted command with its events; stored as UTF-8 JSON. Content stands once, in the events; the command keeps its
 * envelope, the parameters that no event holds, and a keyed hash of its body. Format 1 wrote all of it out, format 2 leaves out
 * what would be said twice (slimEntry.ts) and packs words before they are sealed. Both are read for ever.
 */
export type Entry = {
  readonly format: 1 | 2
  readonly hash: 'SHA-256'
  readonly seq: number
  /** UTC ms on the authority; informative, the sequence decides. */
  readonly recordedAt: Instant
  readonly command: StoredCommand
  readonly events: readonly StoredEvent[]
}
export type StoredCommand = Omit<Command, 'body'> & { readonly bodyHash: string }
export type StoredEvent = {
  readonly stream: StreamName
  /** The stream's version after this event: 1, 2, 3 ... */
  readonly version: number
  readonly type: string
  readonly v: number
  readonly data: unknown
  readonly sealed?: Sealed
}

export const firstHash = new Uint8Array(32)

/** SHA-256(previous hash || bytes). */
export const chainHash = (previous: Uint8Array, bytes: Uint8Array): Uint8Array =>
  createHash('sha256').update(previous).update(bytes).digest()

export type EntryParts = {
  readonly seq: number
  readonly recordedAt: Instant
  readonly command: Command
  readonly events: readonly DomainEvent[]
  /** The version of each event's stream after it. */
  readonly versions: readonly number[]
  readonly keyOf: (stream: StreamName) => Uint8Array
}

export const encodeEntry = ({ seq, recordedAt, command, events, versions, keyOf }: EntryParts): Buffer => {
  const { body, ...envelope } = command
  const stored: readonly StoredEvent[] = events.map((event, at) => {
    const open = { stream: event.stream, version: versions[at] ?? 0, type: event.type, v: event.v, data: event.data }
    if (!('words' in event)) return open
    const place = sealPlace(event.stream, event.type, command.id)
    return { ...open, sealed: seal(keyOf(event.stream), place, event.words as Words) }
  })
  const hashed = bodyHash(keyOf(command.stream), body)
  const entry: Entry = {
    format: 2,
    hash: 'SHA-256',
    seq,
    recordedAt,
    command: { ...envelope, bodyHash: hashed },
    events: stored,
  }
  return Buffer.from(JSON.stringify(slimEntry(entry)), 'utf8')
}

/** Throws on bytes that are no entry of a format this program knows. */
export const decodeEntry = (bytes: Uint8Array): Entry => {
  const parsed: unknown = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'))
  if (isEntry(parsed, 2)) return wholeEntry(parsed as SlimEntry)
  if (isEntry(parsed, 1)) return parsed as Entry
  throw new Error('not an entry of format 1 or 2')
}

const isEntry = (value: unknown, format: Entry['format']): value is object =>
  typeof value === 'object' &&
  value !== null &&
  'format' in value &&
  value.format === format &&
  'command' in value &&
  'events' in value &&
  Array.isArray(value.events)

/** The event with its open part only: what `evolve` reads. Known types only; see `knownEvents`. */
export const openEvent = (event: StoredEvent): DomainEvent => event as unknown as DomainEvent

/** The words of an event, or null where none were typed or the key has been dropped. */
export const wordsOf = (event: StoredEvent, command: string, key: Uint8Array | null): Words | null =>
  event.sealed === undefined || key === null
    ? null
    : unseal(key, sealPlace(event.stream, event.type, command), event.sealed)
