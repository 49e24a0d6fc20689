import { copyFileSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import sqlite3 from 'sqlite3'
import { z } from 'zod'
import { type Desk, openDesk } from '../../../electron/store/desk.ts'
import { orderHandlers } from '../../../electron/store/orderHandlers.ts'
import { viewHandlers } from '../../../electron/store/viewHandlers.ts'
import { type Commit, Ledger } from '../../../ledger/ledger.ts'
import { searchHits } from '../../../ledger/search/searchHits.ts'
import { intAt } from '../../../ledger/sqlite/driver.ts'
import { personOnDuty } from '../../../ledger/sqlite/cardQueries.ts'
import { sort as sortSchema, type ViewSpec } from '../../../shared/contract/views.ts'
import type { Facet } from '../../../shared/contract/views.ts'
import { orderStream } from '../../../shared/domain/streams.ts'
import type { OrderId, RowId } from '../../../shared/kernel/ids.ts'
import { noWords } from '../../../shared/views/orderWords.ts'
import { type SetColumn, setColumns } from '../../../shared/views/filterColumns.ts'
import { bareCommit } from '../baseline/bareCommit.ts'
import { median, printSamples, rounded } from '../measuring.ts'
import { writtenBy } from '../writtenBy.ts'

/**
 * What the store answers, on a copy of a made ledger, through the very handlers that answer the window; beside it the same
 * questions in bare SQL by the sqlite3 package. Every sample is warm: each question was asked once before.
 */
export type Figures = Record<string, number>
export type Side = { readonly metrics: Figures; readonly baseline: Figures }

const viewsFile = z.object({
  filters: z.record(z.string(), z.record(z.string(), z.unknown())),
  pairs: z.array(z.object({ filter: z.string(), sort: sortSchema })).length(30),
})
const views = viewsFile.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../views.json'), 'utf8')))

export const ledgerSide = async (file: string, rounds: number): Promise<Side> => {
  const opened = await Ledger.open(file)
  if (!opened.ok) throw new Error(opened.error.detail)
  const desk = await openDesk(opened.value, () => {})
  const asked = viewHandlers(desk)
  try {
    return {
      metrics: {
        ...(await timeViews(desk, asked, rounds)),
        ...(await timeSearches(desk, asked, rounds)),
        ...(await timeJumps(asked)),
        ...(await timeLive(desk, asked)),
      },
      baseline: { ...(await bareSearch(file)), ...(await bareViews(file)) },
    }
  } finally {
    await desk.close()
    await opened.value.close()
  }
}

type Verbs = ReturnType<typeof viewHandlers>
const spec = (parts: Partial<ViewSpec>): ViewSpec => ({
  inbox: 'all',
  unit: null,
  search: '',
  filters: {},
  sort: { column: 'receivedAt', direction: 'desc' },
  ...parts,
})

const timeOf = async (act: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await act()
  return performance.now() - begun
}
const openWell = async (asked: Verbs, view: ViewSpec) => {
  const opened = await asked.openView(view)
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  return opened.value
}
/** The list too, so that one question does not disturb the next. */
const settle = async (asked: Verbs, view: ViewSpec): Promise<void> => {
  const { view: id } = await openWell(asked, view)
  await asked.rowIds({ view: id, from: 0, to: 1 })
}

const share = (samples: readonly number[], part: number): number =>
  samples.toSorted((a, b) => a - b)[Math.min(samples.length - 1, Math.ceil(samples.length * part) - 1)] ?? Number.NaN

const timeViews = async (desk: Desk, asked: Verbs, rounds: number): Promise<Figures> => {
  const cold: number[] = []
  const warm: number[] = []
  const lists: number[] = []
  for (const { filter, sort } of views.pairs) {
    const view = spec({ filters: await filled(desk, asked, views.filters[filter] ?? {}), sort })
    cold.push(await timeOf(() => openWell(asked, view)))
    lists.push(await timeOf(() => settle(asked, view)))
    const samples: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      samples.push(await timeOf(() => openWell(asked, view)))
      await settle(asked, view)
    }
    printSamples(`view ${filter} by ${sort.column} ${sort.direction}`, samples)
    warm.push(median(samples))
  }
  return {
    viewsP95Ms: rounded(share(warm, 0.95)),
    viewsMedianMs: rounded(median(warm)),
    viewsWorstMs: rounded(Math.max(...warm)),
    viewsColdP95Ms: rounded(share(cold, 0.95)),
    viewsListP95Ms: rounded(share(lists, 0.95)),
  }
}

