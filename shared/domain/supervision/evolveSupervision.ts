import type { SupervisionId } from '../../kernel/ids.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import type { SupervisionEventBody } from './supervisionEvents.ts'
import type { SupervisionState } from './supervisionState.ts'

export const evolveSupervision = (
  id: SupervisionId,
  state: SupervisionState | null,
  event: SupervisionEventBody,
): SupervisionState => {
  if (event.type === 'NoticeDrafted' || event.type === 'NoticeRevised') {
    const { unit, orders, cause, dueAt, complete } = event.data
    return { id, unit, orders, cause, dueAt, status: 'drafted', complete }
  }
  if (state === null) throw new Error(`supervision ${id}: ${event.type} before NoticeDrafted`)
  switch (event.type) {
    case 'NoticeSignedOff': {
      const { unit, orders, cause, dueAt } = state
      const { number, signedOffAt } = event.data
      return { id, unit, orders, cause, dueAt, status: 'signedOff', number, signedOffAt, prints: 0 }
    }
    case 'NoticePrinted':
      if (state.status !== 'signedOff') throw new Error(`supervision ${id}: printed before it was signed off`)
      return { ...state, prints: state.prints + 1 }
    default:
      return unreachable(event)
  }
}
