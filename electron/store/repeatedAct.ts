import { type Entry, openEvent, wordsOf } from '../../ledger/entry.ts'
import type { BulkAct } from '../../shared/contract/bulk.ts'
import type { DeadlineChoice } from '../../shared/contract/desk.ts'
import type { OrderActRequest } from '../../shared/contract/orderActs.ts'
import type { Words } from '../../shared/domain/event.ts'
import type { Clock } from '../../shared/domain/order/clock.ts'
import type { OrderEvent } from '../../shared/domain/order/orderEvents.ts'
import { isOrderEvent } from '../../shared/domain/order/orderEvents.ts'
import { isKnownEvent } from '../../shared/domain/knownEvents.ts'
import type { RowId, StreamName, UnitId } from '../../shared/kernel/ids.ts'

/**
 * What an entry asked of an order, as a gesture that asks the same today: its choices and words are the entry's, its clocks are
 * counted anew. Null where nothing says how to repeat it.
 */
export const repeatedAct = (
  entry: Entry,
  stream: StreamName,
  key: Uint8Array | null,
  rowOf: (unit: UnitId) => RowId,
): BulkAct | null => {
  let act: BulkAct | null = null
  // Dispatching what nobody had accepted accepts it in the same entry: the last event is what was asked for.
  for (const stored of entry.events) {
    if (stored.stream !== stream || !isKnownEvent(stored)) continue
    const event = openEvent(stored)
    if (isOrderEvent(event)) act = askedBy(event, wordsOf(stored, entry.command.id, key) ?? {}, rowOf) ?? act
  }
  return act
}

const askedBy = (event: OrderEvent, words: Words, rowOf: (unit: UnitId) => RowId): BulkAct | null => {
  const { reason = '', note = '', decision = '' } = words
  switch (event.type) {
    case 'OrderAccepted':
      return { kind: 'accept' }
    case 'OrderDeclined':
      return { kind: 'decline', route: event.data.route, reason }
    case 'OrderDispatched':
    case 'OrderRedispatched': {
      const { lead, supporting } = event.v === 1 ? event.data : event.data.assignment
      const closing = event.v === 1 ? 'leadOnly' : event.data.assignment.closing
      const deadline: DeadlineChoice = event.v === 1 ? { kind: 'setting' } : sameLimit(event.data.assignment.delivery)
      return {
        kind: 'dispatch',
        lead: rowOf(lead),
        supporting: supporting.map(rowOf),
        deadline,
        note,
        closing,
        decision,
      }
    }
    case 'OrderMerged':
      return act({ type: 'mergeOrder', into: event.data.number, reason })
    case 'OrderUnmerged':
      return act({ type: 'unmergeOrder', reason })
    case 'OrderSigned':
      return act({ type: 'signOrder', unit: rowOf(event.data.unit) })
    case 'OrderReturned':
      return act({ type: 'returnOrder', unit: rowOf(event.data.unit), reason })
    case 'OrderReturnConfirmed':
      return act({ type: 'confirmReturn', reason })
    case 'OrderReturnOverruled':
      return act({ type: 'overruleReturn', reason })
    case 'OrderExtensionDecided': {
      const { delivery } = event.data
      return act({ type: 'decideExtension', grant: delivery !== null, delivery: delivery?.dueAt ?? null, reason })
    }
    case 'OrderSuspended':
      return act({ type: 'suspendClock', reason })
    case 'OrderResumed':
      return act({ type: 'resumeClock', reason })
    case 'OrderDelivered':
      return act({ type: 'deliverOrder', unit: rowOf(event.data.unit), result: words.result ?? '' })
    case 'OrderReviewed': {
      const { solved, satisfaction } = event.data
      return act({ type: 'recordReview', solved, satisfaction, reason })
    }
    case 'OrderReasonHeard':
      return act({ type: 'hearReasons', account: words.account ?? '' })
    case 'OrderReworked': {
      const { delivery } = event.data
      return act({ type: 'reworkOrder', delivery: delivery.limit.kind === 'picked' ? delivery.dueAt : null, reason })
    }
    case 'OrderClosed': {
      const { kind } = event.data
      return act(
        kind === 'reviewed' ? { type: 'closeOrder', note: reason } : { type: 'closeTyped', closing: kind, reason },
      )
    }
    case 'OrderReopened':
      return act({ type: 'reopenOrder', reason })
    default:
      return null
  }
}

const act = (wanted: OrderActRequest): BulkAct => ({ kind: 'act', act: wanted })

/** A moment that was picked is picked again, and refused when it has passed; so much time is counted from now. */
const sameLimit = ({ limit, dueAt }: Clock): DeadlineChoice =>
  limit.kind === 'picked' ? { kind: 'picked', dueAt } : { kind: 'limit', limit }
