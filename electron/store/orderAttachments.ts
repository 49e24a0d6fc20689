import { openEvent, wordsOf } from '../../ledger/entry.ts'
import type { Attachment } from '../../shared/domain/order/orderState.ts'
import type { OpenedOrder } from './openOrder.ts'

/** The files of an order with the names that people gave them; '' where the key is gone. */
export const attachmentsOf = ({
  entries,
  stream,
  key,
}: OpenedOrder): readonly (Attachment & { readonly name: string })[] =>
  entries.flatMap((entry) =>
    entry.events.flatMap((stored) => {
      if (stored.stream !== stream) return []
      const event = openEvent(stored)
      if (event.type !== 'OrderAttached') return []
      return [{ ...event.data, name: wordsOf(stored, entry.command.id, key)?.name ?? '' }]
    }),
  )
