import { splitStream } from '../../shared/domain/streams.ts'
import { pinyinInitials } from '../pinyinInitials.ts'
import type { EventProjection } from './projection.ts'
import { projectionTable } from './projectionTable.ts'

/** A card a category, as it is called today; what it was called stands in the orders of that day. */
export const categoriesProjection: EventProjection = {
  name: 'categories',
  version: 1,
  tables: [
    projectionTable(
      'category_card',
      {
        id: 'INTEGER PRIMARY KEY',
        category: 'TEXT NOT NULL UNIQUE',
        parent: 'TEXT',
        level: 'INTEGER NOT NULL',
        name: 'TEXT NOT NULL',
        aliases: 'TEXT NOT NULL',
        initials: 'TEXT NOT NULL',
        retired: 'INTEGER NOT NULL',
      },
      { indexes: { category_parent: '(parent, id)' } },
    ),
  ],
  kind: 'events',
  // A report is matched with the catalogue in the moment it is typed.
  beforeWork: true,
  streams: ['category'],
  apply: async (db, at, { event }, { rowOf }) => {
    if (event.type === 'CategoryRetired' || event.type === 'CategoryRestored')
      return db.run(`UPDATE ${at('category_card')} SET retired = ? WHERE id = ?`, [
        event.type === 'CategoryRetired' ? 1 : 0,
        rowOf(event.stream),
      ])
    if (event.type !== 'CategoryAdded' && event.type !== 'CategoryChanged') return
    const { name = '', aliases = '' } = event.words
    const [initials = ''] = await pinyinInitials([name])
    const { parent, level } = event.data
    await db.run(
      `INSERT INTO ${at('category_card')} (id, category, parent, level, name, aliases, initials, retired)
       VALUES (?, ?, ?, ?, ?, ?, ?, 0)
       ON CONFLICT (id) DO UPDATE SET parent = excluded.parent, level = excluded.level, name = excluded.name,
         aliases = excluded.aliases, initials = excluded.initials`,
      [rowOf(event.stream), splitStream(event.stream).id, parent, level, name, aliases, initials],
    )
  },
}
