import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inboxes, type Sort, sortColumns, type ViewSpec } from '../../shared/contract/views.ts'
import { DAY, fromChina, startOfDay } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { boardColumns } from '../projections/boardProjection.ts'
import { firstRows, inboxCounts, viewIds, viewTotal } from './boardQueries.ts'
import type { SqlReader, SqlWriter } from './driver.ts'
import { insertMany } from './entries.ts'
import { openLedgerFile } from './openLedgerFile.ts'
import { viewCondition, viewOrder } from './viewQuery.ts'

const now = fromChina(2026, 11, 24, 10)
let folder: string
let writer: SqlWriter
let reader: SqlReader

/** 4,000 rows of every kind, so that the planner has something to weigh. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  const opened = await openLedgerFile(join(folder, 'ledger.db'))
  if (!opened.ok) throw new Error(opened.error.detail)
  writer = opened.value.writer
  reader = opened.value.reader
  const statuses = ['reported', 'accepted', 'dispatched', 'dispatched', 'declined'] as const
  const rows = Array.from({ length: 4000 }, (_, at) => {
    const status = statuses[at % 5] ?? 'reported'
    const sent = status === 'dispatched'
    // Deadlines from twenty days ago to twenty days ahead, several of them equal.
    const due = sent ? startOfDay(now) + 17 * 3_600_000 + ((at % 41) - 20) * DAY : null
    return [
      at + 1,
      `261124-${String(at).padStart(4, '0')}`,
      now - (at % 500) * DAY,
      at % 2 === 0 ? 'hotline' : 'grid',
      `镇${at % 11}`,
      `类${at % 30}`,
      `标题${at % 97}`,
      '王**',
      status,
      sent ? (at % 40) + 1 : null,
      '[]',
      sent ? now - DAY : null,
      due,
      due === null ? null : due - DAY,
      at % 50 === 0 ? 1 : 0,
      1,
    ]
  })
  await insertMany(writer, `board (${boardColumns.join(', ')})`, rows)
  await writer.exec('ANALYZE')
})
afterAll(async () => {
  await reader.close()
  await writer.close()
  rmSync(folder, { recursive: true, force: true })
})

const spec = (parts: Partial<ViewSpec>): ViewSpec => ({
  inbox: 'all',
  unit: null,
  search: '',
  sort: { column: 'receivedAt', direction: 'desc' },
  ...parts,
})
const planOf = async (view: ViewSpec): Promise<string> => {
  const { sql, params } = viewCondition(view, now, [])
  const order = viewOrder(view.sort.column, view.sort.direction)
  const rows = await reader.all(
    `EXPLAIN QUERY PLAN SELECT id FROM board WHERE ${sql} ORDER BY ${order} LIMIT 100`,
    params,
  )
  return rows.map((row) => String(row.detail)).join(' | ')
}
const bothWays = (column: Sort['column']): readonly Sort[] => [
  { column, direction: 'asc' },
  { column, direction: 'desc' },
]

/** Each plan must name one of the indexes, and none may sort. */
const expectOrderedBy = async (index: RegExp, view: ViewSpec) => {
  const name = `${view.inbox} by ${view.sort.column} ${view.sort.direction}`
  const plan = await planOf(view)
  expect([name, plan]).toEqual([name, expect.stringMatching(index)])
  expect([name, plan]).toEqual([name, expect.not.stringContaining('TEMP B-TREE')])
}

test('the first rows by time of receipt come from an index, without sorting', async () => {
  for (const inbox of ['all', 'dispatched', 'declined', 'supervised'] as const)
    for (const sort of bothWays('receivedAt'))
      await expectOrderedBy(/board_received|board_status/, spec({ inbox, sort }))
})

test('the first rows by deadline come from the index of deadlines, without sorting', async () => {
  for (const inbox of ['all', 'dispatched', 'overdue', 'dueToday', 'supervised'] as const)
    for (const sort of bothWays('dueAt')) await expectOrderedBy(/board_due/, spec({ inbox, sort }))
  for (const sort of bothWays('dueAt')) await expectOrderedBy(/board_lead/, spec({ unit: 7 as RowId, sort }))
})

