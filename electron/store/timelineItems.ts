import { type Entry, openEvent, type StoredEvent, wordsOf } from '../../ledger/entry.ts'
import type { CourseItem, TimelineItem } from '../../shared/contract/timeline.ts'
import type { Words } from '../../shared/domain/event.ts'
import { isOrderEvent, type OrderEvent } from '../../shared/domain/order/orderEvents.ts'
import type { DeviceId } from '../../shared/kernel/ids.ts'
import { unreachable } from '../../shared/kernel/unreachable.ts'
import { unitItem } from './unitItem.ts'

/** The facts of an order's course that one event of it tells; words whose key was dropped are empty. */
export const timelineItems = (
  entry: Entry,
  stored: StoredEvent,
  key: Uint8Array | null,
  by: string,
  own: DeviceId,
): readonly TimelineItem[] => {
  const event = openEvent(stored)
  if (!isOrderEvent(event)) return []
  const words: Words = wordsOf(stored, entry.command.id, key) ?? {}
  const { statedAt: at, group } = entry.command
  const device = entry.command.device === own ? null : entry.command.device.slice(0, 4)
  return [{ at, by, device, seq: entry.seq, ...itemOf(event, words, group?.size ?? 1) }]
}

type Told<T> = T extends unknown ? Omit<T, 'at' | 'by' | 'seq' | 'device'> : never
export type Item = Told<TimelineItem>

const itemOf = (event: OrderEvent, words: Words, groupSize: number): Item => {
  const { reason = '', note = '' } = words
  switch (event.type) {
    case 'OrderReported':
      return { kind: 'reported', channel: event.data.channel, source: words.sourceName ?? '' }
    case 'OrderCorrected':
      return { kind: 'corrected', fields: Object.keys(words) }
    case 'OrderCorrectionProposed':
      return { kind: 'correctionProposed', fields: Object.keys(words) }
    case 'OrderCorrectionAccepted':
      return { kind: 'correctionAccepted', fields: Object.keys(words) }
    case 'OrderAccepted':
      return { kind: 'accepted' }
    case 'OrderDeclined':
      return { kind: 'declined', route: event.data.route, reason }
    case 'OrderDispatched':
    case 'OrderRedispatched': {
      const kind = event.type === 'OrderDispatched' ? 'dispatched' : 'redispatched'
      const { leadName = '', supportingNames = '', decision = '' } = words
      const dueAt = event.v === 1 ? event.data.dueAt : event.data.assignment.delivery.dueAt
      return { kind, lead: leadName, supporting: supportingNames, dueAt, note, decision, groupSize }
    }
    case 'OrderDispatchUndone':
      return { kind: 'undone', lead: words.leadName ?? '' }
    case 'OrderSupervised':
      return { kind: 'supervised', number: event.data.number, rung: event.v === 1 ? 'notice' : event.data.rung }
    case 'OrderSupervisionLowered':
      return { kind: 'supervisionLowered', rung: event.data.rung }
    case 'OrderReporterRevealed':
      return { kind: 'revealed' }
    case 'OrderReporterErased':
      return { kind: 'erased', ground: event.data.ground }
    default:
      return courseItem(event, words)
  }
}

type CourseEvent = Exclude<
  OrderEvent,
  {
    readonly type:
      | 'OrderReported'
      | 'OrderCorrected'
      | 'OrderCorrectionProposed'
      | 'OrderCorrectionAccepted'
      | 'OrderAccepted'
      | 'OrderDeclined'
      | 'OrderDispatched'
      | 'OrderRedispatched'
      | 'OrderDispatchUndone'
      | 'OrderSupervised'
      | 'OrderSupervisionLowered'
      | 'OrderReporterRevealed'
      | 'OrderReporterErased'
  }
>

