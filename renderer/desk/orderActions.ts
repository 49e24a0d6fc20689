import type { OrderDetail } from '../../shared/contract/desk.ts'
import type { Row } from '../../shared/contract/views.ts'
import { inHandStatuses, type OrderStatus } from '../../shared/domain/order/orderState.ts'
import type { Text } from '../../shared/text/zhCN.ts'

export type OrderAction = 'dispatch' | 'redispatch' | 'accept' | 'decline' | 'notice' | 'correct' | 'undo'
type WhyNot = keyof Text['desk']['actions']['whyNot']

/** Why an action does not apply to an order as it stands; null when it does. The ledger decides in the end. */
export const whyNot = (action: OrderAction, row: Row | undefined, detail: OrderDetail | null): WhyNot | null => {
  if (row === undefined) return 'noneFocused'
  const { status } = row
  switch (action) {
    case 'correct':
      return detail === null ? 'noneFocused' : null
    case 'undo':
      return detail?.undoGroup == null ? 'notUndoable' : null
    case 'notice':
      return isInHand(status) ? null : notWithUnit(status)
    case 'redispatch':
      return isInHand(status) || status === 'returned' ? null : notWithUnit(status)
    case 'dispatch':
      if (isInHand(status) || status === 'returned') return 'dispatched'
      return isWaiting(status) ? null : ended(status)
    case 'accept':
      if (status === 'reported') return null
      return status === 'accepted' ? 'accepted' : isInHand(status) ? 'dispatched' : ended(status)
    case 'decline':
      if (isWaiting(status)) return null
      return isInHand(status) ? 'dispatched' : ended(status)
  }
}

const isWaiting = (status: OrderStatus): boolean => status === 'reported' || status === 'accepted'
const isInHand = (status: OrderStatus): boolean => inHandStatuses.some((one) => one === status)
const notWithUnit = (status: OrderStatus): WhyNot => (isWaiting(status) ? 'notDispatched' : ended(status))
const ended = (status: OrderStatus): WhyNot =>
  status === 'declined' ? 'declined' : status === 'returned' ? 'withUnit' : 'ended'
