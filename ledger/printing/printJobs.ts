import type {
  JobStatus,
  JobTrouble,
  PrintJob,
  PrintJobCard,
  PrintTurn,
  PrintWay,
} from '../../shared/contract/printing.ts'
import type { DocumentNumber } from '../../shared/domain/document/documentNumber.ts'
import type { PaperKind } from '../../shared/domain/supervision/ladder.ts'
import type { Instant } from '../../shared/kernel/chinaTime.ts'
import type { CommandId, PersonId, RowId } from '../../shared/kernel/ids.ts'
import { printOrder, type Turn } from '../../shared/printing/printOrder.ts'
import { intAt, intOrNullAt, type SqlReader, type SqlRow, type SqlWriter, textAt } from '../sqlite/driver.ts'

/**
 * The tables `print_job` and `print_turn`: what a job has handed over and what waits. Each change is one statement or one
 * transaction of the caller's, so that a job is read the same after any crash.
 */
export type JobPaper = { readonly notice: RowId; readonly step: number }

type Begun = { readonly id: string; readonly at: Instant; readonly person: PersonId; readonly way: PrintWay }

export const beginJob = async (db: SqlWriter, begun: Begun, papers: readonly JobPaper[]): Promise<void> => {
  const { id, at, person, way } = begun
  await db.run(`INSERT INTO print_job (id, made_at, person, way, status, changed_at) VALUES (?, ?, ?, ?, 'open', ?)`, [
    id,
    at,
    person,
    JSON.stringify(way),
    at,
  ])
  const [copies, collated] = way.to === 'printer' ? [way.copies, way.collated] : [1, true]
  const turns = printOrder(papers.length, copies, collated)
  await insertTurns(db, id, 0, turns, (paper) => papers[paper])
}

const insertTurns = (
  db: SqlWriter,
  job: string,
  from: number,
  turns: readonly Turn[],
  paperOf: (paper: number) => JobPaper | undefined,
): Promise<void> => {
  const rows = turns.flatMap(({ paper, copies, fromPage }, at) => {
    const named = paperOf(paper)
    return named === undefined ? [] : [[from + at, paper, named.notice, named.step, copies, fromPage]]
  })
  return db.run(
    `INSERT INTO print_turn (job, place, paper, notice, step, copies, from_page, status)
     SELECT ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, 'waiting' FROM json_each(?)`,
    [job, JSON.stringify(rows)],
  )
}

/** Every turn from a place on is put anew: what was good before it stays as it was. */
export const replaceTurns = async (
  db: SqlWriter,
  job: PrintJob,
  from: number,
  turns: readonly Turn[],
): Promise<void> => {
  await db.run('DELETE FROM print_turn WHERE job = ? AND place >= ?', [job.job, from])
  await insertTurns(db, job.job, from, turns, (paper) => job.list.find((turn) => turn.paper === paper))
  // A paper that was laid out before has as many pages as it had.
  const known = job.list.flatMap(({ paper, pages }) => (pages === null ? [] : [[paper, pages]]))
  await db.run(
    `UPDATE print_turn SET pages = k.pages FROM (SELECT value ->> 0 AS paper, value ->> 1 AS pages FROM json_each(?)) k
     WHERE job = ? AND place >= ? AND print_turn.paper = k.paper`,
    [JSON.stringify(known), job.job, from],
  )
}

/** Each turn gets the id of the command that will record it; one that has it keeps it, and the file that it was to be. */
export const handTurns = async (
  db: SqlWriter,
  job: string,
  { places, destination }: { readonly places: readonly number[]; readonly destination: string },
  newCommand: () => CommandId,
): Promise<void> => {
  const given = places.map((place) => [place, newCommand()])
  await db.run(
    `UPDATE print_turn SET status = 'handed', command = coalesce(print_turn.command, g.command), destination = ?
     FROM (SELECT value ->> 0 AS place, value ->> 1 AS command FROM json_each(?)) g
     WHERE job = ? AND print_turn.place = g.place AND print_turn.status IN ('waiting', 'handed')`,
    [destination, JSON.stringify(given), job],
  )
}

export const markPrinted = (
  db: SqlWriter,
  job: string,
  turns: readonly { readonly place: number; readonly pages: number }[],
  destination: string,
): Promise<void> =>
  db.run(
    `UPDATE print_turn SET status = 'printed', pages = p.pages, destination = ?
     FROM (SELECT value ->> 'place' AS place, value ->> 'pages' AS pages FROM json_each(?)) p
     WHERE job = ? AND print_turn.place = p.place`,
    [destination, JSON.stringify(turns), job],
  )

export const passTurn = (
  db: SqlWriter,
  job: string,
  place: number,
  trouble: NonNullable<PrintTurn['trouble']>,
): Promise<void> =>
  db.run(`UPDATE print_turn SET status = 'passed', trouble = ? WHERE job = ? AND place = ?`, [
    JSON.stringify(trouble),
    job,
    place,
  ])

/** Handed over, and known not to have come out: it waits again, under a new command. */
export const takeBack = (db: SqlWriter, job: string): Promise<void> =>
  db.run(
    `UPDATE print_turn SET status = 'waiting', command = NULL, destination = NULL WHERE job = ? AND status = 'handed'`,
    [job],
  )

