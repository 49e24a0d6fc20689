import type { Entry } from '../../ledger/entry.ts'
import { openEvent, wordsOf } from '../../ledger/entry.ts'
import { foldEntries } from '../../ledger/foldStreams.ts'
import type { Draft } from '../../ledger/ledger.ts'
import { ordersByRow } from '../../ledger/projections/orderFold.ts'
import type { SqlReader } from '../../ledger/sqlite/driver.ts'
import { entriesAt, entriesOf, keysOf, seqsOfGroup, streamsByName } from '../../ledger/sqlite/entries.ts'
import type { CatalogueIds, FiledUnder } from '../../shared/domain/order/intakeShapes.ts'
import type { ReportWords } from '../../shared/domain/order/orderEvents.ts'
import { type OrderState, undoableActs } from '../../shared/domain/order/orderState.ts'
import { orderStream } from '../../shared/domain/streams.ts'
import { touchedStreams } from '../../shared/domain/touchedStreams.ts'
import type { CommandId, StreamName } from '../../shared/kernel/ids.ts'
import { marksOf } from './orderDrafts.ts'

/**
 * What takes a gesture back, the last order first: a step by its own undo, a correction or a mark by a new one that says what
 * stood there before. What somebody changed since stays as it is and is refused by the ledger or left out here.
 */
export const undoDrafts = async (db: SqlReader, group: string): Promise<readonly Draft[]> => {
  const entries = (await entriesAt(db, await seqsOfGroup(db, group))).toReversed()
  const drafts: Draft[] = []
  for (let from = 0; from < entries.length; from += entriesAtOnce) {
    const part = entries.slice(from, from + entriesAtOnce)
    const restored = await restorations(
      db,
      part.filter(({ command }) => putBack.some((type) => type === command.type)),
    )
    const steps = await standing(
      db,
      part.flatMap(({ command }) => (undoableActs.some((act) => act === command.type) ? [command.stream] : [])),
    )
    for (const { command } of part) {
      const { stream } = command
      const undoes = command.id as CommandId
      if (command.type === 'dispatchOrder' || command.type === 'redispatchOrder')
        drafts.push({ type: 'undoDispatch', stream, touches: [stream], body: { undoes } })
      else if (undoableActs.some((act) => act === command.type))
        drafts.push(undoingStep(stream, undoes, steps.get(stream) ?? null))
      else {
        const draft = restored.get(stream)
        if (draft !== undefined) drafts.push(draft)
      }
    }
  }
  return drafts
}
const entriesAtOnce = 500
/** No steps: a new act of their kind says what stood there before. */
const putBack = ['correctOrder', 'markOrder', 'putAside', 'takeUp'] as const

const standing = async (
  db: SqlReader,
  streams: readonly StreamName[],
): Promise<ReadonlyMap<StreamName, OrderState>> => {
  const rows = await streamsByName(db, streams)
  const folded = await ordersByRow(
    db,
    [...rows.values()].map((row) => row.id),
  )
  return new Map(folded.map(({ order }) => [orderStream(order.id), order]))
}

/** A merge touches the other order too, and a close the archive of its year: undoing names them. */
const undoingStep = (stream: StreamName, undoes: CommandId, order: OrderState | null): Draft => {
  const back = order?.undo?.back.place
  const before = back?.status === 'merged' ? back.into : null
  const other = order?.status === 'merged' ? order.into : before
  const archiveYear = order?.status === 'closed' ? order.archive.year : null
  const act = { type: 'undoStep' as const, body: { undoes, other, archiveYear } }
  return { ...act, stream, touches: touchedStreams(stream, act, 0) }
}

const restorations = async (db: SqlReader, gestures: readonly Entry[]): Promise<ReadonlyMap<StreamName, Draft>> => {
  const drafts = new Map<StreamName, Draft>()
  if (gestures.length === 0) return drafts
  const rows = await streamsByName(
    db,
    gestures.map(({ command }) => command.stream),
  )
  const ids = [...rows.values()].map(({ id }) => id)
  const keys = await keysOf(db, ids)
  const byStream = new Map<StreamName, Entry[]>()
  for (const entry of await entriesOf(db, ids))
    for (const stream of new Set(entry.events.map((event) => event.stream)))
      byStream.set(stream, [...(byStream.get(stream) ?? []), entry])
  for (const gesture of gestures) {
    const { stream } = gesture.command
    const key = keys.get(rows.get(stream)?.id ?? -1) ?? null
    const draft = restoration(gesture, byStream.get(stream) ?? [], stream, key)
    if (draft !== null) drafts.set(stream, draft)
  }
  return drafts
}

const restoration = (
  gesture: Entry,
  entries: readonly Entry[],
  stream: StreamName,
  key: Uint8Array | null,
): Draft | null => {
  const wanted = new Set([stream])
  const before = foldEntries(
    entries.filter(({ seq }) => seq < gesture.seq),
    wanted,
  )
  const now = foldEntries(entries, wanted)
  const stood = before.states.get(stream)
  const stands = now.states.get(stream)
  if (stood?.kind !== 'order' || stands?.kind !== 'order') return null
  const { aside } = stood.order
  if (gesture.command.type === 'putAside' || gesture.command.type === 'takeUp')
    return aside === null
      ? { type: 'takeUp', stream, touches: [stream], body: {} }
      : { type: 'putAside', stream, touches: [stream], body: { until: aside, reason: '' } }
  if (gesture.command.type === 'markOrder')
    return { type: 'markOrder', stream, touches: [stream], body: { ...marksOf(stood.order), reason: '' } }
  const event = gesture.events.find(({ type }) => type === 'OrderCorrected')
  if (event === undefined) return null
  const set: Partial<ReportWords> = wordsOf(event, gesture.command.id, key) ?? {}
  const wordsBefore = before.wordsOf(stream, key)
  const wordsNow = now.wordsOf(stream, key)
  // Only what still stands as this gesture left it is put back.
  const fields = (Object.keys(set) as (keyof ReportWords)[]).filter((field) => wordsNow[field] === set[field])
  const words = Object.fromEntries(fields.map((field) => [field, wordsBefore[field]]))
  const opened = openEvent(event)
  const gave = opened.type === 'OrderCorrected' ? opened.data.channel : null
  const channel = gave === stands.order.channel && gave !== stood.order.channel ? stood.order.channel : null
  const ids =
    opened.type === 'OrderCorrected' && opened.v === 2 ? idsBefore(opened.data, stood.order, stands.order) : {}
  return { type: 'correctOrder', stream, touches: [stream], body: { channel, words, ...ids } }
}

/** What the gesture changed of category and town, where it still stands. */
const idsBefore = (gave: FiledUnder, stood: OrderState, stands: OrderState): CatalogueIds => ({
  ...(gave.category === stands.category && gave.category !== stood.category ? { category: stood.category } : {}),
  ...(gave.town === stands.town && gave.town !== stood.town ? { town: stood.town } : {}),
})
