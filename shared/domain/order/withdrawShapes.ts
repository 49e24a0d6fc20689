import type { CommandId } from '../../kernel/ids.ts'
import type { OrderCommand } from './orderCommands.ts'
import { here, type OrderContext, type OrderDecision, refuse } from './orderContext.ts'
import type { OrderState } from './orderState.ts'

/** What an import brought is taken back with it, as long as nobody has acted on it since. `undoes`: the command of the import. */
export type WithdrawCommandBody =
  | { readonly type: 'withdrawReport'; readonly body: { readonly undoes: CommandId } }
  | { readonly type: 'withdrawSourceUpdate'; readonly body: { readonly undoes: CommandId } }

export type WithdrawEventBody =
  | { readonly type: 'OrderWithdrawn'; readonly v: 1; readonly data: { readonly undoes: CommandId } }
  | { readonly type: 'OrderSourceUpdateWithdrawn'; readonly v: 1; readonly data: { readonly undoes: CommandId } }

export const decideWithdraw = (
  state: OrderState,
  act: OrderCommand<WithdrawCommandBody['type']>,
  context: OrderContext,
): OrderDecision => {
  const { undoes } = act.body
  if (act.type === 'withdrawReport') return here(context, { type: 'OrderWithdrawn', v: 1, data: { undoes } })
  if (state.source.takenBack.includes(undoes)) return refuse('withdrawn-already')
  if (state.source.updates === 0) return refuse('nothing-to-undo')
  return here(context, { type: 'OrderSourceUpdateWithdrawn', v: 1, data: { undoes } })
}

export const evolveWithdrawn = (state: OrderState, event: WithdrawEventBody): OrderState => {
  const { source } = state
  if (event.type === 'OrderSourceUpdateWithdrawn') {
    const takenBack = [...source.takenBack, event.data.undoes]
    return { ...state, source: { ...source, updates: source.updates - 1, takenBack } }
  }
  return { ...state, lifecycle: state.lifecycle + 1, undo: null, status: 'withdrawn' }
}

/** Nobody has done anything about it since it came: not even a note, which would be lost with it. */
export const isUntouched = (state: OrderState): boolean =>
  state.lifecycle === 1 &&
  state.amendments === 0 &&
  state.proposals.length === 0 &&
  state.supervisions.length === 0 &&
  state.attachments.length === 0 &&
  state.instructions === 0 &&
  state.absorbed.length === 0 &&
  state.source.updates === 0 &&
  state.source.acknowledgedAt === null
