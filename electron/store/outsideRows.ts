import { ordersByRow } from '../../ledger/projections/orderFold.ts'
import type { SqlReader } from '../../ledger/sqlite/driver.ts'
import type { Row } from '../../shared/contract/views.ts'
import { titleLine } from '../../shared/views/boardRow.ts'
import { matterFor } from '../../shared/views/reporterMask.ts'

/** Rows as they may leave the desk: a protected reporter's name and number stand in no title. Only those orders are opened. */
export const outsideRows = async (db: SqlReader, rows: readonly Row[]): Promise<readonly Row[]> => {
  const guarded = rows.filter(({ privacy }) => privacy !== 'open').map(({ id }) => id)
  if (guarded.length === 0) return rows
  const titles = new Map<number, string>(
    (await ordersByRow(db, guarded)).map(({ id, order, words }) => [
      id,
      words === null ? '' : matterFor(titleLine(words), words, order.privacy, 'export'),
    ]),
  )
  return rows.map((row) => (row.privacy === 'open' ? row : { ...row, reporter: '', title: titles.get(row.id) ?? '' }))
}
