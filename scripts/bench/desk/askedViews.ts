import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type sqlite3 from 'sqlite3'
import { z } from 'zod'
import { type SavedView, savedView } from '../../../shared/contract/savedViews.ts'
import { sort as sortSchema } from '../../../shared/contract/views.ts'
import { setColumns } from '../../../shared/views/filterColumns.ts'
import { ask } from './bareSql.ts'

const viewsFile = z.object({
  filters: z.record(z.string(), z.record(z.string(), z.unknown())),
  pairs: z.array(z.object({ filter: z.string(), sort: sortSchema })).length(30),
})

/**
 * The thirty pairs of views.json as views under names, which the window imports and opens like a person's own. A number in the
 * file stands for so many of the most frequent values of its column in this ledger; units by their names.
 */
export const askedViews = async (db: sqlite3.Database): Promise<readonly SavedView[]> => {
  const { filters, pairs } = viewsFile.parse(
    JSON.parse(readFileSync(join(import.meta.dirname, '../views.json'), 'utf8')),
  )
  const made = new Map<string, Readonly<Record<string, unknown>>>()
  for (const [name, wanted] of Object.entries(filters)) made.set(name, await filled(db, wanted))
  return pairs.map(({ filter, sort }) =>
    savedView.parse({
      name: `${filter} ${sort.column} ${sort.direction}`,
      inbox: 'all',
      search: '',
      filters: made.get(filter) ?? {},
      sort,
      columns: { order: [], hidden: [], pinned: [], widths: {} },
    }),
  )
}

const filled = async (
  db: sqlite3.Database,
  filters: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> => {
  const made: Record<string, unknown> = {}
  for (const [column, wanted] of Object.entries(filters)) {
    const set = setColumns.find((known) => known === column)
    made[column] = typeof wanted === 'number' && set !== undefined ? await frequent(db, set, wanted) : wanted
  }
  return made
}

const frequent = async (db: sqlite3.Database, column: string, count: number): Promise<readonly unknown[]> => {
  const rows = await ask(
    db,
    `SELECT ${column} AS value FROM board WHERE ${column} IS NOT NULL AND ${column} <> '' GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ?`,
    [count],
  )
  const values = rows.map(({ value }) => value)
  if (column !== 'lead') return values
  const named = await ask(db, 'SELECT id, name FROM unit_card', [])
  return values.map((unit) => named.find(({ id }) => id === unit)?.name)
}
