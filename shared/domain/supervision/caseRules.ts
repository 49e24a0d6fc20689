import { pickedDeadline } from '../../calendar/deadlineFrom.ts'
import type { Instant } from '../../kernel/chinaTime.ts'
import type { OrderId, UnitId } from '../../kernel/ids.ts'
import { isAccepted } from '../document/course.ts'
import type { Facts } from '../facts.ts'
import { farthestDeadline } from '../order/clockProblem.ts'
import { orderStream, splitStream } from '../streams.ts'
import { isBelow, type PaperKind, type Rung } from './ladder.ts'
import { answeringUnit, isDelivered } from './orderStanding.ts'
import type { SupervisionContext, SupervisionProblem } from './supervisionContext.ts'
import type { TakenProposal } from './supervisionEvents.ts'
import { isInForce, type SupervisionState } from './supervisionState.ts'

/** Whether the case may climb to this rung, or be delisted. */
export const climbProblem = (
  state: SupervisionState | null,
  kind: PaperKind,
  context: SupervisionContext,
): SupervisionProblem | null => {
  if (state?.status === 'ended') return { code: 'case-ended' }
  const rung = state?.rung ?? null
  if (kind === 'delisting') {
    if (state === null || rung !== 'listing') return { code: 'not-listed' }
    return hasGround(state, context) ? null : { code: 'no-ground' }
  }
  if (isBelow(kind, rung)) return { code: 'rung-below' }
  return kind === 'listing' && rung === 'listing' ? { code: 'already-listed' } : null
}

/** A listing ends when the unit's reply was accepted or every order of the case is delivered. */
const hasGround = (state: SupervisionState, context: SupervisionContext): boolean =>
  state.steps.some((step) => isInForce(step) && isAccepted(step.course)) || allDelivered(state, context)

export const allDelivered = (state: SupervisionState, context: SupervisionContext): boolean =>
  state.orders.every((id) => {
    const order = context.order(id)
    return order !== null && isDelivered(order)
  })

/** Each order is there, the unit answers for it now. */
export const ordersProblem = (
  orders: readonly OrderId[],
  unit: UnitId,
  context: SupervisionContext,
): SupervisionProblem | null => {
  if (orders.length === 0) return { code: 'no-orders' }
  for (const id of orders) {
    const stream = orderStream(id)
    const order = context.order(id)
    if (order === null) return { code: 'not-found', stream }
    const answering = answeringUnit(order)
    if (answering === null) return { code: 'not-dispatched', stream }
    if (answering !== unit) return { code: 'not-of-this-unit', stream }
    if (order.supervision !== null && order.supervision.id !== splitStream(context.stream).id)
      return { code: 'in-another-case', stream }
  }
  return null
}

/** A later step is about the case's own unit and orders. */
export const sameCaseProblem = (
  state: SupervisionState | null,
  unit: UnitId,
  orders: readonly OrderId[],
): SupervisionProblem | null => {
  if (state === null) return null
  if (state.unit !== unit) return { code: 'not-of-this-case' }
  const stray = orders.find((id) => !state.orders.includes(id))
  return stray === undefined ? null : { code: 'not-of-this-case', stream: orderStream(stray) }
}

/** A ground that a step takes is one of its own orders'. */
export const groundProblem = (orders: readonly OrderId[], proposal: TakenProposal): SupervisionProblem | null => {
  const stray = proposal?.find(({ order }) => order !== undefined && !orders.includes(order))?.order
  return stray === undefined ? null : { code: 'not-of-this-case', stream: orderStream(stray) }
}

/** Ahead, at most three years, and at a moment at which the unit is at work. */
export const deadlineProblem = (dueAt: Instant, { now, calendar }: Facts): SupervisionProblem | null => {
  if (dueAt <= now) return { code: 'deadline-past' }
  if (dueAt > now + farthestDeadline) return { code: 'deadline-too-far' }
  const picked = pickedDeadline(calendar, now, dueAt)
  return picked.ok ? null : { code: picked.error.code }
}

/** What remains in force for an order of the case when one of its steps no longer is. */
export const rungWithout = (state: SupervisionState, step: number, order: OrderId): Rung | null =>
  state.steps.reduce<Rung | null>((top, each, at) => {
    if (at === step - 1 || !isInForce(each) || each.kind === 'delisting' || !each.orders.includes(order)) return top
    return isBelow(each.kind, top) ? top : each.kind
  }, null)
