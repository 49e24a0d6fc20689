import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { firstStart } from '../../ledger/firstStart.ts'
import { type Commit, type Draft, Ledger } from '../../ledger/ledger.ts'
import { lanes } from '../../ledger/sqlite/boardQueries.ts'
import { personOnDuty, unitIds } from '../../ledger/sqlite/cardQueries.ts'
import { calendarOf } from '../../shared/calendar/calendarOf.ts'
import { deadlineFrom } from '../../shared/calendar/deadlineFrom.ts'
import { defaultCalendar } from '../../shared/calendar/defaultCalendar.ts'
import type { ViewSpec } from '../../shared/contract/views.ts'
import { orderStream } from '../../shared/domain/streams.ts'
import { touchedStreams } from '../../shared/domain/touchedStreams.ts'
import { DAY, fromChina } from '../../shared/kernel/chinaTime.ts'
import type { OrderId, PersonId, RowId, UnitId } from '../../shared/kernel/ids.ts'
import { noWords } from '../../shared/views/orderWords.ts'
import type { SpanClock } from '../../shared/views/spanBounds.ts'
import { firstBlock, OpenView, type ViewReaders } from './openView.ts'
import { ReceivedOrder } from './receivedOrder.ts'

/** From a Tuesday morning on: deadlines are counted in the years of the calendar's tables. */
const begun = Date.now()
const clock = () => fromChina(2026, 11, 24, 10) + Date.now() - begun

let folder: string
let ledger: Ledger
let person: PersonId
let unit: UnitId
let commits: Commit[]
let readers: ViewReaders
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  const opened = await Ledger.open(join(folder, 'ledger.db'), clock)
  if (!opened.ok) throw new Error(opened.error.detail)
  ledger = opened.value
  await firstStart(ledger)
  const onDuty = await personOnDuty(ledger.reader)
  const [lane] = await lanes(ledger.reader, ledger.now())
  if (onDuty === null || lane === undefined) throw new Error('nobody on duty')
  person = onDuty.id
  const id = (await unitIds(ledger.reader, [lane.unit])).get(lane.unit)
  if (id === undefined) throw new Error('no unit')
  unit = id
  commits = []
  readers = { blocks: ledger.reader, lists: ledger.reader }
  ledger.onCommit((commit) => commits.push(commit))
})
afterEach(async () => {
  await ledger.close()
  rmSync(folder, { recursive: true, force: true })
})

const act = (id: string, body: Pick<Draft, 'type' | 'body'>): Draft => {
  const stream = orderStream(id as OrderId)
  const command = body as Parameters<typeof touchedStreams>[1]
  return { ...command, stream, touches: touchedStreams(stream, command, ledger.now()) }
}
const report = (id: string, minutes = 0, title = id): Draft =>
  act(id, {
    type: 'reportOrder',
    body: { channel: 'hotline', receivedAt: ledger.now() - minutes * 60_000, words: { ...noWords, title } },
  })
const nextDay = () => {
  const found = deadlineFrom(calendarOf(defaultCalendar), ledger.now(), { kind: 'workingDays', amount: 1 })
  if (!found.ok) throw new Error(found.error.code)
  return found.value
}
const dispatch = (id: string): Draft =>
  act(id, {
    type: 'dispatchOrder',
    body: {
      lead: unit,
      supporting: [],
      closing: 'leadOnly',
      sign: null,
      delivery: nextDay(),
      note: '',
      decision: '',
    },
  })
const submit = async (...drafts: readonly Draft[]): Promise<Commit> => {
  const verdicts = await ledger.submit(drafts, { actor: person, group: null })
  expect(verdicts.filter((verdict) => verdict.kind !== 'accepted')).toEqual([])
  const commit = commits.at(-1)
  if (commit === undefined) throw new Error('no commit')
  return commit
}
const spec = (parts: Partial<ViewSpec> = {}): ViewSpec => ({
  inbox: 'toDispatch',
  unit: null,
  search: '',
  filters: {},
  sort: { column: 'receivedAt', direction: 'desc' },
  ...parts,
})
const clockAt = (now: number): SpanClock => ({ now, workingDaysAhead: (days) => now + days * DAY })
const openAt = (parts: Partial<ViewSpec>, now: number) =>
  OpenView.open(readers, 7, spec(parts), clockAt(now), new ReceivedOrder(), () => undefined)
const open = (parts: Partial<ViewSpec> = {}) => openAt(parts, ledger.now())
const own = (commit: Commit) => ({ ...commit, own: true })
const foreign = (commit: Commit) => ({ ...commit, own: false })
const titles = (rows: readonly { readonly title: string }[]) => rows.map((row) => row.title)

