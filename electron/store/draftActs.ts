import type { Draft } from '../../ledger/ledger.ts'
import { ordersByRow } from '../../ledger/projections/orderFold.ts'
import { type OrderAtHand, orderOfNumber } from '../../ledger/sqlite/boardQueries.ts'
import { unitIds } from '../../ledger/sqlite/cardQueries.ts'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { OrderActRequest } from '../../shared/contract/orderActs.ts'
import { limitsFor } from '../../shared/domain/limits/limitsFor.ts'
import { orderTable } from '../../shared/domain/order/orderTable.ts'
import { touchedStreams } from '../../shared/domain/touchedStreams.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { draftAct } from './draftAct.ts'
import type { Desk } from './desk.ts'
import { limitsOfOrders } from './limitsOfOrders.ts'

const statesAtOnce = 500

/** One draft an order for an act of its life cycle. `seen`: the life cycles that the person had before the eyes. */
export const draftActs = async (
  desk: Desk,
  orders: readonly OrderAtHand[],
  act: OrderActRequest,
  seen: ReadonlyMap<number, number>,
): Promise<Result<readonly Draft[], DeskFailure>> => {
  const db = desk.ledger.reader
  const rules = await desk.ledger.standing()
  const unitRows = [
    ...('unit' in act ? [act.unit] : []),
    ...('concerns' in act && act.concerns !== null ? [act.concerns] : []),
  ]
  const [units, limits, into] = await Promise.all([
    unitIds(db, unitRows),
    limitsOfOrders(db, rules.limits, orders),
    act.type === 'mergeOrder' ? orderOfNumber(db, act.into.trim()) : null,
  ])
  const unitOf = (row: RowId) => units.get(row) ?? null
  const now = desk.ledger.now()
  const exact = orderTable[act.type].policy === 'exact'
  const drafts: Draft[] = []
  for (let from = 0; from < orders.length; from += statesAtOnce) {
    const part = orders.slice(from, from + statesAtOnce)
    const folded = await ordersByRow(
      db,
      part.map((order) => order.id),
    )
    const states = new Map(folded.map((change) => [change.id, change.order]))
    for (const order of part) {
      const state = states.get(order.id)
      const of = limits.get(order.id)
      if (state === undefined || of === undefined) continue
      const facts = { now, calendar: rules.calendar, limits: limitsFor(rules.limits, of), unitOf, into }
      const drafted = draftAct(state, act, facts)
      if (!drafted.ok) return err(drafted.error)
      const { stream } = order
      const lifecycle = exact ? (seen.get(order.id) ?? order.lifecycle) : null
      drafts.push({ ...drafted.value, stream, touches: touchedStreams(stream, drafted.value, now), lifecycle })
    }
  }
  return ok(drafts)
}
