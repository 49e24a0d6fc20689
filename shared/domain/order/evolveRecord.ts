import type { CommandId } from '../../kernel/ids.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import type { OrderState } from './orderState.ts'
import type { RecordEventBody } from './recordShapes.ts'
import { evolveSupervised } from './supervisedShapes.ts'

type RecordEvent = Exclude<RecordEventBody, { readonly type: 'OrderImportedClosed' }>

/** What is recorded of an order wherever it stands; only a signed notice moves its life cycle. */
export const evolveRecord = (state: OrderState, event: RecordEvent): OrderState => {
  switch (event.type) {
    case 'OrderSourceUpdated': {
      const { source } = state
      const dueAt = event.data.dueAt ?? source.dueAt
      return { ...state, source: { ...source, dueAt, updates: source.updates + 1 } }
    }
    case 'OrderCorrectionProposed':
      return { ...state, proposals: [...state.proposals, event.data.proposal] }
    case 'OrderCorrectionAccepted': {
      const { proposal, ...given } = event.data
      return { ...state, ...given, proposals: without(state, proposal), amendments: state.amendments + 1 }
    }
    case 'OrderCorrectionRejected':
      return { ...state, proposals: without(state, event.data.proposal) }
    case 'OrderReturnAcknowledged':
      return { ...state, source: { ...state.source, acknowledgedAt: event.data.at } }
    case 'OrderNoted':
      return { ...state, amendments: state.amendments + 1 }
    case 'OrderReporterRevealed':
      return state
    case 'OrderReporterErased':
      return { ...state, undo: null }
    case 'OrderAttached': {
      const { hash, size, mime } = event.data
      return { ...state, attachments: [...state.attachments, { hash, size, mime }] }
    }
    case 'OrderInstructed':
      return { ...state, instructions: state.instructions + 1 }
    case 'OrderSupervised':
      // A reminder or a signed paper is an act on the dispatch: from here on it cannot be taken back.
      return { ...evolveSupervised(state, event), undo: null }
    case 'OrderSupervisionLowered':
      return evolveSupervised(state, event)
    default:
      return unreachable(event)
  }
}

const without = (state: OrderState, proposal: CommandId): readonly CommandId[] =>
  state.proposals.filter((one) => one !== proposal)
