import type { OrderStatus } from '../domain/order/orderState.ts'

/**
 * How much a past dispatch teaches, 1 for one that nobody has contradicted yet. What a unit brought to an end was meant for
 * it; what it gave back most likely was not; what a first unit gave back and another one kept is the dearest lesson.
 */
export const decisionWeight = ({
  status,
  returns,
}: {
  readonly status: OrderStatus
  readonly returns: number
}): number => {
  if (status === 'returned') return 0.2
  return (ended.has(status) ? 1.5 : 1) * (returns > 0 ? 1.5 : 1)
}

const ended: ReadonlySet<OrderStatus> = new Set([
  'delivered',
  'reviewed',
  'unsatisfied',
  'reasonHeard',
  'rework',
  'closed',
] satisfies readonly OrderStatus[])
