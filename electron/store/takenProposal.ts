import type { ParsedNoticeForm } from '../../shared/contract/notices.ts'
import type { TakenProposal } from '../../shared/domain/supervision/supervisionEvents.ts'
import { orderIds } from '../../ledger/sqlite/cardQueries.ts'
import type { SqlReader } from '../../ledger/sqlite/driver.ts'

/** Grounds as the record keeps them: each with the order that it is a fact of; a case's are of the case that climbs. */
export const takenProposal = async (db: SqlReader, grounds: ParsedNoticeForm['grounds']): Promise<TakenProposal> => {
  if (grounds === null) return null
  const ids = await orderIds(
    db,
    grounds.flatMap(({ of, key }) => (of === 'order' ? [key] : [])),
  )
  return grounds.map(({ of, key, rule, basis }) => {
    const order = of === 'order' ? ids.get(key) : undefined
    return order === undefined ? { rule, basis } : { rule, basis, order }
  })
}
