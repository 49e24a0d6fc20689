import { splitStream } from '../../shared/domain/streams.ts'
import { pinyinInitials } from '../pinyinInitials.ts'
import type { EventProjection } from './projection.ts'
import { projectionTable } from './projectionTable.ts'

/** A card a town, as it is called today. */
export const townsProjection: EventProjection = {
  name: 'towns',
  version: 1,
  tables: [
    projectionTable('town_card', {
      id: 'INTEGER PRIMARY KEY',
      town: 'TEXT NOT NULL UNIQUE',
      name: 'TEXT NOT NULL',
      aliases: 'TEXT NOT NULL',
      initials: 'TEXT NOT NULL',
      retired: 'INTEGER NOT NULL',
    }),
  ],
  kind: 'events',
  beforeWork: true,
  streams: ['town'],
  apply: async (db, at, { event }, { rowOf }) => {
    if (event.type === 'TownRetired' || event.type === 'TownRestored')
      return db.run(`UPDATE ${at('town_card')} SET retired = ? WHERE id = ?`, [
        event.type === 'TownRetired' ? 1 : 0,
        rowOf(event.stream),
      ])
    if (event.type !== 'TownAdded' && event.type !== 'TownChanged') return
    const { name = '', aliases = '' } = event.words
    const [initials = ''] = await pinyinInitials([name])
    await db.run(
      `INSERT INTO ${at('town_card')} (id, town, name, aliases, initials, retired) VALUES (?, ?, ?, ?, ?, 0)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, aliases = excluded.aliases, initials = excluded.initials`,
      [rowOf(event.stream), splitStream(event.stream).id, name, aliases, initials],
    )
  },
}
