import type { StreamName } from '../../shared/kernel/ids.ts'
import { noWords } from '../../shared/views/orderWords.ts'
import { foldEntries } from '../foldStreams.ts'
import { marksOf } from '../projections/projectionMarks.ts'
import type { SqlWriter } from '../sqlite/driver.ts'
import { entriesOf, keysOf, type StreamRow } from '../sqlite/entries.ts'
import { orderTokens } from './orderTokens.ts'
import { searchProjection } from './searchProjection.ts'

/**
 * An order's words go out of the index, its number stays. What the index has not read yet it will read without words, the
 * key being gone; an index of another version waits for its shadow, and is cleared away whole.
 */
export const forgetInSearch = async (db: SqlWriter, { id, name }: StreamRow): Promise<void> => {
  const mark = (await marksOf(db)).get(searchProjection.name)
  if (mark === undefined || mark.version !== searchProjection.version) return
  const key = (await keysOf(db, [id])).get(id) ?? null
  const folded = foldEntries(await entriesOf(db, [id], mark.cursor), new Set<StreamName>([name]))
  const state = folded.states.get(name)
  if (state?.kind !== 'order' || key === null) return
  const { number } = state.order
  const takenBy = folded.takenBy(name)
  const [before = '', after = ''] = await orderTokens([
    { number, words: folded.wordsOf(name, key), takenBy },
    { number, words: noWords, takenBy },
  ])
  await db.run("INSERT INTO search (search, rowid, tokens) VALUES ('delete', ?, ?)", [id, before])
  await db.run('INSERT INTO search (rowid, tokens) VALUES (?, ?)', [id, after])
}
