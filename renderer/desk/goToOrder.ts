import { noFilters } from '../../shared/views/filterColumns.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { DeskModel } from './deskModel.ts'

/** An order wherever it stands now: it may be in no list that is open, so it is found by its number among all. */
export const goToOrder = async ({ view }: DeskModel, row: RowId, number: string): Promise<void> => {
  await view.open({ inbox: 'all', unit: null, search: number, filters: noFilters })
  const index = await view.positionOf(row)
  if (index !== null) view.focusOn(index)
}
