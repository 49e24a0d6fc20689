import { ok } from '../../kernel/result.ts'
import type { DomainEvent } from '../event.ts'
import { supervisionStream } from '../streams.ts'
import type { OrderCommand } from './orderCommands.ts'
import { type OrderContext, type OrderDecision, refuse } from './orderContext.ts'
import type { OrderState } from './orderState.ts'

/**
 * Everything that was said in an order is made unreadable for ever, and so is every paper that quotes it. What stays is that
 * there was an order, its number, its times and its states. The keys go with the commit (ledger/erasure.ts).
 */
export const decideErasure = (
  state: OrderState,
  { body }: OrderCommand<'eraseReporter'>,
  { stream, supervision }: OrderContext,
): OrderDecision => {
  const quotes = new Set(body.quotes)
  for (const id of state.supervisions) {
    const named = supervisionStream(id)
    // The device did not list a case that quotes the order: its words would stay behind.
    if (!quotes.has(named)) return refuse('quotes-moved', named)
    if (supervision(id)?.status === 'open') return refuse('erase-case-open', named)
  }
  const data = { ground: body.ground, quotes: [...quotes] }
  const event: DomainEvent = { type: 'OrderReporterErased', v: 1, data, stream }
  return ok([event])
}
