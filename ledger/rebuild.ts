import type { Words } from '../shared/domain/event.ts'
import { isKnownEvent } from '../shared/domain/knownEvents.ts'
import { isOrderStream } from '../shared/domain/streams.ts'
import type { StreamName } from '../shared/kernel/ids.ts'
import { openEvent, wordsOf } from './entry.ts'
import { foldStreams } from './foldStreams.ts'
import { searchVersion } from './search/searchIndex.ts'
import { intAt, type SqlReader, type SqlWriter, textAt } from './sqlite/driver.ts'
import { entriesAfter, headOf, keysOf, type StreamRow, streamsByName } from './sqlite/entries.ts'
import {
  applyToBoard,
  applyToOrderDays,
  type BoardChange,
  serialOf,
  type UnitRows,
  unitRows,
} from './sqlite/projectBoard.ts'
import { applyToCards } from './sqlite/projectCards.ts'
import { inTransaction } from './sqlite/writeQueue.ts'

/** Raised whenever the board or the cards would come out differently from the same record. */
export const deskVersion = 1
const step = 500

/** How far the desk's projections have read: with every commit, as far as the record. */
export const markDesk = (db: SqlWriter, seq: number): Promise<void> =>
  db.run(
    `INSERT INTO projection (name, version, cursor) VALUES ('desk', ?, ?)
     ON CONFLICT (name) DO UPDATE SET version = excluded.version, cursor = excluded.cursor`,
    [deskVersion, seq],
  )

/** At opening: projections of another version, or behind the record, are made again from it. */
export const bringDeskUp = async (db: SqlWriter): Promise<void> => {
  const rows = await db.all('SELECT name, version, cursor FROM projection')
  const marks = new Map(rows.map((row) => [textAt(row, 'name'), row]))
  const search = marks.get('search')
  if (search !== undefined && intAt(search, 'version') !== searchVersion) await inTransaction(db, () => dropSearch(db))
  const head = await headOf(db)
  const desk = marks.get('desk')
  if (
    head.seq === 0 ||
    (desk !== undefined && intAt(desk, 'version') === deskVersion && intAt(desk, 'cursor') === head.seq)
  )
    return
  await rebuildDesk(db)
}

const dropSearch = async (db: SqlWriter): Promise<void> => {
  await db.exec("INSERT INTO search (search) VALUES ('delete-all'); DELETE FROM projection WHERE name = 'search'")
}

/** Board and cards from the record alone, in one transaction: the desk sees the old ones or the new ones. */
export const rebuildDesk = (db: SqlWriter): Promise<void> =>
  inTransaction(db, async () => {
    await db.exec(`DELETE FROM board; DELETE FROM order_day; DELETE FROM unit_card; DELETE FROM person_card;
      DELETE FROM settings_card; DELETE FROM notice_card`)
    const unitRow = await unitRows(db)
    await replayCards(db, unitRow)
    let after = 0
    for (;;) {
      const changes = await boardChangesAfter(db, after)
      if (changes.next === null) break
      await applyToBoard(db, changes.changes, unitRow)
      const days = new Map<string, number>()
      for (const { order } of changes.changes) {
        const { day, serial } = serialOf(order.number)
        days.set(day, Math.max(serial, days.get(day) ?? 0))
      }
      await applyToOrderDays(db, days)
      after = changes.next
    }
    await markDesk(db, (await headOf(db)).seq)
  })

/** The rows of the next orders by row number, folded from their entries; `next` null when there are no more. */
export const boardChangesAfter = async (
  db: SqlReader,
  after: number,
): Promise<{ readonly changes: readonly BoardChange[]; readonly next: number | null }> => {
  const rows = await db.all('SELECT id, name, version FROM stream WHERE id > ? ORDER BY id LIMIT ?', [after, step])
  const streams = rows.map(
    (row): StreamRow => ({
      id: intAt(row, 'id'),
      name: textAt(row, 'name') as StreamName,
      version: intAt(row, 'version'),
    }),
  )
  const last = streams.at(-1)
  if (last === undefined) return { changes: [], next: null }
  const orders = streams.filter((stream) => isOrderStream(stream.name))
  const folded = await foldStreams(db, orders)
  const keys = await keysOf(
    db,
    orders.map((stream) => stream.id),
  )
  const changes = orders.flatMap((stream): readonly BoardChange[] => {
    const state = folded.states.get(stream.name)
    if (state?.kind !== 'order') return []
    const words = folded.wordsOf(stream.name, keys.get(stream.id) ?? null)
    return [{ id: stream.id, order: state.order, words, fresh: true }]
  })
  return { changes, next: last.id }
}

const replayCards = async (db: SqlWriter, unitRow: UnitRows): Promise<void> => {
  let after = 0
  for (;;) {
    const entries = await entriesAfter(db, after, step)
    const last = entries.at(-1)
    if (last === undefined) return
    after = last.seq
    for (const entry of entries) {
      const events = entry.events.filter((event) => !isOrderStream(event.stream) && isKnownEvent(event))
      if (events.length === 0) continue
      const names = entry.command.expects.map((one) => one.stream)
      const streams = await streamsByName(db, [...names, ...events.map((event) => event.stream)])
      const rowOf = (stream: StreamName): number => {
        const row = streams.get(stream)
        if (row === undefined) throw new Error(`stream ${stream}: no row`)
        return row.id
      }
      const keys = await keysOf(
        db,
        [...streams.values()].map((row) => row.id),
      )
      for (const event of events) {
        const key = keys.get(rowOf(event.stream)) ?? null
        const words: Words = wordsOf(event, entry.command.id, key) ?? {}
        const opened = { ...openEvent(event), words } as ReturnType<typeof openEvent>
        await applyToCards(db, { event: opened, at: entry.recordedAt, rowOf, unitRow })
      }
    }
  }
}
