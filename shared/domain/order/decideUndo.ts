import type { CommandId } from '../../kernel/ids.ts'
import { err, ok } from '../../kernel/result.ts'
import type { DomainEvent } from '../event.ts'
import { rolesFor, roleMay } from '../permissions.ts'
import { archiveRegister, orderStream } from '../streams.ts'
import type { OrderCommand } from './orderCommands.ts'
import { here, nameOf, type OrderContext, type OrderDecision, refuse } from './orderContext.ts'
import { type OrderState, workOf } from './orderState.ts'

/** A dispatch taken back: the order stands where that found it. */
export const undoDispatch = (state: OrderState, undoes: CommandId, context: OrderContext): OrderDecision => {
  const { undo } = state
  if (undo === null || undo.command !== undoes) return refuse('acted-since')
  if (undo.act !== 'dispatchOrder' && undo.act !== 'redispatchOrder') return refuse('acted-since')
  const back = workOf(undo.back.place)
  const leadName = back === null ? '' : nameOf(back.assignment.lead, context.facts)
  const data = { undoes, status: undo.back.place.status }
  return here(context, { type: 'OrderDispatchUndone', v: 2, data, words: { leadName } })
}

/** Any other step taken back, by somebody who may take it. What it did elsewhere is taken back in the same entry. */
export const undoStep = (
  state: OrderState,
  { undoes, other, archiveYear }: OrderCommand<'undoStep'>['body'],
  context: OrderContext,
): OrderDecision => {
  const { undo } = state
  if (undo === null || undo.command !== undoes) return refuse('acted-since')
  const { act, back } = undo
  if (!roleMay(context.facts.actor.role, act))
    return err({ code: 'not-permitted', detail: { kind: 'roles', roles: rolesFor(act) } })
  if (act === 'dispatchOrder' || act === 'redispatchOrder') return undoDispatch(state, undoes, context)
  const data = { undoes, act, status: back.place.status }
  const events: DomainEvent[] = [{ type: 'OrderStepUndone', v: 1, data, stream: context.stream }]
  const itself = { order: state.id, number: state.number }
  if (state.status === 'merged') {
    if (other !== state.into) return refuse('acted-since')
    events.push({ type: 'OrderReleased', v: 1, data: itself, stream: orderStream(state.into) })
  }
  if (back.place.status === 'merged') {
    const { into } = back.place
    const target = orderStream(into)
    const found = context.order(into)
    if (other !== into || found === null) return refuse('acted-since')
    if (found.status === 'merged') return refuse('merge-into-merged', target)
    events.push({ type: 'OrderAbsorbed', v: 1, data: itself, stream: target })
  }
  if (state.status === 'closed') {
    const { year, n } = state.archive
    if (archiveYear !== year) return refuse('year-turned')
    // A number is never given twice: that of a close that was taken back is void and stays so.
    const voided = { n, order: state.id }
    events.push({ type: 'ArchiveNumberVoided', v: 1, data: voided, stream: archiveRegister(year) })
  }
  return ok(events)
}
