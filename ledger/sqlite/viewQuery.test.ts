import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Span, ViewFilters } from '../../shared/contract/filters.ts'
import { inboxes, type Row, type Sort, sortColumns, type ViewSpec } from '../../shared/contract/views.ts'
import { channels, orderStatuses } from '../../shared/domain/order/orderState.ts'
import { DAY, fromChina, HOUR, startOfDay } from '../../shared/kernel/chinaTime.ts'
import { IdSet } from '../../shared/kernel/idSet.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { spanBounds } from '../../shared/views/spanBounds.ts'
import { inboxCounts, rangedCounts, rangedInboxes, rowsById } from './boardQueries.ts'
import type { SqlReader } from './driver.ts'
import { clock, inHand, type MadeBoard, makeBoard, now, orders } from './madeBoard.ts'
import {
  courseOfStatuses,
  facetCounts,
  findFew,
  firstIds,
  inOrder,
  readIds,
  shownIds,
  sortFew,
  sortKeys,
  stillShown,
  viewList,
  walkAll,
  walkShortly,
} from './viewLists.ts'
import { type ViewPlan, viewCondition, viewPlan } from './viewQuery.ts'

let board: MadeBoard
let reader: SqlReader
let all: readonly Row[]
beforeAll(async () => {
  board = await makeBoard()
  reader = board.reader
  all = await rowsById(
    reader,
    Array.from({ length: orders }, (_, at) => at + 1),
  )
})
afterAll(() => board.remove())

const newest: Sort = { column: 'receivedAt', direction: 'desc' }
const spec = (parts: Partial<ViewSpec> = {}): ViewSpec => ({
  inbox: 'all',
  unit: null,
  search: '',
  filters: {},
  sort: newest,
  ...parts,
})
const planOf = async (view: ViewSpec): Promise<ViewPlan> => viewPlan(view, clock, await sortKeys(reader, view.sort))
const listOf = async (view: ViewSpec): Promise<readonly number[]> =>
  Array.from(await viewList(reader, await planOf(view), null, null))
const explain = async (sql: string): Promise<string> =>
  (await reader.all(`EXPLAIN QUERY PLAN ${sql}`, sql.match(/\?/gu)?.map(() => 1) ?? []))
    .map((row) => String(row.detail))
    .join(' | ')
const bothWays = (column: Sort['column']): readonly Sort[] => [
  { column, direction: 'asc' },
  { column, direction: 'desc' },
]

const five = ['镇0', '镇1', '镇2', '镇3', '镇4']
/** Of every kind: broad, narrow, skewed to an end of the order, and finding nothing. */
const filters: Readonly<Record<string, ViewFilters>> = {
  none: {},
  broad: { town: five },
  narrow: { town: ['镇7'], category: ['类5'] },
  waiting: { status: ['reported', 'accepted'] },
  old: { receivedAt: { kind: 'between', from: null, to: now - 3000 * DAY } },
  recent: { receivedAt: { kind: 'lastDays', days: 30 } },
  soon: { dueAt: { kind: 'withinWorkingDays', days: 3 } },
  unit: { lead: [7 as RowId, 8 as RowId] },
  noUnit: { lead: [null], channel: ['grid'] },
  words: { title: { contains: '水管9' } },
  nothing: { title: { contains: '没有' }, channel: ['visit'] },
}

test('every sort gives its order from indexes alone, whatever the filter, and walks only a bounded part of them', async () => {
  for (const column of sortColumns)
    for (const sort of bothWays(column))
      for (const [name, filter] of Object.entries(filters)) {
        const plan = await planOf(spec({ sort, filters: filter }))
        for (const piece of plan.pieces) {
          const walk = await explain(walkShortly(piece, plan.condition))
          const all = await explain(walkAll(piece))
          for (const way of [walk, all]) {
            expect([column, name, way]).toEqual([column, name, expect.not.stringContaining('TEMP B-TREE')])
            // The order of row numbers needs no index: it is the board's own.
            if (!piece.order.startsWith('id '))
              expect([column, name, way]).toEqual([column, name, expect.stringMatching(/INDEX board_/u)])
          }
          // The filter is laid over what was walked: it never chooses the index.
          expect(walk).toMatch(/CO-ROUTINE walked/u)
        }
      }
})