export const setJob = (
  db: SqlWriter,
  job: string,
  status: JobStatus,
  trouble: JobTrouble | null,
  at: Instant,
): Promise<void> =>
  db.run('UPDATE print_job SET status = ?, trouble = ?, changed_at = ? WHERE id = ?', [
    status,
    trouble === null ? null : JSON.stringify(trouble),
    at,
    job,
  ])

export const setWay = (db: SqlWriter, job: string, way: PrintWay): Promise<void> =>
  db.run('UPDATE print_job SET way = ? WHERE id = ?', [JSON.stringify(way), job])

/** How many that are over are still listed; older ones are cleared when a job begins. */
const keptOver = 20

export const clearOldJobs = async (db: SqlWriter): Promise<void> => {
  await db.run(
    `DELETE FROM print_job WHERE status IN ('done', 'cancelled') AND id NOT IN (SELECT id FROM print_job
       WHERE status IN ('done', 'cancelled') ORDER BY changed_at DESC, id DESC LIMIT ?)`,
    [keptOver],
  )
  await db.run('DELETE FROM print_turn WHERE job NOT IN (SELECT id FROM print_job)')
}

const jobSelect = `SELECT j.id, j.made_at, j.way, j.status, j.trouble, coalesce(p.name, '') AS name,
    (SELECT count(DISTINCT paper) FROM print_turn t WHERE t.job = j.id) AS papers,
    (SELECT count(*) FROM print_turn t WHERE t.job = j.id) AS turns,
    (SELECT count(*) FROM print_turn t WHERE t.job = j.id AND t.status = 'printed') AS printed,
    (SELECT count(*) FROM print_turn t WHERE t.job = j.id AND t.status = 'passed') AS passed
  FROM print_job j LEFT JOIN person_card p ON p.person = j.person`

export const printJobs = async (db: SqlReader): Promise<readonly PrintJobCard[]> =>
  (await db.all(`${jobSelect} ORDER BY j.status NOT IN ('open', 'halted'), j.made_at DESC, j.id DESC`)).map(cardOf)

export const printJob = async (db: SqlReader, job: string): Promise<PrintJob | null> => {
  const row = await db.get(`${jobSelect} WHERE j.id = ?`, [job])
  if (row === null) return null
  const turns = await db.all(
    `SELECT t.place, t.paper, t.notice, t.step, t.copies, t.from_page, t.status, t.pages, t.destination, t.trouble, n.kind,
       n.number, coalesce(u.name, '') AS unit_name
     FROM print_turn t LEFT JOIN notice_card n ON n.id = t.notice AND n.step = t.step
       LEFT JOIN case_card c ON c.id = t.notice LEFT JOIN unit_card u ON u.id = c.unit
     WHERE t.job = ? ORDER BY t.place`,
    [job],
  )
  return { ...cardOf(row), list: turns.map(turnOf) }
}

/** Under which command each of these turns is recorded. */
export const commandsOf = async (
  db: SqlReader,
  job: string,
  places: readonly number[],
): Promise<ReadonlyMap<number, CommandId>> => {
  const rows = await db.all(
    `SELECT place, command FROM print_turn WHERE job = ? AND status = 'handed' AND command IS NOT NULL
       AND place IN (SELECT value FROM json_each(?))`,
    [job, JSON.stringify(places)],
  )
  return new Map(rows.map((row) => [intAt(row, 'place'), textAt(row, 'command') as CommandId]))
}

/** Handed over and already in the record: the program ended between the two. */
export const recordedTurns = async (db: SqlReader, job: string): Promise<readonly number[]> => {
  const rows = await db.all(
    `SELECT place FROM print_turn WHERE job = ? AND status = 'handed' AND command IN (SELECT id FROM command)`,
    [job],
  )
  return rows.map((row) => intAt(row, 'place'))
}

const cardOf = (row: SqlRow): PrintJobCard => ({
  job: textAt(row, 'id'),
  madeAt: intAt(row, 'made_at'),
  by: textAt(row, 'name'),
  way: JSON.parse(textAt(row, 'way')) as PrintWay,
  status: textAt(row, 'status') as JobStatus,
  trouble: row.trouble === null ? null : (JSON.parse(textAt(row, 'trouble')) as JobTrouble),
  papers: intAt(row, 'papers'),
  turns: intAt(row, 'turns'),
  printed: intAt(row, 'printed'),
  passed: intAt(row, 'passed'),
})

const turnOf = (row: SqlRow): PrintTurn => ({
  place: intAt(row, 'place'),
  paper: intAt(row, 'paper'),
  notice: intAt(row, 'notice') as RowId,
  step: intAt(row, 'step'),
  copies: intAt(row, 'copies'),
  fromPage: intAt(row, 'from_page'),
  status: textAt(row, 'status') as PrintTurn['status'],
  pages: intOrNullAt(row, 'pages'),
  destination: row.destination === null ? '' : textAt(row, 'destination'),
  trouble: row.trouble === null ? null : (JSON.parse(textAt(row, 'trouble')) as PrintTurn['trouble']),
  kind: (row.kind === null ? 'notice' : textAt(row, 'kind')) as PaperKind,
  number: row.number === null ? null : (JSON.parse(textAt(row, 'number')) as DocumentNumber),
  unitName: textAt(row, 'unit_name'),
})
