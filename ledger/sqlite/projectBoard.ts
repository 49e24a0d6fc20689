import type { ReportWords } from '../../shared/domain/order/orderEvents.ts'
import type { OrderState } from '../../shared/domain/order/orderState.ts'
import type { UnitId } from '../../shared/kernel/ids.ts'
import { type BoardFacts, boardFacts, boardWords } from '../../shared/views/boardRow.ts'
import { intAt, type SqlReader, type SqlWriter, textAt } from './driver.ts'
import { insertMany } from './entries.ts'

/** An order's row as the fold of its stream; `words` is null when only the life cycle moved. */
export type BoardChange = {
  readonly id: number
  readonly order: OrderState
  readonly words: ReportWords | null
  readonly fresh: boolean
}

export type UnitRows = (unit: UnitId) => number

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

/** The board's columns, in the order of `boardValues`: what stands, what people typed, what the life cycle moves. */
export const boardColumns = [
  'id',
  'number',
  'received_at',
  'town',
  'category',
  'title',
  'reporter',
  'channel',
  'status',
  'lead',
  'supporting',
  'dispatched_at',
  'due_at',
  'yellow_at',
  'supervised',
  'lifecycle',
] as const

/** An order's row on the board, as the fold of its history and nothing else. */
export const boardValues = (
  { id, order, words }: Omit<BoardChange, 'fresh'>,
  rowOf: UnitRows,
): readonly (string | number | null)[] => {
  const facts = boardFacts(order)
  const typed = words === null ? { town: '', category: '', title: '', reporter: '' } : boardWords(words)
  const { town, category, title, reporter } = typed
  return [id, facts.number, facts.receivedAt, town, category, title, reporter, ...movingValues(facts, rowOf)]
}

/** From `channel` to `lifecycle`. */
const movingValues = (facts: BoardFacts, rowOf: UnitRows): readonly (string | number | null)[] => [
  facts.channel,
  facts.status,
  facts.lead === null ? null : rowOf(facts.lead),
  JSON.stringify(facts.supporting.map(rowOf)),
  facts.dispatchedAt,
  facts.dueAt,
  facts.yellowAt,
  facts.supervised ? 1 : 0,
  facts.lifecycle,
]

export const applyToBoard = async (db: SqlWriter, changes: readonly BoardChange[], rowOf: UnitRows): Promise<void> => {
  const fresh = changes.filter((change) => change.fresh)
  const moved = changes.filter((change) => !change.fresh)
  await Promise.all([
    insertMany(
      db,
      `board (${boardColumns.join(', ')})`,
      fresh.map((change) => boardValues(change, rowOf)),
    ),
    updateFacts(db, moved, rowOf),
    updateWords(
      db,
      moved.filter((change) => change.words !== null),
    ),
  ])
}

const updateFacts = async (db: SqlWriter, changes: readonly BoardChange[], rowOf: UnitRows): Promise<void> => {
  if (changes.length === 0) return
  const rows = changes.map(({ id, order }) => [id, ...movingValues(boardFacts(order), rowOf)])
  await db.run(
    `UPDATE board SET channel = j.value ->> 1, status = j.value ->> 2, lead = j.value ->> 3, supporting = j.value ->> 4,
       dispatched_at = j.value ->> 5, due_at = j.value ->> 6, yellow_at = j.value ->> 7, supervised = j.value ->> 8,
       lifecycle = j.value ->> 9
     FROM json_each(?) j WHERE board.id = j.value ->> 0`,
    [JSON.stringify(rows)],
  )
}

const updateWords = async (db: SqlWriter, changes: readonly BoardChange[]): Promise<void> => {
  if (changes.length === 0) return
  const rows = changes.flatMap(({ id, words }) => {
    if (words === null) return []
    const typed = boardWords(words)
    return [[id, typed.town, typed.category, typed.title, typed.reporter]]
  })
  await db.run(
    `UPDATE board SET town = j.value ->> 1, category = j.value ->> 2, title = j.value ->> 3, reporter = j.value ->> 4
     FROM json_each(?) j WHERE board.id = j.value ->> 0`,
    [JSON.stringify(rows)],
  )
}

/** The last serial of each day, so that an order's number is never given twice. */
export const applyToOrderDays = async (db: SqlWriter, last: ReadonlyMap<string, number>): Promise<void> => {
  if (last.size === 0) return
  await db.run(
    `INSERT INTO order_day (day, last) SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE true
     ON CONFLICT (day) DO UPDATE SET last = max(last, excluded.last)`,
    [JSON.stringify([...last])],
  )
}

/** `261124-0188` -> day and serial. */
export const serialOf = (number: string): { readonly day: string; readonly serial: number } => {
  const [day = '', serial = '0'] = number.split('-')
  return { day, serial: Number(serial) }
}