test('town in five of eleven by deadline walks the deadlines, which the planner by itself does not', async () => {
  const sort = { column: 'dueAt', direction: 'asc' } as const
  const { pieces, condition } = await planOf(spec({ sort, filters: { town: five } }))
  const [withDeadline] = pieces
  if (withDeadline === undefined) throw new Error('no piece')
  expect(await explain(walkShortly(withDeadline, condition))).toMatch(/board_due/u)
  expect(await explain(`SELECT id FROM board WHERE ${condition.sql} ORDER BY due_at, id LIMIT 100`)).toMatch(
    /board_town.*TEMP B-TREE/u,
  )
})

test('what a filter finds is looked up in the index of its column', async () => {
  const lookups: readonly (readonly [Partial<ViewSpec>, RegExp])[] = [
    [{ inbox: 'overdue' }, /board_due/u],
    [{ inbox: 'dueToday' }, /board_due/u],
    [{ inbox: 'toDispatch' }, /board_status/u],
    [{ inbox: 'aside' }, /board_aside/u],
    [{ inbox: 'declined' }, /board_status/u],
    [{ inbox: 'stageLate' }, /board_stage/u],
    [{ inbox: 'extensions' }, /board_extension/u],
    [{ inbox: 'corrections' }, /board_proposed/u],
    [{ inbox: 'supervised' }, /board_supervised/u],
    [{ inbox: 'returned' }, /board_status/u],
    [{ inbox: 'unsatisfied' }, /board_status/u],
    [{ inbox: 'dispatched' }, /board_status/u],
    [{ unit: 7 as RowId }, /board_held/u],
    [{ filters: { town: ['镇7'], category: ['类5'] } }, /board_category/u],
    [{ filters: { town: ['镇7'] } }, /board_town/u],
    [{ filters: { lead: [7 as RowId] } }, /board_lead/u],
    [{ filters: { receivedAt: { kind: 'today' } } }, /board_received/u],
    [{ filters: { dueAt: { kind: 'withinDays', days: 3 } } }, /board_due/u],
    [{ filters: { channel: ['grid'] } }, /board_channel/u],
  ]
  for (const [parts, index] of lookups) {
    const plan = await explain(findFew((await planOf(spec(parts))).condition))
    expect([parts, plan]).toEqual([parts, expect.stringMatching(index)])
    expect(plan).toMatch(/SEARCH board/u)
  }
})

test('rows that are known are sorted and looked at by their numbers, never by a walk through the board', async () => {
  for (const column of sortColumns) {
    const { order } = await planOf(spec({ sort: { column, direction: 'asc' } }))
    expect(await explain(sortFew(order))).toMatch(/SEARCH board USING INTEGER PRIMARY KEY/u)
  }
})

test('every inbox and filter in every order: the list has no row twice, and the first rows are its beginning', async () => {
  const counts = await inboxCounts(reader, now)
  for (const inbox of inboxes) expect(await listOf(spec({ inbox }))).toHaveLength(counts[inbox])
  for (const [name, filter] of Object.entries(filters))
    for (const column of sortColumns)
      for (const sort of bothWays(column)) {
        const plan = await planOf(spec({ sort, filters: filter }))
        const list = Array.from(await viewList(reader, plan, null, null))
        expect(new Set(list).size).toBe(list.length)
        const first = await firstIds(reader, plan, 100)
        expect([name, sort, first.ids]).toEqual([name, sort, list.slice(0, 100)])
        if (first.list !== null) expect(Array.from(first.list)).toEqual(list)
        // Few rows are sorted by another expression, and it says the same.
        const some = list.filter((_, at) => at % 37 === 0).slice(0, 200)
        expect(
          await inOrder(
            reader,
            plan,
            some.toSorted((a, b) => a - b),
          ),
        ).toEqual(some)
      }
}, 120_000)

