import type sqlite3 from 'sqlite3'
import { type Desk, openDesk } from '../../../electron/store/desk.ts'
import { spanClock } from '../../../electron/store/spanClock.ts'
import { viewHandlers } from '../../../electron/store/viewHandlers.ts'
import { Ledger } from '../../../ledger/ledger.ts'
import { searchQuery, searchTerms } from '../../../ledger/search/tokens.ts'
import { lanes } from '../../../ledger/sqlite/boardQueries.ts'
import { viewCondition } from '../../../ledger/sqlite/viewQuery.ts'
import { fromSaved } from '../../../renderer/desk/saved/savedViews.ts'
import type { Sort, ViewSpec } from '../../../shared/contract/views.ts'
import { median, printSamples } from '../measuring.ts'
import { askedViews } from './askedViews.ts'
import { closeBare, openBare, timeBare } from './bareSql.ts'
import { beside, type Found, joined, most, p95 } from './deskRows.ts'
import { searchedWords } from './searchedWords.ts'

/**
 * What the store answers, on a copy of a made ledger, through the very handlers that answer the window; beside it the same questions
 * in plain SQL by the sqlite3 package, which leaves the planner to itself. Every sample but the cold ones is warm: each question
 * was asked once before.
 */
export const storeSide = async (file: string, rounds: number): Promise<Found> => {
  const opened = await Ledger.open(file)
  if (!opened.ok) throw new Error(opened.error.detail)
  const desk = await openDesk(opened.value, () => {})
  const bare = await openBare(file)
  const asked = { desk, bare, verbs: viewHandlers(desk), rounds }
  try {
    return joined([await timeViews(asked), await timeSearches(asked), await timeBlocks(asked)])
  } finally {
    await closeBare(bare)
    await desk.close()
    await opened.value.close()
  }
}

type Asked = {
  readonly desk: Desk
  readonly bare: sqlite3.Database
  readonly verbs: ReturnType<typeof viewHandlers>
  readonly rounds: number
}

const allOrders: ViewSpec = {
  inbox: 'all',
  unit: null,
  search: '',
  filters: {},
  sort: { column: 'receivedAt', direction: 'desc' },
}

const timeOf = async (act: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await act()
  return performance.now() - begun
}
const openWell = async ({ verbs }: Asked, view: ViewSpec): Promise<number> => {
  const opened = await verbs.openView(view)
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  return opened.value.view
}
/** The list too, so that one question does not disturb the next. */
const settle = async (asked: Asked, view: ViewSpec): Promise<void> => {
  await asked.verbs.rowIds({ view: await openWell(asked, view), from: 0, to: 1 })
}
const timesOf = async (asked: Asked, view: ViewSpec): Promise<readonly number[]> => {
  const samples: number[] = []
  for (let round = 0; round < asked.rounds; round += 1) {
    samples.push(await timeOf(() => openWell(asked, view)))
    await settle(asked, view)
  }
  return samples
}

/** Equal rows by their number, nothing last that is not last by itself: less than a view promises. */
const plainOrder = ({ column, direction }: Sort): string => {
  const name = column === 'receivedAt' ? 'received_at' : column === 'dueAt' ? 'due_at' : column
  const way = direction === 'asc' ? 'ASC' : 'DESC'
  return `${name} ${way} NULLS LAST, id ${way}`
}

