import type { UnitId } from '../../kernel/ids.ts'
import { inHandStatuses, type OrderState, type OrderStatus, workOf } from '../order/orderState.ts'

/** Where a unit answers for an order: it can be supervised for it. */
export const answeringStatuses: readonly OrderStatus[] = [...inHandStatuses, 'returned', 'unsatisfied', 'reasonHeard']
/** Where the unit has done what it was asked: delivered, or past it. */
export const deliveredStatuses: readonly OrderStatus[] = ['delivered', 'reviewed', 'closed']

/** The unit that answers for an order now; null where nobody does: not yet dispatched, or done with. */
export const answeringUnit = (order: OrderState): UnitId | null =>
  answeringStatuses.includes(order.status) ? (workOf(order)?.assignment.lead ?? null) : null

export const isDelivered = (order: OrderState): boolean => deliveredStatuses.includes(order.status)