test('a search’s hits and a filter are taken together, whichever there are more of', async () => {
  const hits = Int32Array.from(all.filter((row) => row.id % 3 === 0).map((row) => row.id))
  for (const filter of [filters.broad, filters.narrow, filters.none] as const) {
    const plan = await planOf(spec({ filters: filter ?? {} }))
    const whole = Array.from(await viewList(reader, plan, null, null))
    const few = hits.slice(0, 500)
    expect(Array.from(await viewList(reader, plan, hits, null))).toEqual(whole.filter((id) => id % 3 === 0))
    const fewSet = new Set(few)
    expect(Array.from(await viewList(reader, plan, few, null))).toEqual(whole.filter((id) => fewSet.has(id)))
  }
})

test('R-VIEW-3 rows without a deadline stand last either way, and equal ones by their row number', async () => {
  for (const direction of ['asc', 'desc'] as const) {
    const ids = await listOf(spec({ sort: { column: 'dueAt', direction } }))
    const rows = await rowsById(reader, ids)
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

test('the sort by status follows the course of an order, not the alphabet, and knows every status', async () => {
  expect(courseOfStatuses.toSorted()).toEqual(orderStatuses.toSorted())
  const rows = await rowsById(reader, await listOf(spec({ sort: { column: 'status', direction: 'asc' } })))
  const course = rows.map((row) => courseOfStatuses.indexOf(row.status))
  expect(course).toEqual(course.toSorted((a, b) => a - b))
})

test('R-VIEW-4 each inbox is the condition that the rules name', async () => {
  const expected: Record<ViewSpec['inbox'], (row: Row) => boolean> = {
    all: () => true,
    toDispatch: (row) =>
      (row.status === 'reported' || row.status === 'accepted') && (row.asideUntil === null || row.asideUntil <= now),
    aside: (row) => row.asideUntil !== null && row.asideUntil > now,
    returned: (row) => row.status === 'returned',
    dispatched: (row) => inHand.includes(row.status),
    overdue: (row) => row.dueAt !== null && row.dueAt <= now,
    dueToday: (row) => (row.dueAt ?? 0) > now && (row.dueAt ?? 0) < fromChina(2026, 11, 25),
    stageLate: (row) => row.stageDueAt !== null && row.stageDueAt <= now,
    extensions: (row) => row.extensionAsked,
    toFollowUp: (row) => row.status === 'delivered',
    unsatisfied: (row) => row.status === 'unsatisfied' || row.status === 'reasonHeard',
    toClose: (row) => row.status === 'reviewed',
    corrections: (row) => row.proposed,
    closed: (row) => row.status === 'closed' || row.status === 'importedClosed',
    supervised: (row) => row.supervised,
    declined: (row) => row.status === 'declined',
  }
  for (const inbox of inboxes) {
    const rows = all.filter(expected[inbox]).map((row) => row.id)
    expect(rows.length).toBeGreaterThan(0)
    expect(new Set(await listOf(spec({ inbox })))).toEqual(new Set(rows))
  }
})

test('the counts beside the inboxes walk through nothing but indexes in which only open orders stand', async () => {
  const conditions = rangedInboxes.map((inbox) => viewCondition(spec({ inbox }), clock))
  const rows = await reader.all(
    `EXPLAIN QUERY PLAN ${rangedCounts(conditions)}`,
    conditions.flatMap(({ params }) => params),
  )
  const plan = rows.map((row) => String(row.detail)).filter((detail) => detail.includes('board'))
  expect(plan).toHaveLength(rangedInboxes.length)
  for (const step of plan)
    expect(step).toMatch(/USING COVERING INDEX board_(?:due|stage|extension|proposed|supervised|aside)/u)
})

test('R-VIEW-5 an order is overdue from the very instant of its deadline', async () => {
  const due = startOfDay(now) + 17 * HOUR
  const at = async (instant: number, inbox: ViewSpec['inbox']) =>
    (await shownIds(reader, viewCondition(spec({ inbox }), { ...clock, now: instant }), null)).length
  const overdueBefore = await at(due - 1, 'overdue')
  const overdueAfter = await at(due, 'overdue')
  expect(overdueAfter).toBeGreaterThan(overdueBefore)
  expect((await at(due - 1, 'dueToday')) - (await at(due, 'dueToday'))).toBe(overdueAfter - overdueBefore)
})

const someOf = <T>(values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 4 })
const calendarSpan = fc.constantFrom<Span>(
  { kind: 'today' },
  { kind: 'yesterday' },
  { kind: 'thisWeek' },
  { kind: 'lastWeek' },
  { kind: 'thisMonth' },
  { kind: 'lastMonth' },
  { kind: 'thisYear' },
)
const instants = fc.option(fc.integer({ min: now - 3650 * DAY, max: now + 30 * DAY }))
const between = fc.record({ kind: fc.constant('between' as const), from: instants, to: instants })
const anyFilters = fc.record(
  {
    status: someOf(courseOfStatuses),
    channel: someOf(channels),
    town: someOf([...five, '镇10', '没有这个镇']),
    category: someOf(['类1', '类2', '类50', '']),
    lead: someOf([1, 2, 7, 40, null] as (RowId | null)[]),
    receivedAt: fc.oneof(between, calendarSpan, fc.constant({ kind: 'lastDays', days: 400 } as const)),
    dueAt: fc.oneof(
      between,
      calendarSpan,
      fc.constantFrom<Span>(
        { kind: 'overdue' },
        { kind: 'none' },
        { kind: 'withinDays', days: 9 },
        { kind: 'withinWorkingDays', days: 3 },
      ),
    ),
    title: fc.constantFrom({ contains: '灯' }, { contains: '%' }, { contains: "'" }, { contains: '😀' }),
    number: fc.constantFrom({ contains: '-00' }, { contains: '0299' }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<ViewFilters>

const within = (value: number | null, span: Span | undefined): boolean => {
  if (span === undefined) return true
  const bounds = spanBounds(span, clock)
  if (bounds.kind === 'none') return value === null
  if (value === null) return false
  return (bounds.from === null || value >= bounds.from) && (bounds.before === null || value < bounds.before)
}
const lets = (filter: ViewFilters, row: Row): boolean =>
  (filter.status?.includes(row.status as never) ?? true) &&
  (filter.channel?.includes(row.channel) ?? true) &&
  (filter.town?.includes(row.town) ?? true) &&
  (filter.category?.includes(row.category) ?? true) &&
  (filter.lead?.includes(row.lead) ?? true) &&
  within(row.receivedAt, filter.receivedAt) &&
  within(row.dueAt, filter.dueAt) &&
  row.title.includes(filter.title?.contains ?? '') &&
  row.number.includes(filter.number?.contains ?? '')

test('R-VIEW-12 a filter in SQL lets through what the same filter in plain code does', async () => {
  await fc.assert(
    fc.asyncProperty(anyFilters, async (filter) => {
      const expected = all.filter((row) => lets(filter, row)).map((row) => row.id)
      const condition = viewCondition(spec({ filters: filter }), clock)
      expect(Array.from(await shownIds(reader, condition, null)).toSorted((a, b) => a - b)).toEqual(expected)
      const asked = all.filter((row) => row.id % 101 === 0).map((row) => row.id)
      const shown = await stillShown(reader, condition, asked)
      expect([...shown].toSorted((a, b) => a - b)).toEqual(expected.filter((id) => id % 101 === 0))
    }),
    { numRuns: 30 },
  )
}, 60_000)

test('the counts beside a column’s values are counted under the other conditions', async () => {
  const condition = viewCondition(spec({ filters: { town: ['镇1'] } }), clock)
  const shown = IdSet.of(await shownIds(reader, condition, null))
  for (const column of ['status', 'channel', 'category', 'lead'] as const) {
    for (const among of [null, shown]) {
      const facets = await facetCounts(reader, column, among)
      const rows = among === null ? all : all.filter((row) => row.town === '镇1')
      for (const { value, count } of facets)
        expect([column, value, count]).toEqual([column, value, rows.filter((row) => row[column] === value).length])
      expect(facets.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length)
    }
  }
})

test('a list of ids is read without loss', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 2 ** 31 - 1 })), (ids) => {
      expect(Array.from(readIds(JSON.stringify(ids)))).toEqual(ids)
    }),
  )
})
