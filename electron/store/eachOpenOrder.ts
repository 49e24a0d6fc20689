import { ordersByRow } from '../../ledger/projections/orderFold.ts'
import { openOrderRows } from '../../ledger/sqlite/boardQueries.ts'
import type { OrderState } from '../../shared/domain/order/orderState.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { Desk } from './desk.ts'

/** Orders a step: short enough that other questions get between. */
const step = 250

type Options = {
  readonly signal: AbortSignal
  readonly onProgress: (done: number, total: number) => void
}

/** Every order that may have a clock running, folded from its history; false when it was stopped on the way. */
export const eachOpenOrder = async (
  desk: Desk,
  { signal, onProgress }: Options,
  look: (row: RowId, order: OrderState) => void,
): Promise<boolean> => {
  const rows = await openOrderRows(desk.ledger.reader)
  for (let from = 0; from < rows.length; from += step) {
    if (signal.aborted) return false
    const orders = await ordersByRow(desk.ledger.reader, rows.slice(from, from + step))
    for (const { id, order } of orders) look(id as RowId, order)
    onProgress(Math.min(from + step, rows.length), rows.length)
  }
  return !signal.aborted
}
