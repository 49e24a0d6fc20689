import { wordsOf } from '../../../ledger/entry.ts'
import { intAt, textAt } from '../../../ledger/sqlite/driver.ts'
import { entriesOf, keysOf } from '../../../ledger/sqlite/entries.ts'
import { aliasList } from '../../../shared/domain/catalogue/aliases.ts'
import type { Words } from '../../../shared/domain/event.ts'
import type { StreamKind } from '../../../shared/domain/streams.ts'
import { splitStream } from '../../../shared/domain/streams.ts'
import type { StreamName } from '../../../shared/kernel/ids.ts'
import type { Desk } from '../desk.ts'

/** An entry of the catalogue as its own history tells it: some hundred of them at most, read when a table of them is taken over. */
export type AtHand = {
  readonly stream: StreamName
  readonly id: string
  /** Words as they stand; those that a later change did not name are kept. */
  readonly words: Words
  /** The open part of the last addition or change. */
  readonly data: Readonly<Record<string, unknown>>
  readonly retired: boolean
}

export const catalogueAtHand = async (
  desk: Desk,
  kind: Extract<StreamKind, 'unit' | 'person' | 'category' | 'town'>,
): Promise<Map<StreamName, AtHand>> => {
  const db = desk.ledger.reader
  const rows = await db.all('SELECT id, name FROM stream WHERE name >= ? AND name < ?', [`${kind}/`, `${kind}0`])
  const ids = new Map(rows.map((row) => [textAt(row, 'name'), intAt(row, 'id')]))
  const [entries, keys] = await Promise.all([entriesOf(db, [...ids.values()]), keysOf(db, [...ids.values()])])
  const found = new Map<StreamName, AtHand>()
  for (const entry of entries)
    for (const event of entry.events) {
      const id = ids.get(event.stream)
      if (id === undefined) continue
      const before = found.get(event.stream)
      const words = wordsOf(event, entry.command.id, keys.get(id) ?? null) ?? {}
      found.set(event.stream, {
        stream: event.stream,
        id: splitStream(event.stream).id,
        words: { ...before?.words, ...words },
        data: /Added|Changed/u.test(event.type) ? (event.data as AtHand['data']) : (before?.data ?? {}),
        retired: event.type.endsWith('Retired') || ((before?.retired ?? false) && !event.type.endsWith('Restored')),
      })
    }
  return found
}

export const namesOf = ({ words }: AtHand): readonly string[] => [
  words.name ?? '',
  words.fullName ?? '',
  ...aliasList(words.aliases ?? ''),
]
