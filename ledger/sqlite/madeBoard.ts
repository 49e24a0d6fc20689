import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { channels, inHandStatuses } from '../../shared/domain/order/orderState.ts'
import { DAY, fromChina, HOUR, startOfDay } from '../../shared/kernel/chinaTime.ts'
import type { SpanClock } from '../../shared/views/spanBounds.ts'
import { bringProjectionsUp } from '../projections/bringProjectionsUp.ts'
import type { SqlReader, SqlWriter } from './driver.ts'
import { insertMany } from './entries.ts'
import { openLedgerFile } from './openLedgerFile.ts'

/** For the tests of plans: a board with nothing behind it, of ten years, and what ANALYZE knows of it. */
export type MadeBoard = { readonly writer: SqlWriter; readonly reader: SqlReader; readonly remove: () => Promise<void> }

export const now = fromChina(2026, 11, 24, 10)
export const clock: SpanClock = { now, workingDaysAhead: (days) => startOfDay(now) + days * DAY + 17 * HOUR }
export const orders = 30_000
export const inHand: readonly string[] = inHandStatuses

/** 30,000 orders, most of them long done: the planner has something to err on. */
export const makeBoard = async (): Promise<MadeBoard> => {
  const folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  const opened = await openLedgerFile(join(folder, 'ledger.db'))
  if (!opened.ok) throw new Error(opened.error.detail)
  const { writer, reader } = opened.value
  await bringProjectionsUp(writer)
  await fill(
    writer,
    'unit_card',
    Array.from({ length: 40 }, (_, at) => unitCard(at)),
  )
  await fill(
    writer,
    'board',
    Array.from({ length: orders }, (_, at) => madeRow(at)),
  )
  await writer.exec('INSERT INTO board_count (status, n) SELECT status, count(*) FROM board GROUP BY status')
  await writer.exec('ANALYZE')
  const remove = async (): Promise<void> => {
    await reader.close()
    await writer.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { writer, reader, remove }
}

type Made = Readonly<Record<string, string | number | null>>

/** Columns that no view looks at get the emptiest value that they take, so that others may add theirs. */
const fill = async (writer: SqlWriter, table: 'board' | 'unit_card', rows: readonly Made[]): Promise<void> => {
  const columns = await writer.all(`SELECT name, type, "notnull" FROM pragma_table_info('${table}')`)
  const emptiest = (type: unknown, needed: unknown) => (needed === 0 ? null : type === 'INTEGER' ? 0 : '')
  await insertMany(
    writer,
    `${table} (${columns.map(({ name }) => name).join(', ')})`,
    rows.map((row) => columns.map(({ name, type, notnull }) => row[String(name)] ?? emptiest(type, notnull))),
  )
}

const unitCard = (at: number): Made => ({
  id: at + 1,
  unit: `u${at}`,
  kind: 'department',
  weekly: 50,
  name: `单位${at}`,
  initials: String.fromCharCode(97 + ((at * 7) % 26)),
})

const made = {
  id: (at: number) => at + 1,
  number: (at: number) => `${String(at).padStart(6, '0')}-${String((at * 7) % 300).padStart(4, '0')}`,
  received_at: (at: number) => now - (orders - at) * 3 * HOUR - (at % 50) * HOUR,
  channel: (at: number) => channels[(at * 3) % 7] ?? 'other',
  town: (at: number) => `镇${(at * 5) % 11}`,
  category: (at: number) => `类${(at * 11) % 103}`,
  title: (at: number) => `${['路灯', '暖气', '垃圾', '😀水管'][at % 4]}${at % 97}`,
  reporter: () => '王**',
  status: (at: number) => {
    if (at % 20 === 0) return 'declined'
    if (at % 20 === 3) return afterDispatch[at % afterDispatch.length] ?? 'closed'
    if (at < orders * 0.98) return at % 19 === 0 ? 'reported' : 'dispatched'
    return (['reported', 'accepted', 'dispatched', 'dispatched'] as const)[at % 4] ?? 'reported'
  },
  lead: (at: number) => (sent(at) ? (at % 40) + 1 : null),
  supporting: () => '[]',
  dispatched_at: (at: number) => (sent(at) ? made.received_at(at) + HOUR : null),
  // Several equal ones, some of them around now.
  due_at: (at: number) => (sent(at) ? startOfDay(made.received_at(at)) + (5 + (at % 15)) * DAY + 17 * HOUR : null),
  yellow_at: (at: number) => (sent(at) ? made.received_at(at) + 4 * DAY : null),
  supervised: (at: number) => (at % 50 === 0 ? 1 : 0),
  lifecycle: () => 1,
  privacy: () => 'open',
  held_by: (at: number) => (sent(at) ? made.lead(at) : null),
  stage_due_at: (at: number) => (at % 30 === 1 ? made.due_at(at) : null),
  extension_asked: (at: number) => (at % 61 === 0 ? 1 : 0),
  proposed: (at: number) => (at % 59 === 0 ? 1 : 0),
  // Some of it is back already.
  aside_until: (at: number) =>
    at % 3 === 0 && ['reported', 'accepted'].includes(made.status(at)) ? now + (at % 2 === 0 ? HOUR : -HOUR) : null,
}
const afterDispatch = [
  'returned',
  'signed',
  'inProgress',
  'rework',
  'delivered',
  'reviewed',
  'unsatisfied',
  'reasonHeard',
  'closed',
  'importedClosed',
  'merged',
] as const
const sent = (at: number): boolean => inHand.includes(made.status(at))
const madeRow = (at: number): Made =>
  Object.fromEntries(Object.entries(made).map(([column, value]) => [column, value(at)]))
