import type { OrderAction } from '../orderActions.ts'
import { orderActs } from './orderActs.ts'

/** The key as it stands on its cap. */
export const keyCap = (action: OrderAction): string => {
  if (action === 'notice') return 'S'
  if (action === 'undoStep') return 'Ctrl Z'
  return orderActs[action].key.toUpperCase()
}
