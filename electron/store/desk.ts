import { dirname, join } from 'node:path'
import { AttachmentStore } from '../../ledger/attachments/attachmentStore.ts'
import { type Draft, type Ledger, newGroupId, type Verdict } from '../../ledger/ledger.ts'
import { rowsById } from '../../ledger/sqlite/boardQueries.ts'
import { type Person, personOnDuty } from '../../ledger/sqlite/cardQueries.ts'
import { openReader, type SqlReader } from '../../ledger/sqlite/driver.ts'
import { streamsByName } from '../../ledger/sqlite/entries.ts'
import type { DeskFailure, DeskNews, RefusedOrder } from '../../shared/contract/desk.ts'
import type { Group } from '../../shared/domain/command.ts'
import type { Refusal } from '../../shared/domain/refusal.ts'
import { splitStream } from '../../shared/domain/streams.ts'
import type { PersonId, RowId, StreamName } from '../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { type Learning, learnHere } from '../../ledger/suggest/learnAside.ts'
import { Learner } from './learner.ts'
import type { OpenView } from './openView.ts'
import { ReceivedOrder } from './receivedOrder.ts'

/** What the handlers of one open ledger share. */
export type Desk = {
  readonly ledger: Ledger
  /** Blocks and lists have readers of their own, so that a long list never stands before a short question. */
  readonly blocks: SqlReader
  readonly lists: SqlReader
  /** What looks for duplicates has a reader too, opened when it first looks: it stands before nothing that somebody waits for. */
  readonly likeness: () => Promise<SqlReader>
  readonly publish: (news: DeskNews) => void
  readonly received: ReceivedOrder
  /** What past decisions say about an order. */
  readonly learner: Learner
  /** Gestures of more than one chunk that are under way, by group, to be stopped. */
  readonly groups: Map<string, AbortController>
  /** Files beside the ledger, and those that a person picked for it, by the token that the window knows. */
  readonly attachments: AttachmentStore
  readonly picked: Map<string, PickedFile>
  /** Shows a file in its program, or in its folder. */
  readonly showFile: (path: string, program: boolean) => void
  view: OpenView | null
  /** A ledger of made-up orders, to be thrown away. */
  readonly practice: boolean
  readonly close: () => Promise<void>
}

export type PickedFile = { readonly path: string; readonly fileName: string }

export const openDesk = async (
  ledger: Ledger,
  publish: (news: DeskNews) => void,
  showFile: Desk['showFile'] = () => {},
  learn: Learning = learnHere,
  practice = false,
): Promise<Desk> => {
  const attachments = new AttachmentStore(join(dirname(ledger.file), 'attachments'))
  await attachments.clearCopies()
  const [blocks, lists] = await Promise.all([openReader(ledger.file), openReader(ledger.file)])
  // Each reads other pages than the writer does; together they must not take what the whole desk may.
  await Promise.all([blocks, lists].map((reader) => reader.all('PRAGMA cache_size = -8000')))
  let comparing: Promise<SqlReader> | null = null
  const likeness = (): Promise<SqlReader> => {
    comparing ??= openReader(ledger.file)
    return comparing
  }
  const received = new ReceivedOrder()
  const stop = ledger.onCommit(({ createdOrders }) => {
    if (createdOrders.length > 0) received.forget()
  })
  const learner = new Learner(ledger, () => publish({ kind: 'suggestions' }), learn)
  const close = async (): Promise<void> => {
    stop()
    await learner.close()
    const open = [blocks, lists, ...(comparing === null ? [] : [await comparing])]
    for (const reader of open) reader.interrupt()
    await Promise.all(open.map((reader) => reader.close()))
  }
  const files = { attachments, picked: new Map(), showFile }
  return {
    ledger,
    blocks,
    lists,
    likeness,
    publish,
    received,
    learner,
    groups: new Map(),
    ...files,
    view: null,
    practice,
    close,
  }
}

export const onDuty = async (desk: Desk): Promise<Person> => {
  const person = await personOnDuty(desk.ledger.reader)
  if (person === null) throw new Error('nobody is on duty: the first start did not finish')
  return person
}

export const newGroup = (label: Group['label'], size: number): Group => ({ id: newGroupId(), size, label })

/** One command that stands alone: its row, or why not. `actor`: somebody else than who is on duty, whose PIN was checked. */
export const submitOne = async (
  desk: Desk,
  draft: Draft,
  actor?: PersonId,
): Promise<Result<{ readonly row: RowId }, DeskFailure>> => {
  const by = actor ?? (await onDuty(desk)).id
  const [verdict] = await desk.ledger.submit([draft], { actor: by, group: null })
  if (verdict === undefined) throw new Error(`${draft.type}: no verdict`)
  if (verdict.kind === 'refused') return err(await refused(desk, verdict.refusal))
  const row = (await streamsByName(desk.ledger.reader, [verdict.stream])).get(verdict.stream)
  if (row === undefined) throw new Error(`${verdict.stream}: no row after its commit`)
  return ok({ row: row.id as RowId })
}

const refused = async (desk: Desk, refusal: Refusal): Promise<DeskFailure> => {
  const [named] = await nameRefusals(desk, [refusal])
  const failure = { kind: 'refused', code: refusal.code, number: named?.number ?? '' } as const
  return refusal.detail === undefined ? failure : { ...failure, more: refusal.detail }
}

/** Refusals with the order that each is about, so that the person knows which one to open. */
export const nameRefusals = async (desk: Desk, refusals: readonly Refusal[]): Promise<readonly RefusedOrder[]> => {
  if (refusals.length === 0) return []
  const streams = await streamsByName(
    desk.ledger.reader,
    refusals.map((refusal) => refusal.stream),
  )
  const ids = refusals.flatMap(({ stream }) => {
    const row = streams.get(stream)
    return row !== undefined && isOrder(stream) ? [row.id] : []
  })
  const rows = new Map((await rowsById(desk.ledger.reader, ids)).map((row) => [row.id, row]))
  return refusals.map(({ stream, code, detail }) => {
    const row = rows.get((streams.get(stream)?.id ?? 0) as RowId)
    return {
      row: row?.id ?? null,
      number: row?.number ?? '',
      title: row?.title ?? '',
      code,
      ...(detail === undefined ? {} : { more: detail }),
    }
  })
}

const isOrder = (stream: StreamName): boolean => splitStream(stream).kind === 'order'

export const acceptedIn = (verdicts: readonly Verdict[]): number =>
  verdicts.filter((verdict) => verdict.kind !== 'refused').length
