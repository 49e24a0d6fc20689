import { foldStreams } from '../../ledger/foldStreams.ts'
import { rowsById } from '../../ledger/sqlite/boardQueries.ts'
import { personNames } from '../../ledger/sqlite/cardQueries.ts'
import { keysOf, streamsById } from '../../ledger/sqlite/entries.ts'
import type { OrderDetail, Revealed } from '../../shared/contract/desk.ts'
import { workOf } from '../../shared/domain/order/orderState.ts'
import { isKnownEvent } from '../../shared/domain/knownEvents.ts'
import type { RowId, StreamName } from '../../shared/kernel/ids.ts'
import { maskAddress, maskPhone } from '../../shared/views/boardRow.ts'
import type { Desk } from './desk.ts'
import { orderStanding } from './orderStanding.ts'
import { timelineItems } from './timelineItems.ts'

/** One order in full, folded from its own history. */
export const orderDetail = async (desk: Desk, row: RowId): Promise<OrderDetail | null> => {
  const opened = await openOrder(desk, row)
  const [shown] = await rowsById(desk.ledger.reader, [row])
  if (opened === null || shown === undefined) return null
  const { words, state, entries, stream, key } = opened
  const names = await personNames(desk.ledger.reader)
  const timeline = entries.flatMap((entry) =>
    entry.events
      .filter((event) => event.stream === stream && isKnownEvent(event))
      .flatMap((event) => timelineItems(entry, event, key, names.get(entry.command.actor) ?? '')),
  )
  return {
    row: shown,
    text: words.text,
    address: maskAddress(words.address),
    phone: maskPhone(words.phone),
    source: { name: words.sourceName, id: words.sourceId },
    extra: words.extra === '' ? [] : (JSON.parse(words.extra) as OrderDetail['extra']),
    dispatchedAt: workOf(state)?.assignment.dispatchedAt ?? null,
    standing: await orderStanding(desk, state, entries, timeline),
    timeline,
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
