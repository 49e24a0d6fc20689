import { randomUUID } from 'node:crypto'
import type { Command, CommandBody, Group } from '../shared/domain/command.ts'
import type { DomainEvent } from '../shared/domain/event.ts'
import type { Refusal } from '../shared/domain/refusal.ts'
import type { Instant } from '../shared/kernel/chinaTime.ts'
import {
  type CommandId,
  type DeviceId,
  type IncarnationId,
  type PersonId,
  type StreamName,
  uuidV7,
} from '../shared/kernel/ids.ts'
import { err, ok, type Result } from '../shared/kernel/result.ts'
import { commitChunk, rehearseChunk } from './commitChunk.ts'
import { markPlace, settleIncarnation } from './incarnation.ts'
import { bringProjectionsUp } from './projections/bringProjectionsUp.ts'
import { random } from './randomPool.ts'
import { intAt, type SqlReader, textAt } from './sqlite/driver.ts'
import { type OpenTrouble, openLedgerFile, troubleOf } from './sqlite/openLedgerFile.ts'
import { WriteQueue } from './sqlite/writeQueue.ts'
import { type StandingFacts, StandingRules } from './standingFacts.ts'

/** A command before it has an envelope: what a gesture, an import or a test wants done. */
export type Draft = CommandBody & {
  readonly stream: StreamName
  /** All streams that it touches, the primary one first. */
  readonly touches: readonly StreamName[]
  /** The life cycle that the person saw; null: decided against whatever it is now. */
  readonly lifecycle?: number | null
  readonly id?: CommandId
}

export type Verdict =
  | { readonly kind: 'accepted'; readonly seq: number; readonly stream: StreamName }
  | { readonly kind: 'duplicate'; readonly seq: number; readonly stream: StreamName }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** What one transaction changed, told to the desk after the commit and never before. */
export type Commit = {
  readonly from: number
  readonly to: number
  readonly changedOrders: readonly number[]
  readonly createdOrders: readonly number[]
  readonly events: readonly DomainEvent[]
  /** From BEGIN until the disk has it, ms. */
  readonly tookMs: number
}

/** `background`: not the act of the person at the desk. */
export type HeardCommit = Commit & { readonly background: boolean }

export type SubmitOptions = {
  readonly actor: PersonId
  readonly group: Group | null
  /** Not the act of the person at the desk: what it changes waits in the open view until it is asked for. */
  readonly background?: boolean
  readonly signal?: AbortSignal
  readonly onProgress?: (done: number, total: number) => void
}

/** At most this many commands commit together: a longer gesture shows progress, can be stopped, and resumes after a crash. */
export const chunkSize = 500

/**
 * The record in authority mode: it assigns the sequence numbers itself. Owns the file's only writer and one reader.
 * `now` and `random` come from outside, so that tests and replays bring their own.
 */
export class Ledger {
  readonly file: string
  readonly reader: SqlReader
  readonly queue: WriteQueue
  readonly fresh: boolean
  readonly device: DeviceId
  readonly incarnation: IncarnationId
  readonly now: () => Instant
  readonly #place: boolean
  readonly #rules = new StandingRules()
  readonly #readerRules = new StandingRules()
  readonly #listeners = new Set<(commit: HeardCommit) => void>()
  #deviceSeq: number

  private constructor(
    opened: { readonly file: string; readonly reader: SqlReader; readonly queue: WriteQueue; readonly fresh: boolean },
    identity: { readonly device: string; readonly incarnation: string; readonly nextSeq: number },
    { now, place }: { readonly now: () => Instant; readonly place: boolean },
  ) {
    this.#place = place

    this.file = opened.file
    this.reader = opened.reader
    this.queue = opened.queue
    this.fresh = opened.fresh
    this.device = identity.device as DeviceId
    this.incarnation = identity.incarnation as IncarnationId
    this.#deviceSeq = identity.nextSeq
    this.now = now
  }

