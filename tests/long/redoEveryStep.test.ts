import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OrderActRequest } from '../../shared/contract/orderActs.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { type Harness, openHarness } from '../simulation/deskHarness.ts'
import { actedOf, detailOf, lastTold, over, reportPlain, unitAt } from '../simulation/plainOrders.ts'

let harness: Harness
beforeEach(async () => {
  harness = await openHarness()
})
afterEach(() => harness.close())

const report = () => reportPlain(harness)
const detail = (row: RowId) => detailOf(harness, row)
const unit = (at: number) => unitAt(harness, at)
const told = (row: RowId) => lastTold(harness, row)

test('R-BULK-5 every step that can be taken back can be done again, and says then what it said', async () => {
  const row = await report()
  const other = await detail(await report())
  const lead = await unit(0)
  const step = async (send: () => Promise<Parameters<typeof actedOf>[0]>): Promise<void> => {
    const done = actedOf(await send())
    expect(done.refused).toEqual([])
    const after = await told(row)
    const undone = actedOf(await harness.verbs.undo({ group: done.group }))
    const { undo, redo } = (await detail(row)).standing
    expect([undo, redo?.group, redo?.count]).toEqual([null, undone.group, 1])
    const again = actedOf(await harness.verbs.redo({ group: undone.group }))
    expect([again.done, again.refused]).toEqual([1, []])
    expect(await told(row)).toEqual(after)
    expect((await detail(row)).standing.undo).toMatchObject({ group: again.group, act: redo?.act })
  }
  const act = (wanted: OrderActRequest) => step(() => harness.verbs.act({ target: over(row), act: wanted, seen: [] }))
  const dispatch = () =>
    step(() =>
      harness.verbs.dispatch({
        target: over(row),
        lead,
        supporting: [],
        deadline: { kind: 'setting' },
        note: '',
        seen: [],
      }),
    )
  await step(() => harness.verbs.decline({ target: over(row), route: 'outside', reason: '不属本市' }))
  await act({ type: 'reopenOrder', reason: '又说属本市' })
  await act({ type: 'mergeOrder', into: other.row.number, reason: '同一件事' })
  await act({ type: 'unmergeOrder', reason: '不是同一件' })
  await dispatch()
  await act({ type: 'returnOrder', unit: lead, reason: '不归我们' })
  await act({ type: 'overruleReturn', reason: '在名录内' })
  await act({ type: 'returnOrder', unit: lead, reason: '再退' })
  await act({ type: 'confirmReturn', reason: '同意' })
  await dispatch()
  await act({ type: 'signOrder', unit: lead })
  await act({ type: 'suspendClock', reason: '等材料' })
  await act({ type: 'resumeClock', reason: '材料到了' })
  await act({ type: 'deliverOrder', unit: lead, result: '修好了' })
  await act({ type: 'recordReview', solved: false, satisfaction: 'not', reason: '又灭了' })
  await act({ type: 'hearReasons', account: '线路老化' })
  await act({ type: 'reworkOrder', delivery: null, reason: '换线' })
  await act({ type: 'deliverOrder', unit: lead, result: '换了' })
  await act({ type: 'recordReview', solved: true, satisfaction: 'satisfied', reason: '' })
})
