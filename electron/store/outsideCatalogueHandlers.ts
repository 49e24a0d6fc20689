import { ordersByRow } from '../../ledger/projections/orderFold.ts'
import { routeAt } from '../../ledger/sqlite/catalogueQueries.ts'
import { intAt, textAt } from '../../ledger/sqlite/driver.ts'
import type { OutsideCatalogue, OutsideCatalogueReplies } from '../../shared/contract/outsideCatalogue.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { ok } from '../../shared/kernel/result.ts'
import type { Desk } from './desk.ts'
import type { Handlers } from './portServer.ts'
import { selectedRows } from './viewHandlers.ts'

/**
 * Which orders of a selection the dispatch catalogue gives to another unit. A unit that the catalogue names as a supporting one is
 * inside it too. Categories are few and orders may be many: one order of each category is read, and the others are counted by
 * its words.
 */
export const outsideCatalogueHandlers = (desk: Desk): Pick<Handlers, keyof OutsideCatalogueReplies> => ({
  outsideCatalogue: async ({ target, lead }) => {
    const selected = await selectedRows(desk, target)
    if (!selected.ok) return selected
    const db = desk.ledger.reader
    if ((await db.get('SELECT 1 FROM route_period LIMIT 1')) === null) return ok([])
    const groups = await db.all(
      `SELECT b.category, count(*) AS orders, min(b.id) AS one FROM json_each(?) j JOIN board b ON b.id = j.value
       WHERE b.category <> '' GROUP BY b.category ORDER BY orders DESC, b.category`,
      [JSON.stringify(selected.value)],
    )
    const folded = await ordersByRow(
      db,
      groups.map((group) => intAt(group, 'one')),
    )
    const categories = new Map(folded.map(({ id, order }) => [id as number, order.category]))
    const outside: OutsideCatalogue[] = []
    for (const group of groups) {
      const category = categories.get(intAt(group, 'one')) ?? null
      const route = category === null ? null : await routeAt(db, category, desk.ledger.now())
      if (route === null || route.lead === lead || route.supporting.includes(lead)) continue
      outside.push({ category: textAt(group, 'category'), unit: route.lead as RowId, orders: intAt(group, 'orders') })
    }
    return ok(outside)
  },
})
