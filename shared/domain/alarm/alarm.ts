import type { PersonId } from '../../kernel/ids.ts'
import { err, ok, type Result } from '../../kernel/result.ts'
import type { OrderState } from '../order/orderState.ts'
import type { RefusalCode } from '../refusal.ts'

/**
 * `alarm/<order id>`: who answered the alarm of an order that is about life and safety. The alarm itself is no fact of its own:
 * it sounds while such an order waits for a unit and nobody has answered, whoever started the program when.
 *
 *     silent ──reported or marked as life and safety──> sounds ──acknowledge──> answered ──dispatch──> silent
 *                                                         ^                                              │
 *                                                         └──────────── given back by the unit ──────────┘
 */
export type AlarmState = {
  readonly by: PersonId
  /** How often the order had been given back when it was answered. */
  readonly returns: number
}

export type AlarmCommandBody = { readonly type: 'acknowledgeAlarm'; readonly body: Record<never, never> }
export type AlarmEventBody = {
  readonly type: 'AlarmAcknowledged'
  readonly v: 1
  readonly data: AlarmState
}

/** About life and safety, and with no unit: the one state in which the desk must not be silent. */
export const needsAlarm = (order: Pick<OrderState, 'urgency' | 'status'>): boolean =>
  order.urgency === 'lifeSafety' &&
  (order.status === 'reported' || order.status === 'accepted' || order.status === 'returned')

/** Answered since it was last raised: an order that a unit gave back needs another answer. */
export const isAnswered = (alarm: Pick<AlarmState, 'returns'> | null, returns: number): boolean =>
  alarm !== null && alarm.returns === returns

export const decideAlarm = (
  state: AlarmState | null,
  order: OrderState | null,
  by: PersonId,
): Result<readonly AlarmEventBody[], { readonly code: RefusalCode }> => {
  if (order === null) return err({ code: 'not-found' })
  if (!needsAlarm(order)) return err({ code: 'no-alarm' })
  const { returns } = order.counts
  if (isAnswered(state, returns)) return err({ code: 'acknowledged-already' })
  return ok([{ type: 'AlarmAcknowledged', v: 1, data: { by, returns } }])
}

export const evolveAlarm = (event: AlarmEventBody): AlarmState => event.data
