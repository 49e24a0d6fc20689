import { afterAll, beforeAll, expect, test } from 'vitest'
import { searchHits } from '../../ledger/search/searchHits.ts'
import { textTokens } from '../../ledger/search/tokens.ts'
import { insertMany } from '../../ledger/sqlite/entries.ts'
import { clock, type MadeBoard, makeBoard } from '../../ledger/sqlite/madeBoard.ts'
import { sortKeys, viewList } from '../../ledger/sqlite/viewLists.ts'
import { viewPlan } from '../../ledger/sqlite/viewQuery.ts'
import type { ViewFilters } from '../../shared/contract/filters.ts'
import type { Sort } from '../../shared/contract/views.ts'
import { searchBounds, searchedList } from './searchedList.ts'

let board: MadeBoard
beforeAll(async () => {
  board = await makeBoard()
  const rows = await board.writer.all('SELECT id, number, title, town FROM board')
  await insertMany(
    board.writer,
    'search (rowid, tokens)',
    rows.map(({ id, number, title, town }) => [Number(id), textTokens(`${number}\n${title}\n${town}`)]),
  )
})
afterAll(() => board.remove())

const filters: readonly ViewFilters[] = [{}, { town: ['镇0', '镇1', '镇2'] }, { town: ['镇7'], category: ['类5'] }]
const sorts: readonly Sort[] = [
  { column: 'receivedAt', direction: 'desc' },
  { column: 'dueAt', direction: 'asc' },
  { column: 'status', direction: 'desc' },
]
const asked: readonly (readonly [string, readonly Sort[]])[] = [
  ['路灯', sorts],
  ['路灯 镇3', sorts.slice(0, 1)],
  ['水', sorts.slice(1, 2)],
  ['；', sorts.slice(0, 1)],
]
/** Every way to the first rows: as in a ledger of a million, and as if this one were. */
const allBounds = [
  searchBounds,
  { listed: 10, walked: 6_000, sorted: 0 },
  { listed: 10, walked: 20, sorted: 0 },
  { listed: 1_000_000, walked: 6_000, sorted: 0 },
]

test('whatever way leads to them, the first rows are those of the list, and a total that is told is its length', async () => {
  const { reader } = board
  for (const [typed, sorted] of asked)
    for (const sort of sorted)
      for (const filter of filters) {
        const spec = { inbox: 'all', unit: null, filters: filter, sort } as const
        const plan = viewPlan(spec, clock, await sortKeys(reader, sort))
        const whole = await viewList(reader, plan, await searchHits(reader, typed), null)
        for (const bounds of allBounds) {
          const found = await searchedList(
            { blocks: reader, lists: reader, plan, typed, known: async () => null, isAtHand: false, wanted: 50 },
            bounds,
          )
          const name = JSON.stringify({ typed, sort, filter, bounds })
          const list = await found.list
          expect([name, Array.from(list)]).toEqual([name, Array.from(whole)])
          expect([name, found.first]).toEqual([name, Array.from(whole.subarray(0, 50))])
          if (found.total !== null) expect([name, found.total]).toEqual([name, whole.length])
          if (filter === filters[0]) expect([name, found.total]).toEqual([name, whole.length])
          const hits = await found.hits
          for (const id of whole.subarray(0, 5)) expect(hits.has(id)).toBe(true)
        }
      }
})
