import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ViewFilters } from '../../shared/contract/filters.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { IdSet } from '../../shared/kernel/idSet.ts'
import { setColumns } from '../../shared/views/filterColumns.ts'
import { lanes, todayCounts } from '../sqlite/boardQueries.ts'
import type { SqlReader, SqlValue } from '../sqlite/driver.ts'
import { insertMany } from '../sqlite/entries.ts'
import { clock, type MadeBoard, makeBoard, now } from '../sqlite/madeBoard.ts'
import { facetCounts, shownIds, stillShown, viewList, walkFirst } from '../sqlite/viewLists.ts'
import { allOf, viewCondition, viewPlan } from '../sqlite/viewQuery.ts'
import { findOrders, isFound, matchingOrders, searchHits } from './searchHits.ts'
import { searchLevel } from './searchIndex.ts'
import { textTokens } from './tokens.ts'

/** What is really asked of the file, with the plan of each: whoever adds a query to a count or a search finds it here. */
let board: MadeBoard
beforeAll(async () => {
  board = await makeBoard()
  const { writer } = board
  const rows = await writer.all('SELECT id, number, title, town FROM board')
  await insertMany(
    writer,
    'search (rowid, tokens)',
    rows.map(({ id, number, title, town }) => [Number(id), textTokens(`${number}\n${title}\n${town}`)]),
  )
  await insertMany(
    writer,
    'person_card (id, person, role, unit, name, initials, retired)',
    Array.from({ length: 60 }, (_, at) => [at + 1, `p${at}`, 'dispatcher', null, `赵${at}`, `z${at}`, 0]),
  )
  await insertMany(
    writer,
    'notice_card (id, step, kind, status, number, orders, due_at, drafted_at, prints, seal, slip, words)',
    Array.from({ length: 200 }, (_, at) => {
      const number = `督〔2026〕${at + 1}号`
      return [at + 1, 1, 'notice', 'signedOff', number, `[${at + 1}]`, now, now, 0, 1, 1, '{}']
    }),
  )
  // As in a ledger of years: nearly all is done and in nobody's hands.
  await writer.exec('UPDATE board SET held_by = NULL WHERE id < 27000')
  // The reader has asked nothing yet: it sees the statistics as they are now.
  await writer.exec('ANALYZE')
})
afterAll(() => board.remove())

type Asked = { readonly sql: string; readonly plan: string }

const plansOf = async (act: (db: SqlReader) => Promise<unknown>): Promise<readonly Asked[]> => {
  const asked: (readonly [string, readonly SqlValue[]])[] = []
  const { reader } = board
  await act({
    ...reader,
    all: (sql, params = []) => {
      asked.push([sql, params])
      return reader.all(sql, params)
    },
    get: (sql, params = []) => {
      asked.push([sql, params])
      return reader.get(sql, params)
    },
  })
  const plans: Asked[] = []
  for (const [sql, params] of asked) {
    const steps = await reader.all(`EXPLAIN QUERY PLAN ${sql}`, params)
    plans.push({ sql, plan: steps.map(({ detail }) => String(detail)).join(' | ') })
  }
  expect(plans.length).toBeGreaterThan(0)
  return plans
}

/** Walks through the whole board, or sorts it by hand: what a million orders would be felt for. */
const slow = (asked: readonly Asked[]): readonly Asked[] =>
  asked.filter(
    ({ plan }) => /SCAN board\b(?! USING)/u.test(plan) || (/ board\b/u.test(plan) && /TEMP B-TREE/u.test(plan)),
  )
const stepsOn = (asked: readonly Asked[], table: string): readonly string[] =>
  asked.flatMap(({ plan }) => plan.split(' | ').filter((step) => new RegExp(`${table}(?![a-z_])`, 'u').test(step)))

/** Of every kind: what is common, what is rare, one character, several terms, initials, a unit, a town, a telephone, a document. */
const typed = ['路灯', '水', '水管9', '路灯 镇3', 'z7', 'ab', '单位7', '赵7', '6210', '督〔2026〕12号', '没有的字']

test('a search asks the index of words and, for what a term names, the index of its column; it never walks the board', async () => {
  for (const words of typed) {
    const asked = await plansOf((db) => searchHits(db, words))
    expect([words, slow(asked)]).toEqual([words, []])
    for (const step of stepsOn(asked, ' search ')) expect(step).toMatch(/SCAN search VIRTUAL TABLE INDEX \d+:M/u)
    for (const step of stepsOn(asked, ' board')) expect(step).toMatch(/SEARCH board USING/u)
  }
  const [unit] = stepsOn(await plansOf((db) => searchHits(db, '单位7')), ' board')
  expect(unit).toMatch(/board_lead/u)
  const document = stepsOn(await plansOf((db) => searchHits(db, '督〔2026〕12号')), ' board')
  expect(document.join()).toMatch(/SEARCH board USING INTEGER PRIMARY KEY/u)
  expect(Array.from(await searchHits(board.reader, '督〔2026〕12号'))).toEqual([12])
})

