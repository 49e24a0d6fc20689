import { openDesk } from '../../../electron/store/desk.ts'
import { orderHandlers } from '../../../electron/store/orderHandlers.ts'
import { type Commit, Ledger } from '../../../ledger/ledger.ts'
import { lanes } from '../../../ledger/sqlite/boardQueries.ts'
import { intAt } from '../../../ledger/sqlite/driver.ts'
import type { RowId } from '../../../shared/kernel/ids.ts'
import { bareCommit, type WrittenRows } from '../baseline/bareCommit.ts'
import { median, printSamples } from '../measuring.ts'
import { writtenBy } from '../writtenBy.ts'
import { ask, closeBare, openBare } from './bareSql.ts'
import { beside, type Found } from './deskRows.ts'
import { dropped } from './waitingOrders.ts'

/**
 * The commit of 500 dispatches by the handler that answers a drop, from BEGIN until the disk has it; beside it the sqlite3 package
 * writing the very same rows into the same tables. Each round takes the next orders, first ours, then, on the same file, the bare
 * ones under numbers of their own: a copy of a million orders a round would measure the disk.
 */
export const commitSide = async (file: string, rounds: number): Promise<Found> => {
  const ours: number[] = []
  const written: WrittenRows[] = []
  const opened = await Ledger.open(file)
  if (!opened.ok) throw new Error(opened.error.detail)
  const ledger = opened.value
  const commits: Commit[] = []
  ledger.onCommit((commit) => commits.push(commit))
  const desk = await openDesk(ledger, () => {})
  const [lane] = await lanes(ledger.reader, ledger.now())
  for (let round = 0; round < rounds; round += 1) {
    commits.length = 0
    const rows = (await ledger.reader.all(waitingRows, [dropped])).map((row) => intAt(row, 'id') as RowId)
    const acted = await orderHandlers(desk).dispatch({
      target: { kind: 'rows', rows },
      lead: lane?.unit ?? (0 as RowId),
      supporting: [],
      deadline: { kind: 'setting' },
      note: '',
      seen: [],
    })
    const [commit] = commits
    if (!acted.ok || acted.value.done !== dropped || commit === undefined)
      throw new Error(`the drop was refused: ${JSON.stringify(acted)}`)
    ours.push(commit.tookMs)
    written.push(await writtenBy(ledger.reader, commit))
  }
  await desk.close()
  await ledger.close()
  const theirs: number[] = []
  for (const [round, rows] of written.entries())
    theirs.push(await bareCommit(file, await readdressed(file, rows, round)))
  printSamples('drop of 500, the commit alone', ours)
  printSamples('the same rows, bare SQLite', theirs)
  return { rows: { drop500CommitMs: beside(median(ours), median(theirs)) }, alone: {} }
}

const waitingRows = "SELECT id FROM board WHERE status = 'reported' ORDER BY received_at DESC, id DESC LIMIT ?"

/** The same bytes for orders that wait still, behind the end of the record. */
const readdressed = async (file: string, rows: WrittenRows, round: number): Promise<WrittenRows> => {
  const db = await openBare(file)
  const [head] = await ask(db, 'SELECT max(seq) AS seq FROM entry', [])
  const others = (await ask(db, waitingRows, [dropped])).map(({ id }) => Number(id))
  await closeBare(db)
  const first = Math.min(...rows.entries.map(([seq]) => seq))
  const moved = (seq: number): number => seq - first + Number(head?.seq) + 1
  const other = new Map(rows.board.map(([id], at) => [id, others[at]]))
  const mapped = (id: string | number | null | undefined): number => other.get(id ?? null) ?? Number(id)
  return {
    entries: rows.entries.map(([seq, bytes, hash]) => [moved(seq), bytes, hash] as const),
    streamEntries: rows.streamEntries.map(([stream, seq]) => [mapped(stream), moved(seq)] as const),
    commands: rows.commands.map(([id, seq]) => [`${id} ${round}`, moved(seq)] as const),
    groups: rows.groups.map(([id, seq]) => [`${id} ${round}`, moved(seq)] as const),
    board: rows.board.map(([id, ...values]) => [mapped(id), ...values]),
    versions: rows.versions.map(([stream, version]) => [mapped(stream), version] as const),
  }
}
