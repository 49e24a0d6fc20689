import { intAt } from '../../ledger/sqlite/driver.ts'
import type { ConcernedReplies } from '../../shared/contract/concerned.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { ok } from '../../shared/kernel/result.ts'
import type { Desk } from './desk.ts'
import type { Handlers } from './portServer.ts'
import { selectedRows } from './viewHandlers.ts'

/** Which units the orders of a selection complain about. The complaints are few: they are read, and the selection is looked up. */
export const concernedHandlers = (desk: Desk): Pick<Handlers, keyof ConcernedReplies> => ({
  concernedUnits: async ({ target }) => {
    const selected = await selectedRows(desk, target)
    if (!selected.ok) return selected
    const complaints = await desk.ledger.reader.all('SELECT id, unit FROM concern_order')
    const chosen = complaints.length === 0 ? new Set<number>() : new Set<number>(selected.value)
    const counts = new Map<RowId, number>()
    for (const complaint of complaints) {
      if (!chosen.has(intAt(complaint, 'id'))) continue
      const unit = intAt(complaint, 'unit') as RowId
      counts.set(unit, (counts.get(unit) ?? 0) + 1)
    }
    return ok([...counts].map(([unit, orders]) => ({ unit, orders })))
  },
})
