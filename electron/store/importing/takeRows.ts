import type { ImportedRow } from '../../../shared/contract/importRows.ts'
import type { Desk } from '../desk.ts'
import type { Outcome, RunPlan } from './importRun.ts'
import { takeCategories } from './takeCategories.ts'
import { type DraftsAhead, noDraftsAhead, takeOrders } from './takeOrders.ts'
import { takePersons } from './takePersons.ts'
import { takeUnits } from './takeUnits.ts'
import { takeUpdates } from './takeUpdates.ts'

/** Some rows into the ledger, each by its kind, and what became of each, in their order. Asked again it changes nothing more. */
export const takeRows = async (
  desk: Desk,
  run: RunPlan,
  rows: readonly ImportedRow[],
  ahead: DraftsAhead = noDraftsAhead,
): Promise<readonly Outcome[]> => {
  const outcomes = new Map<number, Outcome>()
  const keep = <Row extends { readonly row: number }>(taken: readonly Row[], became: readonly Outcome[]): void => {
    for (const [at, { row }] of taken.entries()) {
      const outcome = became[at]
      if (outcome !== undefined) outcomes.set(row, outcome)
    }
  }
  const of = <K extends ImportedRow['kind']>(...kinds: readonly K[]) =>
    rows.filter((row): row is Extract<ImportedRow, { readonly kind: K }> =>
      (kinds as readonly string[]).includes(row.kind),
    )
  const orders = of('newOrders', 'history')
  const updates = of('updates')
  const categories = of('categories')
  const units = of('units')
  const persons = of('persons')
  if (orders.length > 0) keep(orders, await takeOrders(desk, run, orders, ahead))
  if (updates.length > 0) keep(updates, await takeUpdates(desk, run, updates))
  if (categories.length > 0) keep(categories, await takeCategories(desk, run, categories))
  if (units.length > 0) keep(units, await takeUnits(desk, run, units))
  if (persons.length > 0) keep(persons, await takePersons(desk, run, persons))
  for (const row of of('refused')) outcomes.set(row.row, { kind: 'refused', refused: row.refused })
  return rows.map(({ row }) => {
    const outcome = outcomes.get(row)
    if (outcome === undefined) throw new Error(`row ${row}: nothing became of it`)
    return outcome
  })
}