test('what is overdue or due today is looked up by its deadline, what waits or is declined by its state', async () => {
  for (const column of sortColumns) {
    const sort = { column, direction: 'asc' } as const
    for (const inbox of ['overdue', 'dueToday'] as const)
      expect([inbox, column, await planOf(spec({ inbox, sort }))]).toEqual([
        inbox,
        column,
        expect.stringMatching(
          column === 'receivedAt'
            ? /SEARCH board USING INDEX board_status/
            : /SEARCH board USING (COVERING )?INDEX board_due/,
        ),
      ])
    for (const inbox of ['toDispatch', 'declined'] as const)
      expect([inbox, column, await planOf(spec({ inbox, sort }))]).toEqual([
        inbox,
        column,
        expect.stringMatching(/SEARCH board USING (COVERING )?INDEX board_status/),
      ])
  }
})

test('every inbox in every order: the list has no row twice, and the first rows are its beginning', async () => {
  const counts = await inboxCounts(reader, now)
  for (const inbox of inboxes)
    for (const column of sortColumns)
      for (const sort of bothWays(column)) {
        const view = spec({ inbox, sort })
        const ids = await viewIds(reader, view, now, [])
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids).toHaveLength(counts[inbox])
        expect(await viewTotal(reader, view, now, [])).toBe(counts[inbox])
        const rows = await firstRows(reader, view, now, [], 100)
        expect(rows.map((row) => row.id)).toEqual(ids.slice(0, 100))
      }
})

test('R-VIEW-3 rows without a deadline stand last either way, and equal ones by their row number', async () => {
  for (const direction of ['asc', 'desc'] as const) {
    const rows = await firstRows(reader, spec({ sort: { column: 'dueAt', direction } }), now, [], 4000)
    const due = rows.map((row) => row.dueAt)
    expect(due.lastIndexOf(due.findLast((one) => one !== null) ?? null)).toBeLessThan(due.indexOf(null))
    const way = direction === 'asc' ? 1 : -1
    rows.forEach((row, at) => {
      const next = rows[at + 1]
      if (next === undefined || row.dueAt === null || next.dueAt === null) return
      expect((next.dueAt - row.dueAt) * way).toBeGreaterThanOrEqual(0)
      if (next.dueAt === row.dueAt) expect((next.id - row.id) * way).toBeGreaterThan(0)
    })
  }
})

test('R-VIEW-4 an inbox is a condition on state and deadline', async () => {
  const all = await firstRows(reader, spec({}), now, [], 4000)
  const inside = async (inbox: ViewSpec['inbox']) => new Set(await viewIds(reader, spec({ inbox }), now, []))
  const expected: Record<ViewSpec['inbox'], (row: (typeof all)[number]) => boolean> = {
    all: () => true,
    toDispatch: (row) => row.status === 'reported' || row.status === 'accepted',
    dispatched: (row) => row.status === 'dispatched',
    overdue: (row) => row.status === 'dispatched' && (row.dueAt ?? 0) <= now,
    dueToday: (row) =>
      row.status === 'dispatched' && (row.dueAt ?? 0) > now && (row.dueAt ?? 0) < fromChina(2026, 11, 25),
    supervised: (row) => row.supervised,
    declined: (row) => row.status === 'declined',
  }
  for (const inbox of inboxes) {
    const rows = all.filter(expected[inbox]).map((row) => row.id)
    expect(rows.length).toBeGreaterThan(0)
    expect(await inside(inbox)).toEqual(new Set(rows))
  }
})

test('R-VIEW-5 an order is overdue from the very instant of its deadline', async () => {
  const due = startOfDay(now) + 17 * 3_600_000
  const at = async (instant: number, inbox: ViewSpec['inbox']) =>
    (await viewIds(reader, spec({ inbox }), instant, [])).length
  const overdueBefore = await at(due - 1, 'overdue')
  const overdueAfter = await at(due, 'overdue')
  expect(overdueAfter).toBeGreaterThan(overdueBefore)
  expect((await at(due - 1, 'dueToday')) - (await at(due, 'dueToday'))).toBe(overdueAfter - overdueBefore)
})

test('R-VIEW-9 a search box full of punctuation finds nothing rather than everything', async () => {
  expect(await viewTotal(reader, spec({ search: '，。' }), now, [])).toBe(0)
})
