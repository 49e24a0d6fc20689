import type { Clock } from './clock.ts'
import { isInHand, type OrderState } from './orderState.ts'

/**
 * The clock of the stage that an order is in: until it is dispatched, signed for, its reporter spoken to, done, reviewed. Null where
 * none runs or it stands still. The delivery's runs beside those of the stages before it.
 */
export const stageClock = (order: OrderState): Clock | null => {
  switch (order.status) {
    case 'reported':
    case 'accepted':
      return order.asked === null ? order.clock : null
    case 'delivered':
      return order.review
    case 'returned':
      return order.suspended === null ? order.assignment.delivery : null
    default:
      break
  }
  if (!isInHand(order) || order.suspended !== null) return null
  if (order.status === 'dispatched') return order.assignment.sign ?? order.assignment.delivery
  if (order.contactedAt === null && order.contact !== null) return order.contact
  return order.assignment.delivery
}