  /** `place`: the file's place is marked beside it, so that a copy is told from the original (incarnation.ts). */
  static async open(
    file: string,
    now: () => Instant = Date.now,
    { place = false }: { readonly place?: boolean } = {},
  ): Promise<Result<Ledger, OpenTrouble>> {
    const opened = await openLedgerFile(file)
    if (!opened.ok) return opened
    const { writer, reader, fresh } = opened.value
    try {
      await bringProjectionsUp(writer)
      if (place) await settleIncarnation(writer, file)
    } catch (problem) {
      await reader.close()
      await writer.close()
      return err(troubleOf(problem))
    }
    const row = (await reader.get('SELECT id, incarnation, next_seq FROM device')) ?? {}
    const identity = {
      device: textAt(row, 'id'),
      incarnation: textAt(row, 'incarnation'),
      nextSeq: intAt(row, 'next_seq'),
    }
    return ok(new Ledger({ file, reader, queue: new WriteQueue(writer), fresh }, identity, { now, place }))
  }

  onCommit(listener: (commit: HeardCommit) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Calendar and limits as they count now: what the device computes deadlines with. */
  standing(): Promise<StandingFacts> {
    return this.#readerRules.read(this.reader)
  }

  newId(): string {
    return uuidV7(this.now(), random(10))
  }

  /** Decides and commits, in chunks; one verdict a draft, in their order. A stopped submission leaves whole chunks behind. */
  async submit(drafts: readonly Draft[], options: SubmitOptions): Promise<readonly Verdict[]> {
    const verdicts: Verdict[] = []
    for (let from = 0; from < drafts.length; from += chunkSize) {
      if (options.signal?.aborted) break
      const part = drafts.slice(from, from + chunkSize)
      const outcome = await this.queue.alone(async (writer) => {
        const commands = part.map((draft, at) => this.#envelope(draft, options, this.#deviceSeq + at))
        const done = await commitChunk(writer, commands, this.now(), this.#deviceSeq, this.#rules)
        // Only now: a chunk that failed to commit must not use up sequence numbers.
        this.#deviceSeq = done.nextDeviceSeq
        return done
      })
      verdicts.push(...outcome.verdicts)
      if (outcome.commit !== null) {
        const heard = { ...outcome.commit, background: options.background ?? false }
        for (const listener of this.#listeners) listener(heard)
      }
      options.onProgress?.(Math.min(from + chunkSize, drafts.length), drafts.length)
    }
    return verdicts
  }

  /** What the ledger would say to these drafts now, chunk by chunk; nothing is written and no number is used. */
  async rehearse(
    drafts: readonly Draft[],
    { actor, signal }: { readonly actor: PersonId; readonly signal?: AbortSignal },
  ): Promise<readonly Verdict[]> {
    const verdicts: Verdict[] = []
    for (let from = 0; from < drafts.length && signal?.aborted !== true; from += chunkSize) {
      const part = drafts.slice(from, from + chunkSize)
      const decided = await this.queue.alone((writer) => {
        const commands = part.map((draft, at) => this.#envelope(draft, { actor, group: null }, this.#deviceSeq + at))
        return rehearseChunk(writer, commands, this.now(), this.#deviceSeq, this.#rules)
      })
      verdicts.push(...decided)
    }
    return verdicts
  }

  #envelope(draft: Draft, options: SubmitOptions, deviceSeq: number): Command {
    const { stream, touches, lifecycle = null, id, ...act } = draft
    return {
      id: id ?? (this.newId() as CommandId),
      version: 1,
      stream,
      actor: options.actor,
      device: this.device,
      incarnation: this.incarnation,
      deviceSeq,
      statedAt: this.now(),
      group: options.group,
      expects: touches.map((name) => ({ stream: name, lifecycle: name === stream ? lifecycle : null })),
      ...act,
    }
  }

  /** Waits for what is being written, folds the write-ahead log into the file and closes it. */
  async close(): Promise<void> {
    await this.reader.close()
    await this.queue.alone(async (writer) => {
      if (this.#place) await markPlace(writer, this.file)
      await writer.all('PRAGMA optimize')
      await writer.all('PRAGMA wal_checkpoint(TRUNCATE)')
      // At rest the ledger is one file, and whoever reads it leaves nothing beside it. Refused while somebody reads: no harm.
      await writer.all('PRAGMA journal_mode = DELETE').catch(() => [])
      await writer.close()
    })
  }
}

/** A group's id for one gesture. */
export const newGroupId = (): Group['id'] => randomUUID() as Group['id']
