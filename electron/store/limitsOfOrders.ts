import { ordersByRow } from '../../ledger/projections/orderFold.ts'
import type { OrderAtHand } from '../../ledger/sqlite/boardQueries.ts'
import { categoriesAbove } from '../../ledger/sqlite/catalogueQueries.ts'
import type { SqlReader } from '../../ledger/sqlite/driver.ts'
import type { LimitsState } from '../../shared/domain/limits/limits.ts'
import type { LimitsOf } from '../../shared/domain/limits/limitsFor.ts'
import type { RowId } from '../../shared/kernel/ids.ts'

/** What the limits of each order depend on. Its category is read only while some exception is about one. */
export const limitsOfOrders = async (
  db: SqlReader,
  limits: LimitsState,
  orders: readonly OrderAtHand[],
): Promise<ReadonlyMap<RowId, LimitsOf>> => {
  const asksForCategory = limits.overrides.some((one) => one.category !== null)
  const [folded, above] = asksForCategory
    ? await Promise.all([
        ordersByRow(
          db,
          orders.map((order) => order.id),
        ),
        categoriesAbove(db),
      ])
    : [[], new Map<string, readonly string[]>()]
  const categories = new Map(folded.map((change) => [change.id, change.order.category]))
  return new Map(
    orders.map(({ id, urgency, channel }) => {
      const category = categories.get(id) ?? null
      return [id, { urgency, channel, category, above: category === null ? [] : (above.get(category) ?? []) }]
    }),
  )
}
