import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Acted, OrderDetail } from '../../shared/contract/desk.ts'
import type { OrderActRequest } from '../../shared/contract/orderActs.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { type Harness, openHarness } from '../simulation/deskHarness.ts'

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

test('R-BULK-5 every step that can be taken back can be done again, and says then what it said', async () => {
  const row = await report()
  const other = await detail(await report())
  const lead = await unit(0)
  const step = async (send: () => Promise<Answer>): Promise<void> => {
    const done = value(await send())
    expect(done.refused).toEqual([])
    const after = await told(row)
    const undone = value(await harness.verbs.undo({ group: done.group }))
    const { undo, redo } = (await detail(row)).standing
    expect([undo, redo?.group, redo?.count]).toEqual([null, undone.group, 1])
    const again = value(await harness.verbs.redo({ group: undone.group }))
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
