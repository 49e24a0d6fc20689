import type { DomainEvent } from '../shared/domain/event.ts'
import type { Instant } from '../shared/kernel/chinaTime.ts'
import type { StreamName } from '../shared/kernel/ids.ts'
import { foldStreams } from './foldStreams.ts'
import { boardProjection, unitRows } from './projections/boardProjection.ts'
import { discardAllShadows, requestRebuild } from './projections/buildShadows.ts'
import { ordersByRow } from './projections/orderFold.ts'
import { concernsKind } from './projections/projection.ts'
import { projections } from './projections/projections.ts'
import { forgetInSearch } from './search/forgetInSearch.ts'
import { intAt, type SqlReader, type SqlWriter, textAt } from './sqlite/driver.ts'
import { streamsByName } from './sqlite/entries.ts'
import type { WriteQueue } from './sqlite/writeQueue.ts'
import { forgetWordsAbout } from './unsentWords.ts'

/**
 * Erasing makes words unreadable by dropping the keys that open them; the entries and their chain stay whole. Within the
 * commit go the keys and what the board and the search index hold; tables that quote are made again (a shadow) and cleared
 * away; then the write-ahead log is emptied. Only then is it done.
 *
 *     commit: keys, board, index ──> rebuilt and cleared ──> log emptied ──> cleared
 */
export const erasedBy = (events: readonly DomainEvent[]): readonly StreamName[] => [
  ...new Set(
    events.flatMap((event) => (event.type === 'OrderReporterErased' ? [event.stream, ...event.data.quotes] : [])),
  ),
]

/** Within a transaction, after the entries that say so are written, or for a ledger that was restored from before. */
export const eraseStreams = async (db: SqlWriter, names: readonly StreamName[], at: Instant): Promise<void> => {
  if (names.length === 0) return
  const rows = [...(await streamsByName(db, names)).values()]
  const ids = rows.map((row) => row.id)
  // While the keys are there: a contentless index forgets only what it is told word for word.
  for (const row of rows) if (row.name.startsWith('order/')) await forgetInSearch(db, row)
  await db.run('DELETE FROM stream_key WHERE stream IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)])
  await db.run(
    `INSERT INTO erased_stream (name, at, cleared) SELECT value, ?, 0 FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`,
    [at, JSON.stringify(names)],
  )
  await forgetWordsAbout(db, names)
  const orders = await ordersByRow(db, ids)
  const live = (table: string) => table
  const context = { unitRow: await unitRows(db), rowOf: () => 0 }
  await boardProjection.apply(
    db,
    live,
    orders.map((order) => ({ ...order, fresh: false })),
    context,
  )
  // A shadow may have read them already.
  await discardAllShadows(db)
  const kinds = new Set(rows.map((row) => row.name.split('/', 1)[0] ?? ''))
  const quoting = projections.filter(
    (one) => one.kind === 'events' && !one.wordless && [...kinds].some((kind) => concernsKind(one, kind)),
  )
  await requestRebuild(
    db,
    quoting.map((one) => one.name),
  )
}

export const isUncleared = async (db: SqlReader): Promise<boolean> =>
  (await db.get('SELECT 1 FROM erased_stream WHERE cleared = 0 LIMIT 1')) !== null

/** Once every projection is level and what they replaced is cleared away: nothing of the words may lie in the log either. */
export const clearLog = async (queue: WriteQueue): Promise<boolean> =>
  queue.alone(async (db) => {
    await db.run('UPDATE erased_stream SET cleared = 1 WHERE cleared = 0')
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const row = await db.get('PRAGMA wal_checkpoint(TRUNCATE)')
      if (row?.busy === 0) return true
      // Somebody reads just now; an open view's list takes a moment.
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    await db.run('UPDATE erased_stream SET cleared = 0')
    return false
  })

/** Files that only erased orders name: the same bytes may belong to somebody else's order too. */
export const erasedFiles = async (db: SqlReader): Promise<readonly string[]> => {
  const names = (await erasedStreams(db)).map((one) => one.name).filter((name) => name.startsWith('order/'))
  const erased = new Set(names)
  const { states } = await foldStreams(db, [...(await streamsByName(db, names)).values()])
  const theirs = [...states.values()].flatMap((state) =>
    state.kind === 'order' ? state.order.attachments.map((file) => file.hash) : [],
  )
  if (theirs.length === 0) return []
  const rows = await db.all(
    `SELECT json_extract(CAST(bytes AS TEXT), '$.command.stream') AS stream,
       json_extract(CAST(bytes AS TEXT), '$.events[0].data.hash') AS hash
     FROM entry WHERE json_extract(CAST(bytes AS TEXT), '$.command.type') = 'attachFile'`,
  )
  const others = rows.flatMap((row) => (erased.has(textAt(row, 'stream') as StreamName) ? [] : [textAt(row, 'hash')]))
  const shared = new Set(others)
  return [...new Set(theirs)].filter((hash) => !shared.has(hash))
}

export type ErasedStream = { readonly name: StreamName; readonly at: Instant }
export const erasedStreams = async (db: SqlReader): Promise<readonly ErasedStream[]> => {
  const rows = await db.all('SELECT name, at FROM erased_stream ORDER BY at, name')
  return rows.map((row) => ({ name: textAt(row, 'name') as StreamName, at: intAt(row, 'at') }))
}
