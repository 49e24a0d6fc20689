import { unreachable } from '../../shared/kernel/unreachable.ts'
import { type BoardFacts, type BoardWords, boardFacts, boardWords } from '../../shared/views/boardRow.ts'
import type { SqlReader, SqlValue, SqlWriter } from '../sqlite/driver.ts'
import { intAt, textAt } from '../sqlite/driver.ts'
import { insertMany } from '../sqlite/entries.ts'
import type { OrderChange, OrderProjection, TableNames, UnitRows } from './projection.ts'
import { projectionTable } from './projectionTable.ts'

/**
 * A row an order, for the grid. A column is declared here and nowhere else: its type, where its value comes from, and when it
 * moves. `fixed` ones are given with the report, `typed` ones move with a correction, the others with the life cycle.
 */
type BoardColumn = { readonly name: string; readonly type: string } & (
  | { readonly moves: 'never'; readonly value: (facts: BoardFacts, id: number) => SqlValue }
  | { readonly moves: 'words'; readonly value: (words: BoardWords) => SqlValue }
  | { readonly moves: 'lifecycle'; readonly value: (facts: BoardFacts, rowOf: UnitRows) => SqlValue }
)

const fixed = (name: string, type: string, value: (facts: BoardFacts, id: number) => SqlValue): BoardColumn => ({
  name,
  type,
  moves: 'never',
  value,
})
const typed = (name: string, value: (words: BoardWords) => SqlValue): BoardColumn => ({
  name,
  type: 'TEXT NOT NULL',
  moves: 'words',
  value,
})
const moving = (name: string, type: string, value: (facts: BoardFacts, rowOf: UnitRows) => SqlValue): BoardColumn => ({
  name,
  type,
  moves: 'lifecycle',
  value,
})

const columns: readonly BoardColumn[] = [
  fixed('id', 'INTEGER PRIMARY KEY', (_, id) => id),
  fixed('number', 'TEXT NOT NULL', (facts) => facts.number),
  fixed('received_at', 'INTEGER NOT NULL', (facts) => facts.receivedAt),
  typed('town', (words) => words.town),
  typed('category', (words) => words.category),
  typed('title', (words) => words.title),
  typed('reporter', (words) => words.reporter),
  moving('channel', 'TEXT NOT NULL', (facts) => facts.channel),
  moving('urgency', 'TEXT NOT NULL', (facts) => facts.urgency),
  moving('status', 'TEXT NOT NULL', (facts) => facts.status),
  moving('lead', 'INTEGER', (facts, rowOf) => (facts.lead === null ? null : rowOf(facts.lead))),
  moving('supporting', 'TEXT NOT NULL', (facts, rowOf) => JSON.stringify(facts.supporting.map(rowOf))),
  moving('dispatched_at', 'INTEGER', (facts) => facts.dispatchedAt),
  moving('due_at', 'INTEGER', (facts) => facts.dueAt),
  moving('yellow_at', 'INTEGER', (facts) => facts.yellowAt),
  moving('supervised', 'INTEGER NOT NULL', (facts) => (facts.supervised ? 1 : 0)),
  moving('rung', 'TEXT', (facts) => facts.rung),
  moving('lifecycle', 'INTEGER NOT NULL', (facts) => facts.lifecycle),
  moving('privacy', 'TEXT NOT NULL', (facts) => facts.privacy),
  moving('held_by', 'INTEGER', (facts, rowOf) => (facts.heldBy === null ? null : rowOf(facts.heldBy))),
  moving('stage_due_at', 'INTEGER', (facts) => facts.stageDueAt),
  moving('stage_yellow_at', 'INTEGER', (facts) => facts.stageYellowAt),
  moving('stopped', 'INTEGER NOT NULL', (facts) => (facts.stopped ? 1 : 0)),
  moving('returns', 'INTEGER NOT NULL', (facts) => facts.returns),
  moving('reworks', 'INTEGER NOT NULL', (facts) => facts.reworks),
  moving('unsatisfied', 'INTEGER NOT NULL', (facts) => facts.unsatisfied),
  moving('extension_asked', 'INTEGER NOT NULL', (facts) => (facts.extensionAsked ? 1 : 0)),
  moving('proposed', 'INTEGER NOT NULL', (facts) => (facts.proposed ? 1 : 0)),
  moving('next_call_at', 'INTEGER', (facts) => facts.nextCallAt),
  moving('closing', 'TEXT', (facts) => facts.closing),
  moving('aside_until', 'INTEGER', (facts) => facts.asideUntil),
]

