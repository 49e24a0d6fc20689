import type { Entry } from '../../../ledger/entry.ts'
import { openEvent, wordsOf } from '../../../ledger/entry.ts'
import { foldEntries } from '../../../ledger/foldStreams.ts'
import { intAt, type SqlReader } from '../../../ledger/sqlite/driver.ts'
import { entriesOf, keysOf, streamsById } from '../../../ledger/sqlite/entries.ts'
import type { ReturnScope } from '../../../shared/contract/returns.ts'
import type { Words } from '../../../shared/domain/event.ts'
import type { ReportWords } from '../../../shared/domain/order/orderEvents.ts'
import type { OrderState } from '../../../shared/domain/order/orderState.ts'
import type { Instant } from '../../../shared/kernel/chinaTime.ts'
import type { RowId, StreamName } from '../../../shared/kernel/ids.ts'
import type { Desk } from '../desk.ts'
import type { Source } from './knownSources.ts'

/** An order of a source and what there is to tell it. */
export type Answer = {
  readonly row: RowId
  readonly order: OrderState
  readonly words: ReportWords
  readonly said: {
    readonly state: string
    readonly unit: string
    readonly reply: string
    readonly repliedAt: Instant | null
    readonly closedAt: Instant | null
  }
  /** When something last happened to it here. */
  readonly movedAt: Instant
}

const slice = 500

/** `since`: orders to which something happened here that their source has not confirmed yet; in the order of their arrival. */
export const answersFor = async (desk: Desk, source: Source, scope: ReturnScope): Promise<readonly Answer[]> => {
  const db = desk.ledger.reader
  const rows = await ordersOf(db, source)
  const answers: Answer[] = []
  for (let from = 0; from < rows.length; from += slice) {
    const found = await answersOf(db, rows.slice(from, from + slice))
    answers.push(...found.filter((answer) => scope === 'all' || isWaiting(answer)))
  }
  return answers
}

/** Something happened to it here that its source has not confirmed. */
export const isWaiting = ({ order, movedAt }: Answer): boolean =>
  order.lifecycle > 1 && (order.source.acknowledgedAt === null || movedAt > order.source.acknowledgedAt)

/** Row numbers of the orders that the source's imports brought or touched. */
const ordersOf = async (db: SqlReader, { imports }: Source): Promise<readonly number[]> => {
  const rows = await db.all(
    `SELECT DISTINCT se.stream FROM json_each(?) j JOIN command_group g ON g.id = j.value
       JOIN stream_entry se ON se.seq = g.seq JOIN stream s ON s.id = se.stream
     WHERE s.name >= 'order/' AND s.name < 'order0' ORDER BY se.stream`,
    [JSON.stringify(imports)],
  )
  return rows.map((row) => intAt(row, 'stream'))
}

const answersOf = async (db: SqlReader, rows: readonly number[]): Promise<readonly Answer[]> => {
  const [streams, entries, keys] = await Promise.all([streamsById(db, rows), entriesOf(db, rows), keysOf(db, rows)])
  const byStream = new Map<StreamName, Entry[]>()
  for (const entry of entries)
    for (const stream of new Set(entry.events.map((event) => event.stream)))
      byStream.set(stream, [...(byStream.get(stream) ?? []), entry])
  return rows.flatMap((row): readonly Answer[] => {
    const stream = streams.get(row)?.name
    if (stream === undefined) return []
    const own = byStream.get(stream) ?? []
    const folded = foldEntries(own, new Set([stream]))
    const state = folded.states.get(stream)
    // Withdrawn with its import: the source's id means another order now.
    if (state?.kind !== 'order' || state.order.status === 'withdrawn') return []
    const key = keys.get(row) ?? null
    const words = folded.wordsOf(stream, key)
    return [{ row: row as RowId, order: state.order, words, ...told(own, stream, key) }]
  })
}

/** Events that change what a source would be told. */
const told = (
  entries: readonly Entry[],
  stream: StreamName,
  key: Uint8Array | null,
): Pick<Answer, 'said' | 'movedAt'> => {
  let said: Answer['said'] = { state: '', unit: '', reply: '', repliedAt: null, closedAt: null }
  let movedAt = 0
  for (const entry of entries)
    for (const stored of entry.events) {
      if (stored.stream !== stream) continue
      const event = openEvent(stored)
      const words: Words = wordsOf(stored, entry.command.id, key) ?? {}
      const at = entry.command.statedAt
      const next = heard(said, event.type, words, at, 'data' in event ? event.data : {})
      if (next === null) continue
      said = next
      movedAt = Math.max(movedAt, at)
    }
  return { said, movedAt }
}

/** Null where the source would be told nothing new by it. */
const heard = (said: Answer['said'], type: string, words: Words, at: Instant, data: object): Answer['said'] | null => {
  switch (type) {
    case 'OrderImportedClosed': {
      const closedAt = 'closedAt' in data && typeof data.closedAt === 'number' ? data.closedAt : null
      const { sourceState = '', sourceUnit = '', sourceReply = '' } = words
      return { ...said, state: sourceState, unit: sourceUnit, reply: sourceReply, closedAt }
    }
    case 'OrderDispatched':
    case 'OrderRedispatched':
      return { ...said, unit: words.leadName ?? said.unit }
    case 'OrderDispatchUndone':
      return { ...said, unit: words.leadName ?? '' }
    case 'OrderInterimDelivered':
    case 'OrderDelivered':
      return { ...said, reply: words.result ?? said.reply, repliedAt: at }
    case 'OrderDeclined':
      return { ...said, reply: words.reason ?? said.reply, repliedAt: at }
    case 'OrderClosed':
      return { ...said, closedAt: at }
    case 'OrderReopened':
    case 'OrderReworked':
      return { ...said, closedAt: null }
    case 'OrderReported':
    case 'OrderNoted':
    case 'OrderReporterRevealed':
    case 'OrderReturnAcknowledged':
    case 'OrderSourceUpdated':
    case 'OrderSourceUpdateWithdrawn':
    case 'OrderCorrectionProposed':
    case 'OrderCorrectionAccepted':
    case 'OrderCorrectionRejected':
    case 'OrderAttached':
      return null
    default:
      return said
  }
}
