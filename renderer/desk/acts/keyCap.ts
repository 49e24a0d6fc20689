import type { OrderAction } from '../orderActions.ts'
import type { IconName } from '../../look/iconPaths.ts'
import { orderActs } from './orderActs.ts'

/** The key as it stands on its cap. */
export const keyCap = (action: OrderAction): string => {
  if (action === 'notice') return 'S'
  if (action === 'papers') return 'Ctrl P'
  if (action === 'undoStep') return 'Ctrl Z'
  return orderActs[action].key.toUpperCase()
}

export const actIcon = (action: OrderAction): IconName => {
  if (action === 'notice') return 'flag'
  return action === 'papers' ? 'document' : orderActs[action].icon
}