/** A number in views.json stands for so many of the most frequent values of its column. */
const filled = async (
  desk: Desk,
  asked: Verbs,
  filters: Readonly<Record<string, unknown>>,
): Promise<ViewSpec['filters']> => {
  const made: Record<string, unknown> = {}
  for (const [column, wanted] of Object.entries(filters)) {
    const set = setColumns.find((known) => known === column)
    if (typeof wanted !== 'number' || set === undefined) made[column] = wanted
    else made[column] = (await frequent(desk, asked, set)).slice(0, wanted).map(({ value }) => value)
  }
  return made as ViewSpec['filters']
}
const known = new WeakMap<Desk, Map<SetColumn, readonly Facet[]>>()
const frequent = async (desk: Desk, asked: Verbs, column: SetColumn): Promise<readonly Facet[]> => {
  const of = known.get(desk) ?? new Map<SetColumn, readonly Facet[]>()
  known.set(desk, of)
  const held = of.get(column)
  if (held !== undefined) return held
  const facets = await asked.facets({ spec: spec({}), column })
  if (!facets.ok) throw new Error('no facets')
  const values = facets.value.values
    .filter(({ value }) => value !== null && value !== '')
    .toSorted((a, b) => b.count - a.count)
  of.set(column, values)
  return values
}

const words = { common: ['小区', '道路', '居民'], rare: ['井盖', '医保', '公交'], one: ['水', '路', '电'] } as const

const timeSearches = async (desk: Desk, asked: Verbs, rounds: number): Promise<Figures> => {
  const figures: Figures = {}
  const times = async (search: string, sort: ViewSpec['sort']): Promise<readonly number[]> => {
    const view = spec({ search, sort })
    await settle(asked, view)
    const samples: number[] = []
    for (let round = 0; round < rounds; round += 1) samples.push(await timeOf(() => openWell(asked, view)))
    return samples
  }
  const newest = { column: 'receivedAt', direction: 'desc' } as const
  for (const [kind, some] of Object.entries(words)) {
    const all: number[] = []
    const other: number[] = []
    for (const word of some) {
      const samples = await times(word, newest)
      const sorted = await times(word, { column: 'dueAt', direction: 'asc' })
      printSamples(`search ${word}, newest first`, samples)
      printSamples(`search ${word}, by deadline`, sorted)
      all.push(...samples)
      other.push(...sorted)
      figures[`hits ${word}`] = (await searchHits(desk.lists, word)).length
    }
    figures[`search${kind === 'one' ? 'One' : kind === 'rare' ? 'Rare' : 'Common'}P95Ms`] = rounded(share(all, 0.95))
    figures[`search${kind === 'one' ? 'One' : kind === 'rare' ? 'Rare' : 'Common'}OtherSortP95Ms`] = rounded(
      share(other, 0.95),
    )
  }
  return figures
}

/** Blocks anywhere in the list of all orders, as a jump asks for them. */
const timeJumps = async (asked: Verbs): Promise<Figures> => {
  const { view } = await openWell(asked, spec({}))
  await asked.rowIds({ view, from: 0, to: 1 })
  const opened = await asked.block({ view, from: 0, to: 100 })
  const total = opened.ok ? opened.value.total : 0
  const samples: number[] = []
  for (let jump = 0; jump < 200; jump += 1) {
    const from = Math.floor((((jump * 7919) % 1000) / 1000) * Math.max(0, total - 100))
    samples.push(await timeOf(() => asked.block({ view, from, to: from + 100 })))
  }
  return { blockP95Ms: rounded(share(samples, 0.95)) }
}

