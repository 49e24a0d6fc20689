import type { Ledger } from '../../ledger/ledger.ts'
import { streamsByName } from '../../ledger/sqlite/entries.ts'
import type { OfficeRules } from '../../shared/contract/officeRules.ts'
import type { LimitOverride, LimitsState } from '../../shared/domain/limits/limits.ts'
import { categoryStream } from '../../shared/domain/streams.ts'
import type { CategoryId, RowId } from '../../shared/kernel/ids.ts'

/** What the window counts with; asked at its start, so without notes and history. */
export const officeRules = async (ledger: Ledger): Promise<OfficeRules> => {
  const { calendar, limits } = await ledger.standing()
  return { calendar: calendar.state, limits: await byRow(ledger, limits) }
}

/** Exceptions name a category by its row here; one whose row is gone is left out, and counts on in the store. */
const byRow = async (ledger: Ledger, limits: LimitsState): Promise<LimitsState<RowId>> => {
  const ids = limits.overrides.flatMap(({ category }) => (category === null ? [] : [category as CategoryId]))
  const rows = await streamsByName(ledger.reader, ids.map(categoryStream))
  const overrides = limits.overrides.flatMap((one): readonly LimitOverride<RowId>[] => {
    if (one.category === null) return [{ ...one, category: null }]
    const row = rows.get(categoryStream(one.category as CategoryId))
    return row === undefined ? [] : [{ ...one, category: row.id as RowId }]
  })
  return { ...limits, overrides }
}