const courseItem = (event: CourseEvent, words: Words): CourseItem => {
  const { reason = '', note = '' } = words
  switch (event.type) {
    case 'OrderMarked': {
      const { urgency, privacy, concerns } = event.data
      return { kind: 'marked', urgency, privacy, complaint: concerns !== null, quote: reason }
    }
    case 'OrderReporterAsked':
      return { kind: 'asked', quote: words.question ?? '' }
    case 'OrderReporterAnswered':
      return { kind: 'answered', quote: words.answer ?? '' }
    case 'OrderPutAside':
      return { kind: 'putAside', until: event.data.until, quote: reason }
    case 'OrderTakenUp':
      return { kind: 'takenUp' }
    case 'OrderMerged':
      return { kind: 'merged', number: event.data.number, quote: reason }
    case 'OrderAbsorbed':
      return { kind: 'absorbed', number: event.data.number, quote: '' }
    case 'OrderUnmerged':
      return { kind: 'unmerged', number: event.data.number, quote: reason }
    case 'OrderReleased':
      return { kind: 'released', number: event.data.number, quote: '' }
    case 'OrderStepUndone':
      return { kind: 'stepUndone', act: event.data.act }
    case 'OrderSigned':
    case 'OrderReturned':
    case 'OrderContacted':
    case 'OrderProgressed':
    case 'OrderExtensionAsked':
    case 'OrderInterimDelivered':
    case 'OrderDelivered':
      return unitItem(event, words)
    case 'OrderReturnConfirmed':
      return { kind: 'returnConfirmed', quote: reason }
    case 'OrderReturnOverruled':
      return { kind: 'returnOverruled', quote: reason }
    case 'OrderExtensionDecided': {
      const { delivery } = event.data
      if (delivery === null) return { kind: 'extensionRefused', quote: reason }
      return { kind: 'extensionGranted', dueAt: delivery.dueAt, quote: reason }
    }
    case 'OrderSuspended':
      return { kind: 'suspended', quote: reason }
    case 'OrderResumed':
      return { kind: 'resumed', dueAt: event.data.delivery.dueAt, quote: reason }
    case 'OrderRetimed': {
      const { which, clock, before } = event.data
      return { kind: 'retimed', which, dueAt: clock.dueAt, before, quote: reason }
    }
    case 'OrderFollowedUp': {
      const { contacted, effective, nextCallAt } = event.data
      return { kind: 'followedUp', contacted, effective, nextCallAt, quote: note }
    }
    case 'OrderReviewed': {
      const { solved, satisfaction } = event.data
      return { kind: 'reviewed', solved, satisfaction, quote: reason }
    }
    case 'OrderReasonHeard':
      return { kind: 'reasonHeard', quote: words.account ?? '' }
    case 'OrderReworked':
      return { kind: 'reworked', dueAt: event.data.delivery.dueAt, quote: reason }
    case 'OrderClosed':
      return { kind: 'closed', closing: event.data.kind, archive: event.data.archive, quote: reason }
    case 'OrderReopened':
      return { kind: 'reopened', quote: reason }
    case 'OrderImportedClosed': {
      const { channel, closedAt } = event.data
      const { sourceName = '', sourceState = '', sourceReply = '' } = words
      return { kind: 'importedClosed', channel, source: sourceName, closedAt, state: sourceState, quote: sourceReply }
    }
    case 'OrderSourceUpdated':
      return { kind: 'sourceUpdated', state: words.state ?? '', quote: words.reply ?? '' }
    case 'OrderWithdrawn':
      return { kind: 'withdrawn' }
    case 'OrderSourceUpdateWithdrawn':
      return { kind: 'updateWithdrawn' }
    case 'OrderCorrectionRejected':
      return { kind: 'correctionRejected', quote: reason }
    case 'OrderReturnAcknowledged':
      return { kind: 'returnAcknowledged', batch: event.data.batch }
    case 'OrderNoted':
      return { kind: 'noted', quote: note }
    case 'OrderAttached': {
      const { hash, size, mime } = event.data
      return { kind: 'attached', name: words.name ?? '', size, hash, mime }
    }
    case 'OrderInstructed':
      return {
        kind: 'instructed',
        leader: words.leader ?? '',
        givenAt: event.data.givenAt,
        scan: event.data.scan,
        quote: words.text ?? '',
      }
    default:
      return unreachable(event)
  }
}
