import type { PrintFact } from '../../shared/contract/printing.ts'
import type { OfficePaperKind } from '../../shared/domain/officePaper/officePaperKinds.ts'
import type { PaperKind } from '../../shared/domain/supervision/ladder.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { intAt, type SqlReader, type SqlRow, textAt } from '../sqlite/driver.ts'

/** The ledger of prints: a row each time that a document came out, in a file or at a printer. */
const factSelect = `SELECT c.id, c.step, c.n, c.at, c.way, c.copies, c.pages, c.sha256, c.destination, c.again,
    c.job IS NOT NULL AS in_job, coalesce(p.name, '') AS name
  FROM print_card c LEFT JOIN person_card p ON p.person = c.by`

/** Of one paper, the newest first. */
export const printsOf = async (db: SqlReader, notice: RowId, step: number): Promise<readonly PrintFact[]> =>
  (await db.all(`${factSelect} WHERE c.id = ? AND c.step = ? ORDER BY c.n DESC`, [notice, step])).map(factOf)

/** `unitName`: whom it went to. */
export type PrintedPaper = PrintFact & {
  readonly kind: PaperKind | OfficePaperKind
  readonly number: string
  readonly unitName: string
}

/** Of all papers, the oldest first, `limit` of them behind the first `skip`. */
export const allPrints = async (db: SqlReader, limit: number, skip: number): Promise<readonly PrintedPaper[]> => {
  const rows = await db.all(
    `SELECT f.*, coalesce(n.kind, o.kind) AS kind, coalesce(n.number ->> 'text', o.number, '') AS number,
       coalesce(u.name, o.addressee, '') AS unit_name FROM (${factSelect}) f
       LEFT JOIN notice_card n ON n.id = f.id AND n.step = f.step LEFT JOIN case_card k ON k.id = n.id
       LEFT JOIN unit_card u ON u.id = k.unit LEFT JOIN printed_paper o ON o.id = f.id AND o.paper = f.step
     ORDER BY f.at, f.id, f.step, f.n LIMIT ? OFFSET ?`,
    [limit, skip],
  )
  return rows.map((row) => ({
    ...factOf(row),
    kind: textAt(row, 'kind') as PrintedPaper['kind'],
    number: textAt(row, 'number'),
    unitName: textAt(row, 'unit_name'),
  }))
}

const factOf = (row: SqlRow): PrintFact => ({
  n: intAt(row, 'n'),
  at: intAt(row, 'at'),
  by: textAt(row, 'name'),
  to: textAt(row, 'way') === 'pdf' ? 'pdf' : 'printer',
  copies: intAt(row, 'copies'),
  pages: intAt(row, 'pages'),
  sha256: textAt(row, 'sha256'),
  destination: textAt(row, 'destination'),
  again: intAt(row, 'again') === 1,
  inJob: intAt(row, 'in_job') === 1,
})
