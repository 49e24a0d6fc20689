import { officePaperCourse } from '../../ledger/officePaperHistory.ts'
import { rowsById } from '../../ledger/sqlite/boardQueries.ts'
import { personNames } from '../../ledger/sqlite/cardQueries.ts'
import type { OrderDetail, Revealed } from '../../shared/contract/desk.ts'
import { workOf } from '../../shared/domain/order/orderState.ts'
import { isKnownEvent } from '../../shared/domain/knownEvents.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { maskAddress, maskPhone } from '../../shared/views/boardRow.ts'
import type { Desk } from './desk.ts'
import { openOrder } from './openOrder.ts'
import { orderStanding } from './orderStanding.ts'
import { timelineItems } from './timelineItems.ts'

/** One order in full, folded from its own history. */
export const orderDetail = async (desk: Desk, row: RowId): Promise<OrderDetail | null> => {
  const opened = await openOrder(desk, row)
  const [shown] = await rowsById(desk.ledger.reader, [row])
  if (opened === null || shown === undefined) return null
  const { words, state, entries, stream, key } = opened
  const names = await personNames(desk.ledger.reader)
  const papers = await officePaperCourse(desk.ledger.reader, state.id, desk.ledger.device)
  const told = entries.flatMap((entry) =>
    entry.events
      .filter((event) => event.stream === stream && isKnownEvent(event))
      .flatMap((event) => timelineItems(entry, event, key, names.get(entry.command.actor) ?? '', desk.ledger.device)),
  )
  const timeline = papers.length === 0 ? told : [...told, ...papers].toSorted((a, b) => a.seq - b.seq)
  return {
    row: shown,
    text: words.text,
    // Of a reporter who is not to be known nothing is shown, not even masked.
    address: state.privacy === 'open' ? maskAddress(words.address) : '',
    phone: state.privacy === 'open' ? maskPhone(words.phone) : '',
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