const timeViews = async (asked: Asked): Promise<Found> => {
  const { desk, bare } = asked
  const units = await lanes(desk.ledger.reader, desk.ledger.now())
  const [cold, warm, lists, plain]: number[][] = [[], [], [], []]
  for (const saved of await askedViews(bare)) {
    const { spec } = fromSaved(saved, (name) => units.find((unit) => unit.name === name)?.unit)
    cold?.push(await timeOf(() => openWell(asked, spec)))
    lists?.push(await timeOf(() => settle(asked, spec)))
    const samples = await timesOf(asked, spec)
    const { sql, params } = viewCondition(spec, await spanClock(desk))
    const statement = `SELECT * FROM board WHERE ${sql} ORDER BY ${plainOrder(spec.sort)} LIMIT 100`
    await timeBare(bare, statement, params)
    const plainly = await timeBare(bare, statement, params)
    printSamples(`view ${saved.name}`, samples)
    printSamples('  plain SQL', [plainly])
    warm?.push(...samples)
    plain?.push(plainly)
  }
  return {
    rows: { viewsStoreP95Ms: beside(p95(warm ?? []), p95(plain ?? [])) },
    alone: {
      viewsStoreMedianMs: median(warm ?? []),
      viewsStoreWorstMs: most(warm ?? []),
      viewsStoreColdP95Ms: p95(cold ?? []),
      viewsStoreListP95Ms: p95(lists ?? []),
      viewsPlainMedianMs: median(plain ?? []),
    },
  }
}

const byDeadline: Sort = { column: 'dueAt', direction: 'asc' }

const timeSearches = async (asked: Asked): Promise<Found> => {
  const found: Found[] = []
  for (const [kind, words] of Object.entries(searchedWords)) {
    const [newest, other, plain, plainOther]: number[][] = [[], [], [], []]
    const hits: Record<string, number> = {}
    for (const search of words) {
      await settle(asked, { ...allOrders, search })
      const samples = await timesOf(asked, { ...allOrders, search })
      const sorted = await timesOf(asked, { ...allOrders, search, sort: byDeadline })
      newest?.push(...samples)
      other?.push(...sorted)
      printSamples(`search ${search}, newest first`, samples)
      printSamples(`search ${search}, by deadline`, sorted)
      const { total, first } = await timePlainly(asked, search, allOrders.sort)
      plain?.push(total + first)
      const byDue = await timePlainly(asked, search, byDeadline)
      plainOther?.push(byDue.total + byDue.first)
      printSamples('  plain SQL, both', [total + first, byDue.total + byDue.first])
      const shown = await asked.verbs.openView({ ...allOrders, search })
      hits[`hits ${search}`] = shown.ok ? shown.value.total : 0
    }
    found.push({
      rows: {
        [`search${kind}P95Ms`]: beside(p95(newest ?? []), p95(plain ?? [])),
        [`search${kind}OtherSortP95Ms`]: beside(p95(other ?? []), p95(plainOther ?? [])),
      },
      alone: hits,
    })
  }
  return joined(found)
}

/** Total and first rows, each as one statement over the index of words; nothing that is not read into it yet is looked for. */
const timePlainly = async ({ bare }: Asked, typed: string, sort: Sort) => {
  const match = [searchQuery(searchTerms(typed))]
  const total = 'SELECT count(*) FROM search WHERE search MATCH ?'
  const first = `SELECT * FROM board WHERE id IN (SELECT rowid FROM search WHERE search MATCH ?)
    ORDER BY ${plainOrder(sort)} LIMIT 100`
  await timeBare(bare, total, match)
  return { total: await timeBare(bare, total, match), first: await timeBare(bare, first, match) }
}

/** Blocks anywhere in the list of all orders, as a jump asks for them; beside them so many rows by their numbers. */
const timeBlocks = async (asked: Asked): Promise<Found> => {
  const view = await openWell(asked, allOrders)
  await asked.verbs.rowIds({ view, from: 0, to: 1 })
  const opened = await asked.verbs.block({ view, from: 0, to: 100 })
  const total = opened.ok ? opened.value.total : 0
  const [samples, plain]: number[][] = [[], []]
  for (let jump = 0; jump < 100; jump += 1) {
    const from = Math.floor((((jump * 7919) % 1000) / 1000) * Math.max(0, total - 100))
    samples?.push(await timeOf(() => asked.verbs.block({ view, from, to: from + 100 })))
    plain?.push(await timeBare(asked.bare, 'SELECT * FROM board WHERE id BETWEEN ? AND ?', [from, from + 99]))
  }
  return { rows: { blockP95Ms: beside(p95(samples ?? []), p95(plain ?? [])) }, alone: {} }
}
