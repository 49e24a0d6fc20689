import { afterEach, beforeEach, expect, test } from 'vitest'
import { ordersAfter } from '../../ledger/projections/orderFold.ts'
import type { BulkAct } from '../../shared/contract/bulk.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { type Harness, openHarness, projectionTables, recordTables } from './deskHarness.ts'

let harness: Harness
beforeEach(async () => {
  harness = await openHarness()
})
afterEach(() => harness.close())

const words = { title: '', text: '', reporter: '', phone: '', address: '', town: '', category: '' }
const report = async (title: string, town = '水集街道'): Promise<RowId> => {
  const made = await harness.verbs.report({ channel: 'hotline', receivedAt: null, words: { ...words, title, town } })
  if (!made.ok) throw new Error('refused')
  return made.value.row
}
const reports = async (count: number): Promise<readonly RowId[]> => {
  const rows: RowId[] = []
  for (let at = 0; at < count; at += 1) rows.push(await report(`诉求${at}`, at % 2 === 0 ? '水集街道' : '夏格庄镇'))
  return rows
}
const over = (rows: readonly RowId[]) => ({ kind: 'rows' as const, rows: [...rows] })
const run = async (rows: readonly RowId[], act: BulkAct) => {
  const acted = await harness.verbs.runBulk({ target: over(rows), act })
  if (!acted.ok) throw new Error(JSON.stringify(acted.error))
  return acted.value
}
const rehearse = async (rows: readonly RowId[], act: BulkAct) => {
  const tried = await harness.verbs.rehearseBulk({ target: over(rows), act })
  if (!tried.ok) throw new Error(JSON.stringify(tried.error))
  return tried.value
}
const column = async (name: string): Promise<readonly unknown[]> =>
  (await harness.ledger.reader.all('SELECT * FROM board ORDER BY id')).map((row) => row[name])
const everything = () => harness.dump([...recordTables, ...projectionTables])

test('R-BULK-1 a rehearsal says what each order would be refused for, and leaves no trace', async () => {
  const rows = await reports(6)
  await run(rows.slice(0, 2), { kind: 'accept' })
  await run(rows.slice(2, 3), { kind: 'decline', route: 'outside', reason: '不属本市' })
  const before = await everything()
  const tried = await rehearse(rows, { kind: 'accept' })
  expect(await everything()).toEqual(before)
  expect(tried).toMatchObject({ count: 6, ready: 3 })
  expect(tried.refused.reduce((sum, { count }) => sum + count, 0)).toBe(3)
  for (const { orders } of tried.refused) for (const order of orders) expect(rows).toContain(order.row)
  const done = await run(rows, { kind: 'accept' })
  expect(done.done).toBe(3)
  expect(done.refused.map(({ row, code }) => [row, code]).toSorted()).toEqual(
    tried.refused.flatMap(({ code, orders }) => orders.map(({ row }) => [row, code])).toSorted(),
  )
})

test('R-BULK-2 a field set on many is one group, and its undo puts back what each order had', async () => {
  const rows = await reports(5)
  const townsBefore = await column('town')
  const set = await run(rows, { kind: 'setTown', town: '姜山镇' })
  expect(set.done).toBe(5)
  expect(await column('town')).toEqual(Array(5).fill('姜山镇'))
  const undone = await harness.verbs.undo({ group: set.group })
  expect(undone.ok && undone.value.done).toBe(5)
  expect(await column('town')).toEqual(townsBefore)

  const channel = await run(rows, { kind: 'setChannel', channel: 'visit' })
  expect(await column('channel')).toEqual(Array(5).fill('visit'))
  await harness.verbs.undo({ group: channel.group })
  expect(await column('channel')).toEqual(Array(5).fill('hotline'))

  const urgent = await run(rows, { kind: 'setUrgency', urgency: 'urgent' })
  expect(urgent.done).toBe(5)
  expect((await rehearse(rows, { kind: 'setUrgency', urgency: 'urgent' })).ready).toBe(0)
  await harness.verbs.undo({ group: urgent.group })
  expect((await rehearse(rows, { kind: 'setUrgency', urgency: 'urgent' })).ready).toBe(5)
})