test('a view opens with its first rows, and its blocks are slices of the same list', async () => {
  const many = Array.from({ length: firstBlock + 50 }, (_, at) => report(`o${at}`, at))
  await submit(...many)
  const { view, opened } = await open()
  expect(opened).toMatchObject({ view: 7, version: 1 })
  expect(opened.rows).toHaveLength(firstBlock)
  const whole = await view.block(ledger.reader, 0, 1000)
  expect(whole).toMatchObject({ version: 1, total: firstBlock + 50 })
  expect(titles(whole.rows)).toEqual(many.map((_, at) => `o${at}`))
  expect(whole.rows.slice(0, firstBlock)).toEqual(opened.rows)
  const block = await view.block(ledger.reader, 120, 130)
  expect(titles(block.rows)).toEqual(titles(whole.rows.slice(120, 130)))
  expect((await view.block(ledger.reader, 900, 1000)).rows).toEqual([])
  expect(await view.positionOf(whole.rows[149]?.id ?? (0 as RowId))).toBe(149)
})

test('R-VIEW-1 rows that a gesture takes out of the view leave at once, and come back to their place', async () => {
  await submit(report('a', 1), report('b', 2), report('c', 3), report('d', 4))
  const { view, opened } = await open()
  const [a, b] = opened.rows
  if (a === undefined || b === undefined) throw new Error('no rows')
  const sent = await submit(dispatch('b'), dispatch('c'))
  const left = await view.take(readers, own(sent))
  const { rows } = await view.block(ledger.reader, 0, 10)
  expect(titles(rows)).toEqual(['a', 'd'])
  expect(left).toEqual([{ kind: 'viewPatched', view: 7, version: 2, total: 2, from: 1, block: { from: 0, rows } }])
  expect(await view.positionOf(b.id)).toBeNull()
  const order = await ledger.reader.get('SELECT id FROM command WHERE seq = (SELECT max(seq) - 1 FROM command)')
  const undone = await submit(act('b', { type: 'undoDispatch', body: { undoes: String(order?.id) as never } }))
  const returned = await view.take(readers, own(undone))
  const after = (await view.block(ledger.reader, 0, 10)).rows
  expect(titles(after)).toEqual(['a', 'b', 'd'])
  expect(returned).toEqual([
    { kind: 'viewPatched', view: 7, version: 3, total: 3, from: 1, block: { from: 0, rows: after } },
  ])
})

test('R-VIEW-1 a change that leaves a row in the view moves nothing, even if the sort would', async () => {
  await submit(report('a', 1), report('b', 2), report('c', 3))
  const { view } = await open({ sort: { column: 'title', direction: 'asc' } })
  const corrected = await submit(act('c', { type: 'correctOrder', body: { channel: null, words: { title: '0' } } }))
  // It stays where it is and is counted: the view asked again would show it elsewhere.
  expect(await view.take(readers, own(corrected))).toEqual([{ kind: 'viewBehind', view: 7, arrived: 0, moved: 1 }])
  expect(view.version).toBe(1)
  expect(titles((await view.block(ledger.reader, 0, 10)).rows)).toEqual(['a', 'b', '0'])
})

test('R-VIEW-2 what is new waits and is counted; opening the view again takes it in', async () => {
  await submit(report('a', 1))
  const { view } = await open()
  const first = await submit(report('b'))
  expect(await view.take(readers, own(first))).toEqual([{ kind: 'viewBehind', view: 7, arrived: 1, moved: 0 }])
  const second = await submit(report('c'), report('d'))
  expect(await view.take(readers, own(second))).toEqual([{ kind: 'viewBehind', view: 7, arrived: 3, moved: 0 }])
  expect(titles((await view.block(ledger.reader, 0, 10)).rows)).toEqual(['a'])
  // Reported and dispatched at once: it would not be in this view at all.
  expect(await view.take(readers, own(await submit(report('e'), dispatch('e'))))).toEqual([])
  expect((await open()).opened.total).toBe(4)
})

test('R-VIEW-2 when tables were made again nothing moves, and what asking again would change is counted', async () => {
  await submit(report('a', 1, '甲'), report('b', 2, '乙'), report('c', 3, '丙'))
  const { view, opened } = await open({ sort: { column: 'title', direction: 'asc' } })
  expect(titles(opened.rows)).toEqual(['丙', '乙', '甲'])
  expect(await view.compare(readers)).toEqual([])
  // As a newer version of the projection might read the same orders.
  await ledger.queue.transaction((db) => db.run("UPDATE board SET title = '龙' WHERE title = '丙'"))
  await submit(report('d', 0, '丁'))
  expect(await view.compare(readers)).toEqual([{ kind: 'viewBehind', view: 7, arrived: 1, moved: 1 }])
  expect((await view.block(ledger.reader, 0, 10)).total).toBe(3)
})

