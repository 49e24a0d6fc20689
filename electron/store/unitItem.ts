import type { CourseItem } from '../../shared/contract/timeline.ts'
import type { Words } from '../../shared/domain/event.ts'
import type { OrderEvent } from '../../shared/domain/order/orderEvents.ts'
import { unreachable } from '../../shared/kernel/unreachable.ts'

/** What a unit did, or the center for it. */
type UnitEvent = Extract<
  OrderEvent,
  {
    readonly type:
      | 'OrderSigned'
      | 'OrderReturned'
      | 'OrderContacted'
      | 'OrderProgressed'
      | 'OrderExtensionAsked'
      | 'OrderInterimDelivered'
      | 'OrderDelivered'
  }
>

export const unitItem = (event: UnitEvent, words: Words): CourseItem => {
  const by = { unit: words.unitName ?? '', onBehalf: event.data.onBehalf }
  const { reason = '', note = '', result = '' } = words
  switch (event.type) {
    case 'OrderSigned':
      return { kind: 'signed', ...by, quote: '' }
    case 'OrderReturned':
      return { kind: 'returned', ...by, quote: reason }
    case 'OrderContacted':
      return { kind: 'contacted', ...by, quote: note }
    case 'OrderProgressed':
      return { kind: 'progressed', ...by, quote: note, file: event.data.file ?? null }
    case 'OrderExtensionAsked':
      return { kind: 'extensionAsked', ...by, until: event.data.until, quote: reason }
    case 'OrderInterimDelivered':
      return { kind: 'interimDelivered', ...by, quote: result }
    case 'OrderDelivered':
      return { kind: event.data.complete ? 'delivered' : 'partDelivered', ...by, quote: result }
    default:
      return unreachable(event)
  }
}
