import { wordsOf } from '../../../ledger/entry.ts'
import { entriesOf, keysOf, streamsByName } from '../../../ledger/sqlite/entries.ts'
import { orderStream } from '../../../shared/domain/streams.ts'
import type { StreamName } from '../../../shared/kernel/ids.ts'
import { hearSource, nothingSaid, type SourceSaid } from '../../../shared/views/sourceSaid.ts'
import type { Desk } from '../desk.ts'
import { importedOrderId } from './importRun.ts'

/** The order that a source means by an id. `said` null: there is none yet; 'erased': nobody can tell any more what it said. */
export type MeantOrder = {
  readonly stream: StreamName
  readonly generation: number
  readonly said: SourceSaid | 'erased' | null
}

/**
 * The orders that a source means by its ids. An order whose import was undone is passed over: the same id then means another
 * one, of the next generation, so that a table that was taken under a wrong plan can be taken again under the right one.
 */
export const meantOrders = async (
  desk: Desk,
  sourceName: string,
  sourceIds: readonly string[],
): Promise<ReadonlyMap<string, MeantOrder>> => {
  const found = new Map<string, MeantOrder>()
  let asked = [...new Set(sourceIds)]
  for (let generation = 0; asked.length > 0; generation += 1) {
    const streamOf = (id: string): StreamName => orderStream(importedOrderId(sourceName, id, generation))
    const said = await saidBySource(desk, asked.map(streamOf))
    for (const id of asked) {
      const stream = streamOf(id)
      found.set(id, { stream, generation, said: said.get(stream) ?? null })
    }
    asked = asked.filter((id) => {
      const heard = found.get(id)?.said
      return heard !== null && heard !== 'erased' && heard?.withdrawn === true
    })
  }
  return found
}

/** What was said of these orders so far; one that is not there is absent. */
const saidBySource = async (
  desk: Desk,
  streams: readonly StreamName[],
): Promise<ReadonlyMap<StreamName, SourceSaid | 'erased'>> => {
  const db = desk.ledger.reader
  const rows = await streamsByName(db, streams)
  const ids = [...rows.values()].map((row) => row.id)
  const [entries, keys] = await Promise.all([entriesOf(db, ids), keysOf(db, ids)])
  const said = new Map<StreamName, SourceSaid | 'erased'>()
  for (const entry of entries)
    for (const event of entry.events) {
      const row = rows.get(event.stream)
      if (row === undefined) continue
      const key = keys.get(row.id)
      const before = said.get(event.stream) ?? nothingSaid
      if (key === undefined || before === 'erased') {
        said.set(event.stream, 'erased')
        continue
      }
      const words = wordsOf(event, entry.command.id, key) ?? {}
      said.set(
        event.stream,
        hearSource(before, { type: event.type, command: entry.command.id, undoes: undoneBy(event.data), words }),
      )
    }
  return said
}

const undoneBy = (data: unknown): string =>
  typeof data === 'object' && data !== null && 'undoes' in data && typeof data.undoes === 'string' ? data.undoes : ''