test('what stands in many orders is counted in the index of words, and looked for row by row along the index of the sort', async () => {
  const found = await findOrders(board.reader, '路灯', 10)
  if (found.kind !== 'many') throw new Error('few')
  const { query } = found
  const plan = viewPlan({ ...spec, filters: filters.broad ?? {} }, clock, keys)
  const condition = allOf([plan.condition, isFound(query)])
  const asked = [
    ...(await plansOf((db) => findOrders(db, '路灯', 10))),
    ...(await plansOf((db) => walkFirst(db, { ...plan, condition }, 100, 6_000))),
  ]
  expect(slow(asked)).toEqual([])
  for (const step of stepsOn(asked, ' search'))
    expect(step).toMatch(/SCAN search VIRTUAL TABLE INDEX \d+:M|SCAN search EXISTS VIRTUAL TABLE INDEX \d+:=M/u)
  for (const step of stepsOn(asked, ' board')) expect(step).toMatch(/(?:SEARCH|SCAN) board USING (?:COVERING )?INDEX/u)
})

test('a town is found by its initials from value to value of the index, and its orders by that index', async () => {
  const asked = await plansOf((db) => searchHits(db, 'zh'))
  expect(slow(asked)).toEqual([])
  for (const step of stepsOn(asked, ' board'))
    expect(step).toMatch(/SEARCH board USING (?:COVERING )?INDEX board_town/u)
})

test('whether changed orders are found is asked of their own entries, however many there are', async () => {
  const asked = await plansOf((db) => matchingOrders(db, '路灯', [1, 2, 3]))
  expect(slow(asked)).toEqual([])
  expect(stepsOn(asked, ' board')).toEqual([])
  for (const table of ['stream_entry', 'entry', 'stream_key'])
    for (const step of stepsOn(asked, ` ${table}`)) expect(step).toMatch(/SEARCH|SCAN json_each/u)
})

test('how far the index has read is two look-ups', async () => {
  const asked = await plansOf(searchLevel)
  for (const { plan } of asked) expect(plan).toMatch(/SEARCH (?:projection|entry)/u)
  expect(stepsOn(asked, 'SCAN').filter((step) => /SCAN (?!CONSTANT)/u.test(step))).toEqual([])
})

const filters: Readonly<Record<string, ViewFilters>> = {
  none: {},
  broad: { town: ['镇0', '镇1', '镇2', '镇3', '镇4'] },
  narrow: { town: ['镇7'], category: ['类5'] },
  unit: { lead: [7 as RowId, null] },
  recent: { receivedAt: { kind: 'lastDays', days: 30 } },
}
const spec = { inbox: 'all', unit: null, filters: {}, sort: { column: 'dueAt', direction: 'asc' } } as const
const keys = { statuses: [], channels: [], leads: [] }

test('search and filter together: few hits are looked at by their numbers, many are laid over what the filter finds', async () => {
  const few = Int32Array.from({ length: 300 }, (_, at) => at * 7 + 1)
  const many = Int32Array.from({ length: 25_000 }, (_, at) => at + 1)
  for (const [name, filter] of Object.entries(filters))
    for (const hits of [few, many]) {
      const plan = viewPlan({ ...spec, filters: filter }, clock, keys)
      const asked = await plansOf((db) =>
        viewList(db, plan, hits, null).then(() => stillShown(db, plan.condition, [1, 2])),
      )
      // Sorting a few rows by hand is what the plan means to do with them.
      const walked = asked.filter(({ plan: steps }) => /SCAN board\b(?! USING)/u.test(steps))
      // A filter that shows most rows is read in the board's own order, which is no search for anything.
      expect([name, walked.filter(({ sql }) => !sql.includes('FROM board WHERE'))]).toEqual([name, []])
      if (hits === few)
        for (const step of stepsOn(asked, ' board')) expect(step).toMatch(/SEARCH board USING INTEGER PRIMARY KEY/u)
    }
})

test('the counts beside the values of a filter come from the index of their column alone, under any other condition', async () => {
  for (const column of setColumns)
    for (const [name, filter] of Object.entries(filters)) {
      const condition = viewCondition({ ...spec, filters: filter }, clock)
      const shown = name === 'none' ? null : IdSet.of(await shownIds(board.reader, condition, null))
      const asked = await plansOf((db) => facetCounts(db, column, shown))
      expect([column, name, slow(asked)]).toEqual([column, name, []])
      const steps = stepsOn(asked, ' board')
      expect(steps.length).toBeGreaterThan(1)
      for (const step of steps)
        expect([column, step]).toEqual([
          column,
          expect.stringMatching(new RegExp(`SEARCH board USING COVERING INDEX board_(?:${column}|held)`, 'u')),
        ])
    }
})

test('lanes and the figures of the day walk through indexes in which only open orders, or only today’s, stand', async () => {
  const asked = [...(await plansOf((db) => lanes(db, now))), ...(await plansOf((db) => todayCounts(db, now)))]
  expect(asked.filter(({ plan }) => /SCAN board\b(?! USING (?:COVERING )?INDEX board_held)/u.test(plan))).toEqual([])
  for (const step of stepsOn(asked, ' board')) expect(step).toMatch(/INDEX board_(?:held|received)/u)
})
