import type { UnitId } from '../../kernel/ids.ts'
import { isInHand, type OrderState } from '../order/orderState.ts'

/** The unit that answers for an order now; null where nobody does: not yet dispatched, or done with. */
export const answeringUnit = (order: OrderState): UnitId | null =>
  isInHand(order) || order.status === 'returned' ? order.assignment.lead : null

/** Whether the unit has done what it was asked: delivered, or past it. */
export const isDelivered = (order: OrderState): boolean =>
  order.status === 'delivered' || order.status === 'reviewed' || order.status === 'closed'
