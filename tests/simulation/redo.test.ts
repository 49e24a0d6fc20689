import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Acted, OrderDetail } from '../../shared/contract/desk.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { type Harness, openHarness } from './deskHarness.ts'

let harness: Harness
beforeEach(async () => {
  harness = await openHarness()
})
afterEach(() => harness.close())

const words = { title: '路灯不亮', text: '', reporter: '', phone: '', address: '', town: '', category: '' }
const report = async (): Promise<RowId> => {
  const made = await harness.verbs.report({ channel: 'hotline', receivedAt: null, words })
  if (!made.ok) throw new Error('refused')
  return made.value.row
}
const over = (...rows: readonly RowId[]) => ({ kind: 'rows' as const, rows: [...rows] })
type Answer = { readonly ok: true; readonly value: Acted } | { readonly ok: false; readonly error: unknown }
const value = (answer: Answer): Acted => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  return answer.value
}
const detail = async (row: RowId): Promise<OrderDetail> => {
  const read = await harness.verbs.order({ row })
  if (!read.ok) throw new Error('no order')
  return read.value
}
const unit = async (at: number): Promise<RowId> => {
  const { lanes } = await overview()
  const lane = lanes[at]
  if (lane === undefined) throw new Error('no unit')
  return lane.unit
}
const overview = async () => {
  const read = await harness.verbs.overview({})
  if (!read.ok) throw new Error('no overview')
  return read.value
}
/** What an order is now and what its last line says, without instants and without where the line stands. */
const told = async (row: RowId): Promise<unknown> => {
  const { row: shown, timeline } = await detail(row)
  const line = { ...timeline.at(-1), seq: 0, at: 0, dueAt: 0 }
  return [shown.status, shown.lead, shown.supporting, line]
}

test('R-BULK-5 a dispatch of many that was taken back is done again with its units and words, and what somebody acted on is named', async () => {
  const rows = [await report(), await report(), await report()]
  const [first = 0 as RowId, ...others] = rows
  const [lead, supporting] = [await unit(0), await unit(1)]
  const gesture = { lead, supporting: [supporting], closing: 'all' as const, note: '先看现场', seen: [] }
  const dispatched = value(
    await harness.verbs.dispatch({
      target: over(...rows),
      deadline: { kind: 'limit', limit: { kind: 'workingDays', amount: 3 } },
      ...gesture,
    }),
  )
  const before = await Promise.all(others.map(told))
  const undone = value(await harness.verbs.undo({ group: dispatched.group }))
  expect((await detail(first)).standing.redo).toMatchObject({ group: undone.group, act: 'dispatchOrder', count: 3 })
  await harness.verbs.accept({ target: over(first) })
  expect((await detail(first)).standing.redo).toBeNull()
  const again = value(await harness.verbs.redo({ group: undone.group }))
  expect(again.refused.map(({ row, code }) => [row, code])).toEqual([[first, 'lifecycle-moved']])
  expect(again.done).toBe(2)
  expect(await Promise.all(others.map(told))).toEqual(before)
  // And it can be taken back like any other.
  expect(value(await harness.verbs.undo({ group: again.group })).done).toBe(2)
})

test('R-BULK-5 a field that was put back is put anew', async () => {
  const row = await report()
  const set = value(await harness.verbs.runBulk({ target: over(row), act: { kind: 'setTown', town: '姜山镇' } }))
  const undone = value(await harness.verbs.undo({ group: set.group }))
  expect((await detail(row)).row.town).toBe('')
  expect(value(await harness.verbs.redo({ group: undone.group })).done).toBe(1)
  expect((await detail(row)).row.town).toBe('姜山镇')
})

test('A group that took nothing back cannot be done again', async () => {
  const row = await report()
  const accepted = value(await harness.verbs.accept({ target: over(row) }))
  expect(await harness.verbs.redo({ group: accepted.group })).toMatchObject({ ok: false, error: { kind: 'not-found' } })
})
