import type { StreamKind } from '../../shared/domain/streams.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { SqlReader } from './driver.ts'
import { streamsById } from './entries.ts'

/** The id behind a row, if the row is of that kind of stream: what the window names is never taken for another thing. */
export const streamIdAt = async <Id extends string>(
  db: SqlReader,
  row: RowId,
  kind: StreamKind,
): Promise<Id | null> => {
  const name = (await streamsById(db, [row])).get(row)?.name
  const start = `${kind}/`
  return name?.startsWith(start) ? (name.slice(start.length) as Id) : null
}