const boardTable = projectionTable('board', Object.fromEntries(columns.map((column) => [column.name, column.type])), {
  indexes: {
    board_received: '(received_at, id)',
    // With the time until which it is put aside: what waits is counted and listed out of the index alone.
    board_status: '(status, received_at, id, aside_until)',
    board_due: '(due_at, id)',
    board_yellow: '(yellow_at) WHERE yellow_at IS NOT NULL',
    board_lead: '(lead, status, due_at) WHERE lead IS NOT NULL',
    // Only what is open stands in these: the counts of lanes and inboxes walk through them and through nothing else.
    board_held: '(held_by, due_at) WHERE held_by IS NOT NULL',
    board_stage: '(stage_due_at) WHERE stage_due_at IS NOT NULL',
    board_proposed: '(proposed) WHERE proposed = 1',
    board_supervised: '(supervised) WHERE supervised = 1',
    board_aside: '(aside_until) WHERE aside_until IS NOT NULL',
    board_extension: '(extension_asked) WHERE extension_asked = 1',
    // Each sort of the grid reads its order from an index (ledger/sqlite/viewLists.ts). These move with reports and
    // corrections, never with a drop.
    board_number: '(number)',
    board_town: '(town)',
    board_category: '(category)',
    board_title: '(title)',
    board_channel: '(channel)',
  },
})

/** How many orders stand in each state, moved with them: a count of a million rows takes as long as the eye can see. */
const countTable = projectionTable(
  'board_count',
  { status: 'TEXT PRIMARY KEY', n: 'INTEGER NOT NULL' },
  { withoutRowid: true },
)

export const boardProjection: OrderProjection = {
  name: 'board',
  version: 6,
  tables: [boardTable, countTable],
  kind: 'orders',
  beforeWork: false,
  apply: async (db, at, changes, { unitRow }) => {
    const board = at('board')
    const fresh = changes.filter((change) => change.fresh)
    const moved = changes.filter((change) => !change.fresh)
    await countRows(
      db,
      at,
      moved.map((change) => change.id),
      -1,
    )
    await Promise.all([
      insertMany(
        db,
        `${board} (${boardColumns.join(', ')})`,
        fresh.map((change) => boardValues(change, unitRow)),
      ),
      updateRows(db, board, 'lifecycle', moved, unitRow),
      updateRows(
        db,
        board,
        'words',
        moved.filter((change) => change.words !== null),
        unitRow,
      ),
    ])
    await countRows(
      db,
      at,
      changes.map((change) => change.id),
      1,
    )
  },
  forget: async (db, at, ids) => {
    await countRows(db, at, ids, -1)
    await db.run(`DELETE FROM ${at('board')} WHERE id IN (SELECT value FROM json_each(?))`, [JSON.stringify(ids)])
  },
}

/** Adds the rows, as they stand, to the counts of their states, or takes them out. */
const countRows = async (db: SqlWriter, at: TableNames, ids: readonly number[], sign: 1 | -1): Promise<void> => {
  if (ids.length === 0) return
  const count = at('board_count')
  await db.run(
    `INSERT INTO ${count} (status, n) SELECT status, ${sign} * count(*) FROM ${at('board')}
       WHERE id IN (SELECT value FROM json_each(?)) GROUP BY status
     ON CONFLICT (status) DO UPDATE SET n = n + excluded.n`,
    [JSON.stringify(ids)],
  )
  if (sign === -1) return
  await db.run(`DELETE FROM ${count} WHERE n = 0`)
}

/** The board's columns, in the order of `boardValues`. */
export const boardColumns: readonly string[] = columns.map((column) => column.name)

/** An order's row on the board, as the fold of its history and nothing else. */
export const boardValues = (change: Omit<OrderChange, 'fresh'>, rowOf: UnitRows): readonly SqlValue[] => {
  const facts = boardFacts(change.order)
  const words = change.words === null ? { town: '', category: '', title: '', reporter: '' } : boardWords(change.words)
  return columns.map((column) => {
    switch (column.moves) {
      case 'never':
        return column.value(facts, change.id)
      case 'words':
        return column.value(words)
      case 'lifecycle':
        return column.value(facts, rowOf)
      default:
        return unreachable(column)
    }
  })
}

/** One statement for all rows: the columns that move with this kind of change, from one JSON array a row. */
const updateRows = async (
  db: SqlWriter,
  board: string,
  moves: 'words' | 'lifecycle',
  changes: readonly OrderChange[],
  rowOf: UnitRows,
): Promise<void> => {
  if (changes.length === 0) return
  const places = columns.flatMap((column, at) => (column.moves === moves ? [at] : []))
  const rows = changes.map((change) => {
    const values = boardValues(change, rowOf)
    return [change.id, ...places.map((at) => values[at] ?? null)]
  })
  const sets = places.map((at, place) => `${boardColumns[at]} = j.value ->> ${place + 1}`)
  await db.run(`UPDATE ${board} SET ${sets.join(', ')} FROM json_each(?) j WHERE ${board}.id = j.value ->> 0`, [
    JSON.stringify(rows),
  ])
}

/** Row numbers of units by their ids: the board points at units as it does at everything else on this device. */
export const unitRows = async (db: SqlReader): Promise<UnitRows> => {
  const rows = await db.all("SELECT id, substr(name, 6) AS unit FROM stream WHERE name >= 'unit/' AND name < 'unit0'")
  const byId = new Map(rows.map((row) => [textAt(row, 'unit'), intAt(row, 'id')]))
  return (unit) => {
    const row = byId.get(unit)
    if (row === undefined) throw new Error(`unit ${unit}: no row`)
    return row
  }
}
