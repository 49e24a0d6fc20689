import type { EventProjection } from './projection.ts'
import { projectionTable } from './projectionTable.ts'

/**
 * Every printing of a document: a row each, numbered from 1 within its document. `again`: it was printed before, alone or in
 * another job; the copies of one job are one printing. A kind of document that records prints of its own is one more event here.
 */
export const printsProjection: EventProjection = {
  name: 'prints',
  version: 1,
  tables: [
    projectionTable(
      'print_card',
      {
        id: 'INTEGER NOT NULL',
        step: 'INTEGER NOT NULL',
        n: 'INTEGER NOT NULL',
        at: 'INTEGER NOT NULL',
        by: 'TEXT NOT NULL',
        way: 'TEXT NOT NULL',
        copies: 'INTEGER NOT NULL',
        pages: 'INTEGER NOT NULL',
        sha256: 'TEXT NOT NULL',
        destination: 'TEXT NOT NULL',
        job: 'TEXT',
        again: 'INTEGER NOT NULL',
      },
      { primaryKey: '(id, step, n)', withoutRowid: true, indexes: { print_card_at: '(at)' } },
    ),
  ],
  kind: 'events',
  beforeWork: false,
  streams: ['supervision'],
  types: ['NoticePrinted'],
  apply: async (db, at, { event, by }, { rowOf }) => {
    if (event.type !== 'NoticePrinted') return
    const { printedAt, to, copies, pages, sha256, job = null } = event.data
    // Version 1 knew one notice a case.
    const step = event.v === 2 ? event.data.step : 1
    const card = at('print_card')
    await db.run(
      `INSERT INTO ${card} (id, step, n, at, by, way, copies, pages, sha256, destination, job, again)
       SELECT ?1, ?2, count(*) + 1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, coalesce(max(job IS NULL OR job IS NOT ?10), 0)
       FROM ${card} WHERE id = ?1 AND step = ?2`,
      [rowOf(event.stream), step, printedAt, by, to, copies, pages, sha256, event.words.destination, job],
    )
  },
}