/** While reports of others are being committed, a view is opened and blocks are read. */
const timeLive = async (desk: Desk, asked: Verbs): Promise<Figures> => {
  const person = await personOnDuty(desk.ledger.reader)
  if (person === null) throw new Error('nobody on duty')
  const drafts = Array.from({ length: 4000 }, (_, at) => {
    const stream = orderStream(desk.ledger.newId() as OrderId)
    const body = {
      channel: 'hotline' as const,
      receivedAt: desk.ledger.now(),
      words: { ...noWords, title: `路灯不亮${at}`, text: '请尽快维修。'.repeat(20) },
    }
    return { type: 'reportOrder' as const, stream, touches: [stream], body }
  })
  let over = false
  const importing = desk.ledger.submit(drafts, { actor: person.id, group: null, background: true }).then(() => {
    over = true
  })
  const opens: number[] = []
  const blocks: number[] = []
  while (!over) {
    opens.push(await timeOf(() => openWell(asked, spec({ inbox: 'toDispatch' }))))
    const id = desk.view?.id ?? 0
    for (let at = 0; at < 5; at += 1) blocks.push(await timeOf(() => asked.block({ view: id, from: 0, to: 100 })))
  }
  await importing
  return { liveOpenP95Ms: rounded(share(opens, 0.95)), liveBlockP95Ms: rounded(share(blocks, 0.95)) }
}

const bare = <T>(
  file: string,
  ask: (all: (sql: string, params?: unknown[]) => Promise<unknown[]>) => Promise<T>,
): Promise<T> => {
  const db = new sqlite3.Database(file, sqlite3.OPEN_READONLY)
  const all = (sql: string, params: unknown[] = []): Promise<unknown[]> =>
    new Promise((resolve, reject) =>
      db.all(sql, params, (problem, rows) => (problem ? reject(problem) : resolve(rows))),
    )
  return ask(all).finally(() => db.close())
}

/** The first rows of the newest and of the next due, as one query each: what no view can do without. */
const bareViews = (file: string): Promise<Figures> =>
  bare(file, async (all) => {
    const samples: number[] = []
    for (let round = 0; round < 20; round += 1)
      samples.push(
        await timeOf(() => all('SELECT * FROM board ORDER BY received_at DESC, id DESC LIMIT 100')),
        await timeOf(() => all('SELECT * FROM board WHERE due_at IS NOT NULL ORDER BY due_at, id LIMIT 100')),
      )
    return { bareFirstRowsP95Ms: rounded(share(samples, 0.95)) }
  })

const bareSearch = (file: string): Promise<Figures> =>
  bare(file, async (all) => {
    const samples: number[] = []
    for (const word of words.common)
      for (let round = 0; round < 5; round += 1)
        samples.push(await timeOf(() => all('SELECT count(*) FROM search WHERE search MATCH ?', [`"${word}"`])))
    return { bareMatchCountP95Ms: rounded(share(samples, 0.95)) }
  })

/** 500 orders dropped by the handler, beside the sqlite3 package writing the very same rows, on two copies. */
export const dropSide = async (file: string, rounds: number): Promise<Side> => {
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const one = `${file}.ours`
    const other = `${file}.bare`
    copyFileSync(file, one)
    copyFileSync(file, other)
    const { tookMs, rows } = await dropOnce(one)
    ours.push(tookMs)
    theirs.push(await bareCommit(other, rows))
    for (const path of [one, other]) for (const tail of ['', '-wal', '-shm']) rmSync(path + tail, { force: true })
  }
  printSamples('drop of 500, the commit alone', ours)
  printSamples('the same rows, bare SQLite', theirs)
  return { metrics: { drop500CommitMs: rounded(median(ours)) }, baseline: { bareCommitMs: rounded(median(theirs)) } }
}

const dropOnce = async (file: string) => {
  const opened = await Ledger.open(file)
  if (!opened.ok) throw new Error(opened.error.detail)
  const ledger = opened.value
  const commits: Commit[] = []
  ledger.onCommit((commit) => commits.push(commit))
  const desk = await openDesk(ledger, () => {})
  const rows = await ledger.reader.all(
    "SELECT id FROM board WHERE status IN ('reported', 'accepted', 'dispatched', 'signed') ORDER BY received_at DESC LIMIT 500",
  )
  const lead = intAt(
    (await ledger.reader.get('SELECT id FROM unit_card WHERE retired = 0 ORDER BY id LIMIT 1')) ?? {},
    'id',
  )
  const acted = await orderHandlers(desk).dispatch({
    target: { kind: 'rows', rows: rows.map((row) => intAt(row, 'id') as RowId) },
    lead: lead as RowId,
    supporting: [],
    deadline: { kind: 'setting' },
    note: '',
    seen: [],
  })
  const [commit] = commits
  if (!acted.ok || commit === undefined) throw new Error(`the drop was refused: ${JSON.stringify(acted)}`)
  const written = await writtenBy(ledger.reader, commit)
  await desk.close()
  await ledger.close()
  return { tookMs: commit.tookMs, rows: written }
}
