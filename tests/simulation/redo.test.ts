import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RowId } from '../../shared/kernel/ids.ts'
import { type Harness, openHarness } from './deskHarness.ts'
import { actedOf, detailOf, lastTold, over, reportPlain, unitAt } from './plainOrders.ts'

let harness: Harness
beforeEach(async () => {
  harness = await openHarness()
})
afterEach(() => harness.close())

const report = () => reportPlain(harness)
const detail = (row: RowId) => detailOf(harness, row)
const unit = (at: number) => unitAt(harness, at)
const told = (row: RowId) => lastTold(harness, row)

test('R-BULK-5 a dispatch of many that was taken back is done again with its units and words, and what somebody acted on is named', async () => {
  const rows = [await report(), await report(), await report()]
  const [first = 0 as RowId, ...others] = rows
  const [lead, supporting] = [await unit(0), await unit(1)]
  const gesture = { lead, supporting: [supporting], closing: 'all' as const, note: '先看现场', seen: [] }
  const dispatched = actedOf(
    await harness.verbs.dispatch({
      target: over(...rows),
      deadline: { kind: 'limit', limit: { kind: 'workingDays', amount: 3 } },
      ...gesture,
    }),
  )
  const before = await Promise.all(others.map(told))
  const undone = actedOf(await harness.verbs.undo({ group: dispatched.group }))
  expect((await detail(first)).standing.redo).toMatchObject({ group: undone.group, act: 'dispatchOrder', count: 3 })
  await harness.verbs.accept({ target: over(first) })
  expect((await detail(first)).standing.redo).toBeNull()
  const again = actedOf(await harness.verbs.redo({ group: undone.group }))
  expect(again.refused.map(({ row, code }) => [row, code])).toEqual([[first, 'lifecycle-moved']])
  expect(again.done).toBe(2)
  expect(await Promise.all(others.map(told))).toEqual(before)
  // And it can be taken back like any other.
  expect(actedOf(await harness.verbs.undo({ group: again.group })).done).toBe(2)
})

test('R-BULK-5 a field that was put back is put anew', async () => {
  const row = await report()
  const set = actedOf(await harness.verbs.runBulk({ target: over(row), act: { kind: 'setTown', town: '姜山镇' } }))
  const undone = actedOf(await harness.verbs.undo({ group: set.group }))
  expect((await detail(row)).row.town).toBe('')
  expect(actedOf(await harness.verbs.redo({ group: undone.group })).done).toBe(1)
  expect((await detail(row)).row.town).toBe('姜山镇')
})

test('A group that took nothing back cannot be done again', async () => {
  const row = await report()
  const accepted = actedOf(await harness.verbs.accept({ target: over(row) }))
  expect(await harness.verbs.redo({ group: accepted.group })).toMatchObject({ ok: false, error: { kind: 'not-found' } })
})
