import { documentNumberText } from '../../shared/domain/document/documentNumber.ts'
import type { PrintData } from '../../shared/domain/document/documentLife.ts'
import type { DomainEvent } from '../../shared/domain/event.ts'
import type { Instant } from '../../shared/kernel/chinaTime.ts'
import type { EventProjection } from './projection.ts'
import { projectionTable } from './projectionTable.ts'

/**
 * Every printing of a document: a row each, numbered from 1 within its document. `again`: it was printed before, alone or in
 * another job; the copies of one job are one printing. Papers of supervision are told by `notice_card`, those about one order by
 * `printed_paper`; a kind of document that records prints of its own is one more line in `printOf`.
 */
export const printsProjection: EventProjection = {
  name: 'prints',
  version: 2,
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
    projectionTable(
      'printed_paper',
      {
        id: 'INTEGER NOT NULL',
        paper: 'INTEGER NOT NULL',
        kind: 'TEXT NOT NULL',
        number: 'TEXT NOT NULL',
        addressee: 'TEXT NOT NULL',
      },
      { primaryKey: '(id, paper)', withoutRowid: true },
    ),
  ],
  kind: 'events',
  beforeWork: false,
  streams: ['supervision', 'officePaper'],
  types: ['NoticePrinted', 'PaperPrinted', 'PaperSigned'],
  apply: async (db, at, { event, by }, { rowOf }) => {
    if (event.type === 'PaperSigned') {
      const { paper, kind, number } = event.data
      await db.run(`INSERT INTO ${at('printed_paper')} (id, paper, kind, number, addressee) VALUES (?, ?, ?, ?, ?)`, [
        rowOf(event.stream),
        paper,
        kind,
        documentNumberText(number),
        event.words.addressee ?? '',
      ])
      return
    }
    const print = printOf(event)
    if (print === null) return
    const { step, printedAt, to, copies, pages, sha256, job = null, destination } = print
    const card = at('print_card')
    await db.run(
      `INSERT INTO ${card} (id, step, n, at, by, way, copies, pages, sha256, destination, job, again)
       SELECT ?1, ?2, count(*) + 1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, coalesce(max(job IS NULL OR job IS NOT ?10), 0)
       FROM ${card} WHERE id = ?1 AND step = ?2`,
      [rowOf(event.stream), step, printedAt, by, to, copies, pages, sha256, destination, job],
    )
  },
}

type Print = PrintData & { readonly step: number; readonly printedAt: Instant; readonly destination: string }

/** `step`: which of the papers of its stream it was. */
const printOf = (event: DomainEvent): Print | null => {
  switch (event.type) {
    case 'NoticePrinted':
      // Version 1 knew one notice a case.
      return { ...event.data, step: event.v === 2 ? event.data.step : 1, destination: event.words.destination ?? '' }
    case 'PaperPrinted':
      return { ...event.data, step: event.data.paper, destination: event.words.destination ?? '' }
    default:
      return null
  }
}