test('R-VIEW-10 all of a view but some rows is what the person sees, hidden rows not among them', async () => {
  await submit(report('a', 1), report('b', 2), report('c', 3))
  const { view, opened } = await open()
  const [a, b, c] = opened.rows.map((row) => row.id)
  if (a === undefined || b === undefined || c === undefined) throw new Error('no rows')
  expect(await view.allBut([])).toEqual([a, b, c])
  expect(await view.allBut([b])).toEqual([a, c])
  await view.take(readers, own(await submit(dispatch('a'))))
  expect(await view.allBut([b])).toEqual([c])
})

test('R-VIEW-5 a view keeps the clock of its opening', async () => {
  await submit(report('a', 1), dispatch('a'))
  const due = nextDay().dueAt + 60_000
  const { view, opened } = await openAt({ inbox: 'overdue' }, due)
  expect(titles(opened.rows)).toEqual(['a'])
  const corrected = await submit(act('a', { type: 'correctOrder', body: { channel: null, words: { town: '水集' } } }))
  expect(await view.take(readers, own(corrected))).toEqual([])
  expect((await view.block(ledger.reader, 0, 10)).total).toBe(1)
})

test('R-VIEW-9 a searched view shows what matches, whether or not the index has read it', async () => {
  await submit(report('a', 1, '月湖新苑暖气不热'), report('b', 2, '路灯不亮'))
  const { view, opened } = await open({ search: '暖气' })
  expect(titles(opened.rows)).toEqual(['月湖新苑暖气不热'])
  expect(titles((await view.block(ledger.reader, 0, 10)).rows)).toEqual(['月湖新苑暖气不热'])
})

test('R-VIEW-11 what others do to a row is repainted in place and counted; nothing leaves, and what is taken back counts no more', async () => {
  await submit(report('a', 1), report('b', 2), report('c', 3))
  const { view } = await open()
  const taken = await view.take(readers, foreign(await submit(dispatch('b'))))
  expect(taken).toEqual([{ kind: 'viewBehind', view: 7, arrived: 0, moved: 1 }])
  expect(view.version).toBe(1)
  expect((await view.block(ledger.reader, 0, 10)).total).toBe(3)
  const order = await ledger.reader.get('SELECT id FROM command WHERE seq = (SELECT max(seq) FROM command)')
  const undone = await submit(act('b', { type: 'undoDispatch', body: { undoes: String(order?.id) as never } }))
  expect(await view.take(readers, foreign(undone))).toEqual([{ kind: 'viewBehind', view: 7, arrived: 0, moved: 0 }])
})

test('R-VIEW-11 a row whose value moves it among its neighbours is counted, one that keeps its place is not', async () => {
  await submit(report('a', 1, '甲'), report('b', 2, '乙'), report('c', 3, '丙'))
  const { view, opened } = await open({ sort: { column: 'title', direction: 'asc' } })
  expect(titles(opened.rows)).toEqual(['丙', '乙', '甲'])
  const retitle = (id: string, title: string) =>
    submit(act(id, { type: 'correctOrder', body: { channel: null, words: { title } } }))
  expect(await view.take(readers, foreign(await retitle('b', '乙方')))).toEqual([])
  const moved = await view.take(readers, foreign(await retitle('b', '龙')))
  expect(moved).toEqual([{ kind: 'viewBehind', view: 7, arrived: 0, moved: 1 }])
  // Corrected together with its neighbour: both are looked at beside those that did not change.
  const both = await submit(
    act('a', { type: 'correctOrder', body: { channel: null, words: { title: '一' } } }),
    act('b', { type: 'correctOrder', body: { channel: null, words: { title: '丁' } } }),
  )
  expect(await view.take(readers, foreign(both))).toEqual([{ kind: 'viewBehind', view: 7, arrived: 0, moved: 2 }])
})

test('R-VIEW-12 a filtered view lets in and out by its filter, and a searched one looks at what is new', async () => {
  await submit(report('a', 1, '暖气不热'), report('b', 2, '暖气漏水'), report('c', 3, '路灯'))
  const { view, opened } = await open({ filters: { title: { contains: '暖气' } } })
  expect(titles(opened.rows)).toEqual(['暖气不热', '暖气漏水'])
  const own1 = await submit(act('a', { type: 'correctOrder', body: { channel: null, words: { title: '供热' } } }))
  expect(await view.take(readers, own(own1))).toMatchObject([{ kind: 'viewPatched', total: 1, from: 0 }])
  expect(await view.take(readers, foreign(await submit(report('d', 0, '暖气管'), report('e', 0, '垃圾'))))).toEqual([
    { kind: 'viewBehind', view: 7, arrived: 1, moved: 0 },
  ])
  const searched = (await open({ search: '暖气' })).view
  expect(await searched.take(readers, foreign(await submit(report('f', 0, '暖气片'), report('g', 0, '井盖'))))).toEqual(
    [{ kind: 'viewBehind', view: 7, arrived: 1, moved: 0 }],
  )
})
