import type { SqlWriter } from '../sqlite/driver.ts'
import type { FedProjection } from './projection.ts'
import { marksOf, setMark } from './projectionMarks.ts'

/** Lets a projection of the background read some entries on; false when its tables are another version's and wait for their shadow. */
export const feedStep = async (db: SqlWriter, projection: FedProjection): Promise<boolean> => {
  const { name, version } = projection
  const mark = (await marksOf(db)).get(name) ?? { version, cursor: 0 }
  if (mark.version !== version) return false
  const cursor = await projection.step(db, (table) => table, mark.cursor)
  if (cursor !== mark.cursor) await setMark(db, name, { version, cursor })
  return true
}
