import type { OrderDetail } from '../../shared/contract/desk.ts'
import type { Row } from '../../shared/contract/views.ts'
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
    case 'redispatch':
      return status === 'dispatched' ? null : status === 'declined' ? 'declined' : 'notDispatched'
    case 'dispatch':
      return status === 'dispatched' ? 'dispatched' : status === 'declined' ? 'declined' : null
    case 'accept':
      if (status === 'reported') return null
      return status === 'accepted' ? 'accepted' : status
    case 'decline':
      return status === 'dispatched' || status === 'declined' ? status : null
  }
}
