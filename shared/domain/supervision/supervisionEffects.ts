import type { Instant } from '../../kernel/chinaTime.ts'
import type { OrderId, SupervisionId } from '../../kernel/ids.ts'
import type { DomainEvent } from '../event.ts'
import { orderStream } from '../streams.ts'
import { isBelow, type Rung } from './ladder.ts'
import type { SupervisionContext } from './supervisionContext.ts'
import type { Ending, SupervisionState } from './supervisionState.ts'

/** Each order learns the rung that it stands on now; a reminder on a higher rung changes nothing for it. */
export const supervised = (
  supervision: SupervisionId,
  orders: readonly OrderId[],
  rung: Rung,
  number: string,
  context: SupervisionContext,
): readonly DomainEvent[] =>
  orders.map((order) => {
    const before = context.order(order)?.supervision?.rung ?? null
    return {
      type: 'OrderSupervised',
      v: 2,
      data: { supervision, number, rung: before !== null && isBelow(rung, before) ? before : rung },
      stream: orderStream(order),
    }
  })

/** The case ends, a paper that was being drafted for it is void, and its orders are no longer supervised. */
export const ending = (
  state: SupervisionState,
  ground: Ending,
  reason: string,
  context: SupervisionContext,
): readonly DomainEvent[] => {
  const { now } = context.facts
  return [
    ...draftsVoid(state, reason, now, context),
    { type: 'SupervisionEnded', v: 1, data: { ground, endedAt: now }, words: { reason }, stream: context.stream },
    ...lowered(state, context),
  ]
}

const draftsVoid = (
  state: SupervisionState,
  reason: string,
  voidedAt: Instant,
  { stream }: SupervisionContext,
): readonly DomainEvent[] =>
  state.steps.flatMap(({ document }, at): readonly DomainEvent[] =>
    document?.status === 'drafted'
      ? [{ type: 'NoticeVoided', v: 1, data: { step: at + 1, number: null, voidedAt }, words: { reason }, stream }]
      : [],
  )

const lowered = (state: SupervisionState, context: SupervisionContext): readonly DomainEvent[] =>
  state.orders.flatMap((order): readonly DomainEvent[] =>
    context.order(order)?.supervision?.id === state.id
      ? [
          {
            type: 'OrderSupervisionLowered',
            v: 1,
            data: { supervision: state.id, rung: null },
            stream: orderStream(order),
          },
        ]
      : [],
  )