test('R-BULK-2 town and category set on many are those of the catalogue, and undo puts back the ones before', async () => {
  const rows = await reports(2)
  const catalogue = await harness.verbs.catalogue({})
  if (!catalogue.ok) throw new Error('no catalogue')
  const { towns, categories } = catalogue.value
  const nameOf = (list: readonly { row: RowId; name: string }[], at: number) =>
    list[at] ?? { row: 0 as RowId, name: '' }
  const ids = async () => {
    const { changes } = await ordersAfter(harness.ledger.reader, 0)
    return changes.map(({ order }) => [order.town, order.category])
  }
  const before = await ids()
  const [first, other] = [nameOf(towns, 0), nameOf(towns, 1)]
  await run(rows, { kind: 'setTown', town: first.name })
  const ofFirst = await ids()
  expect(ofFirst.every(([town]) => town !== null)).toBe(true)
  const moved = await run(rows, { kind: 'setTown', town: other.name })
  expect((await ids()).every(([town], at) => town !== null && town !== ofFirst[at]?.[0])).toBe(true)
  await harness.verbs.undo({ group: moved.group })
  expect(await ids()).toEqual(ofFirst)
  // What is in no catalogue is kept as it was typed, and is no longer the town before.
  const outside = await run(rows, { kind: 'setTown', town: '外星镇' })
  expect((await ids()).map(([town]) => town)).toEqual([null, null])
  await harness.verbs.undo({ group: outside.group })
  const picked = nameOf(categories, categories.length - 1)
  const filed = await run(rows, { kind: 'setCategory', category: picked.name, picked: picked.row })
  expect((await ids()).every(([, category]) => category !== null)).toBe(true)
  await harness.verbs.undo({ group: filed.group })
  expect(await ids()).toEqual(ofFirst)
  expect(before).not.toEqual(ofFirst)
})

test('R-BULK-2 what was changed since is not put back', async () => {
  const rows = await reports(3)
  const [first] = rows
  if (first === undefined) throw new Error('no rows')
  const set = await run(rows, { kind: 'setCategory', category: '供热' })
  await harness.verbs.correct({ row: first, channel: null, words: { category: '供水' } })
  const undone = await harness.verbs.undo({ group: set.group })
  expect(undone.ok && { done: undone.value.done, refused: undone.value.refused.map(({ row }) => row) }).toEqual({
    done: 2,
    refused: [first],
  })
  expect(await column('category')).toEqual(['供水', '', ''])
})

test('R-BULK-2 an accepted or declined gesture is taken back whole', async () => {
  const rows = await reports(3)
  const accepted = await run(rows, { kind: 'accept' })
  await harness.verbs.undo({ group: accepted.group })
  expect(await column('status')).toEqual(Array(3).fill('reported'))
  const declined = await run(rows, { kind: 'decline', route: 'outside', reason: '不属本市' })
  await harness.verbs.undo({ group: declined.group })
  expect(await column('status')).toEqual(Array(3).fill('reported'))
})

test('R-BULK-3 a gesture over a chunk tells how far it is, and stops behind the chunk that is being written', async () => {
  const rows = await reports(600)
  const running = harness.verbs.runBulk({ target: over(rows), act: { kind: 'setTown', town: '姜山镇' } })
  let group: string | null = null
  while (group === null) {
    await new Promise((resolve) => setTimeout(resolve, 1))
    const told = harness.news.find((news) => news.kind === 'groupProgress')
    group = told?.kind === 'groupProgress' ? told.group : null
  }
  expect(await harness.verbs.cancelGroup({ group })).toEqual({ ok: true, value: { stopped: true } })
  const acted = await running
  expect(acted.ok && [acted.value.done, acted.value.left]).toEqual([500, 100])
  expect((await column('town')).filter((town) => town === '姜山镇')).toHaveLength(500)
  expect(await harness.verbs.cancelGroup({ group })).toEqual({ ok: true, value: { stopped: false } })
}, 60_000)
