import type { Instant } from '../../shared/kernel/chinaTime.ts'
import { blobAt, intAt, intOrNullAt, type SqlReader } from '../sqlite/driver.ts'
import type { Manifest } from './backupFiles.ts'

export type RestoreLoss = {
  readonly entries: number
  readonly orders: number
  readonly from: Instant | null
  readonly to: Instant | null
  /** Whether the backup's record is the beginning of the ledger's. */
  readonly sameRecord: boolean
}

/** What a ledger has that a backup has not. */
export const restoreLoss = async (db: SqlReader, { entries, head }: Manifest): Promise<RestoreLoss> => {
  const then = await db.get('SELECT hash FROM entry WHERE seq = ?', [entries])
  const sameRecord = then !== null && Buffer.from(blobAt(then, 'hash')).toString('hex') === head
  const after = sameRecord ? entries : 0
  const at = "json_extract(CAST(bytes AS TEXT), '$.recordedAt')"
  const row =
    (await db.get(
      `SELECT (SELECT count(*) FROM entry WHERE seq > ?1) AS entries,
         (SELECT ${at} FROM entry WHERE seq > ?1 ORDER BY seq LIMIT 1) AS first,
         (SELECT ${at} FROM entry WHERE seq > ?1 ORDER BY seq DESC LIMIT 1) AS last,
         (SELECT count(DISTINCT se.stream) FROM stream_entry se JOIN stream s ON s.id = se.stream
          WHERE se.seq > ?1 AND s.name >= 'order/' AND s.name < 'order0') AS orders`,
      [after],
    )) ?? {}
  return {
    entries: intAt(row, 'entries'),
    orders: intAt(row, 'orders'),
    from: intOrNullAt(row, 'first'),
    to: intOrNullAt(row, 'last'),
    sameRecord,
  }
}
