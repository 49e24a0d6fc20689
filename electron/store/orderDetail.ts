import { type Entry, openEvent, type StoredEvent, wordsOf } from '../../ledger/entry.ts'
import { foldStreams } from '../../ledger/foldStreams.ts'
import { rowsById } from '../../ledger/sqlite/boardQueries.ts'
import { personNames } from '../../ledger/sqlite/cardQueries.ts'
import { keysOf, streamsById } from '../../ledger/sqlite/entries.ts'
import type { OrderDetail, Revealed, TimelineItem } from '../../shared/contract/desk.ts'
import type { DomainEvent, Words } from '../../shared/domain/event.ts'
import { isKnownEvent } from '../../shared/domain/knownEvents.ts'
import type { RowId, StreamName } from '../../shared/kernel/ids.ts'
import { unreachable } from '../../shared/kernel/unreachable.ts'
import { maskAddress, maskPhone } from '../../shared/views/boardRow.ts'
import type { Desk } from './desk.ts'

/** One order in full, folded from its own history. */
export const orderDetail = async (desk: Desk, row: RowId): Promise<OrderDetail | null> => {
  const opened = await openOrder(desk, row)
  const [shown] = await rowsById(desk.ledger.reader, [row])
  if (opened === null || shown === undefined) return null
  const { words, state, entries, stream, key } = opened
  const names = await personNames(desk.ledger.reader)
  const undo = state.status === 'dispatched' ? state.undo : null
  return {
    row: shown,
    text: words.text,
    address: maskAddress(words.address),
    phone: maskPhone(words.phone),
    source: { name: words.sourceName, id: words.sourceId },
    extra: words.extra === '' ? [] : (JSON.parse(words.extra) as OrderDetail['extra']),
    dispatchedAt: state.status === 'dispatched' ? state.assignment.dispatchedAt : null,
    undoGroup: undo === null ? null : groupOf(entries, undo.command),
    timeline: entries.flatMap((entry) =>
      entry.events
        .filter((event) => event.stream === stream && isKnownEvent(event))
        .flatMap((event) => timelineItem(entry, event, key, names.get(entry.command.actor) ?? '')),
    ),
  }
}

export const revealed = async (desk: Desk, row: RowId): Promise<Revealed | null> => {
  const opened = await openOrder(desk, row)
  if (opened === null) return null
  const { words } = opened
  return { reporter: words.reporter, phone: words.phone, address: words.address, words }
}

const openOrder = async (desk: Desk, row: RowId) => {
  const db = desk.ledger.reader
  const stream = (await streamsById(db, [row])).get(row)
  if (stream === undefined) return null
  const folded = await foldStreams(db, [stream])
  const state = folded.states.get(stream.name)
  if (state?.kind !== 'order') return null
  const key = (await keysOf(db, [row])).get(row) ?? null
  const words = folded.wordsOf(stream.name, key)
  return { words, state: state.order, entries: folded.entries, stream: stream.name satisfies StreamName, key }
}

const groupOf = (entries: readonly Entry[], command: string): string | null =>
  entries.find((entry) => entry.command.id === command)?.command.group?.id ?? null

const timelineItem = (
  entry: Entry,
  stored: StoredEvent,
  key: Uint8Array | null,
  by: string,
): readonly TimelineItem[] => {
  const event: DomainEvent = openEvent(stored)
  const words: Words = wordsOf(stored, entry.command.id, key) ?? {}
  const item = { at: entry.command.statedAt, by, seq: entry.seq }
  switch (event.type) {
    case 'OrderReported':
      return [{ ...item, kind: 'reported', channel: event.data.channel, source: words.sourceName ?? '' }]
    case 'OrderCorrected':
      return [{ ...item, kind: 'corrected', fields: Object.keys(words) }]
    case 'OrderAccepted':
      return [{ ...item, kind: 'accepted' }]
    case 'OrderDeclined':
      return [{ ...item, kind: 'declined', route: event.data.route, reason: words.reason ?? '' }]
    case 'OrderDispatched':
    case 'OrderRedispatched': {
      const kind = event.type === 'OrderDispatched' ? 'dispatched' : 'redispatched'
      const { leadName = '', supportingNames = '', note = '' } = words
      const groupSize = entry.command.group?.size ?? 1
      return [{ ...item, kind, lead: leadName, supporting: supportingNames, dueAt: event.data.dueAt, note, groupSize }]
    }
    case 'OrderDispatchUndone':
      return [{ ...item, kind: 'undone', lead: words.leadName ?? '' }]
    case 'OrderSupervised': {
      const rung = event.v === 1 ? 'notice' : event.data.rung
      return [{ ...item, kind: 'supervised', number: event.data.number, rung }]
    }
    case 'OrderSupervisionLowered':
      return [{ ...item, kind: 'supervisionLowered', rung: event.data.rung }]
    case 'OrderReporterRevealed':
      return [{ ...item, kind: 'revealed' }]
    case 'UnitAdded':
    case 'UnitChanged':
    case 'UnitRetired':
    case 'PersonAdded':
    case 'PersonChanged':
    case 'PersonRetired':
    case 'PersonRestored':
    case 'CategoryAdded':
    case 'CategoryChanged':
    case 'CategoryRetired':
    case 'CategoryRestored':
    case 'TownAdded':
    case 'TownChanged':
    case 'TownRetired':
    case 'TownRestored':
    case 'RouteSet':
    case 'RouteEnded':
    case 'ShiftHandedOver':
    case 'ShiftTakenOver':
    case 'HandoverWithdrawn':
    case 'PersonalDataRead':
    case 'NumberGiven':
    case 'SettingsChanged':
    case 'CalendarChanged':
    case 'LimitsChanged':
    case 'NoticeDrafted':
    case 'NoticeRevised':
    case 'NoticeSignedOff':
    case 'NoticePrinted':
    case 'NoticeChecked':
    case 'NoticeVoided':
    case 'UnitReminded':
    case 'NoticeServed':
    case 'ReceiptRecorded':
    case 'ReplyRecorded':
    case 'ReplyJudged':
    case 'SupervisionEnded':
    case 'NumberVoided':
    case 'SupervisionRulesChanged':
    case 'ProposalDismissed':
    case 'ImportBegun':
    case 'ImportAccounted':
    case 'ImportUndone':
      return []
    default:
      return unreachable(event)
  }
}
