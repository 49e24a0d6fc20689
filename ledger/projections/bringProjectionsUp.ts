import type { SqlWriter } from '../sqlite/driver.ts'
import { headOf } from '../sqlite/entries.ts'
import { inTransaction } from '../sqlite/writeQueue.ts'
import { adaptTables } from './adaptTables.ts'
import { buildAtOnce } from './buildShadows.ts'
import { isBeforeWork, type Projection } from './projection.ts'
import { isStale, type Mark, marksOf, setMark } from './projectionMarks.ts'
import { projections } from './projections.ts'
import { recreateTables } from './shadowTables.ts'

/**
 * At opening: every table is there and bears this program's questions, and what `decide` rests on is level. All else that is
 * stale is built as a shadow while the desk works (levelProjections).
 */
export const bringProjectionsUp = async (db: SqlWriter): Promise<void> => {
  const [marks, head] = await Promise.all([marksOf(db), headOf(db)])
  const stale = projections.filter((one) => isStale(one, marks.get(one.name), head.seq))
  if (stale.length === 0) return
  await inTransaction(db, async () => {
    for (const projection of stale) await prepare(db, projection, marks.get(projection.name), head.seq)
  })
  const needed = stale.filter(isBeforeWork)
  if (head.seq > 0 && needed.length > 0) await buildAtOnce(db, needed)
}

const prepare = async (db: SqlWriter, projection: Projection, mark: Mark | undefined, head: number): Promise<void> => {
  // Nothing to read yet, or an index that was never begun and reads from the first entry on: empty is level.
  if (head === 0 || (projection.kind === 'fed' && mark === undefined)) {
    await recreateTables(db, projection)
    await setMark(db, projection.name, { version: projection.version, cursor: 0 })
    return
  }
  if (mark?.version !== projection.version) await adaptTables(db, projection)
}
