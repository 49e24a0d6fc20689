import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { OrderActRequest } from '../../shared/contract/orderActs.ts'
import { DAY, fromChina } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { noWords } from '../../shared/views/orderWords.ts'
import { en } from '../../shared/text/en.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import type { RefusalCode } from '../../shared/domain/refusal.ts'
import { type Harness, openHarness, projectionTables, recordTables } from './deskHarness.ts'

const now = fromChina(2026, 11, 24, 10)
let harness: Harness
beforeEach(async () => {
  harness = await openHarness(() => now)
})
afterEach(() => harness.close())

const value = <Value>(reply: Result<Value, DeskFailure>): Value => {
  if (!reply.ok) throw new Error(JSON.stringify(reply.error))
  return reply.value
}
const report = async (title: string): Promise<RowId> => {
  const { sourceName: _name, sourceId: _id, extra: _extra, ...words } = { ...noWords, title }
  return value(await harness.verbs.report({ channel: 'hotline', receivedAt: null, words })).row
}
const target = (row: RowId) => ({ kind: 'rows' as const, rows: [row] })
const act = (row: RowId, wanted: OrderActRequest) => harness.verbs.act({ target: target(row), act: wanted, seen: [] })
const numberOf = async (row: RowId): Promise<string> => value(await harness.verbs.order({ row })).row.number
const leadUnit = async (): Promise<RowId> => {
  const [lane] = value(await harness.verbs.overview({})).lanes
  if (lane === undefined) throw new Error('no unit')
  return lane.unit
}
const dispatch = (row: RowId, lead: RowId, dueAt: number | null) =>
  harness.verbs.dispatch({
    target: target(row),
    lead,
    supporting: [],
    deadline: dueAt === null ? { kind: 'setting' } : { kind: 'picked', dueAt },
    note: '',
    seen: [],
  })

/** Refused with this code, naming the order where there is one; not a row of the ledger is another one afterwards. */
const expectRefused = async (tried: () => Promise<Result<unknown, DeskFailure>>, code: RefusalCode, row?: RowId) => {
  const tables = [...recordTables, ...projectionTables]
  const before = await harness.dump(tables)
  const reply = await tried()
  const said = reply.ok ? refusedOf(reply.value) : reply.error
  expect(said).toMatchObject({ code })
  if (row !== undefined) expect(said).toMatchObject({ number: await numberOf(row) })
  expect(await harness.dump(tables)).toEqual(before)
  for (const text of [zhCN, en]) {
    const { what, next } = text.refusals.codes[code]
    expect(what).not.toBe('')
    expect(next).not.toBe('')
  }
}
/** A gesture on several orders answers with what was refused of it. */
const refusedOf = (reply: unknown): unknown => {
  expect(reply).toMatchObject({ done: 0, refused: [{}] })
  return (reply as { readonly refused: readonly unknown[] }).refused[0]
}

test('R-ORDER-39 a review for an order that was never delivered is refused in words, and nothing changed', async () => {
  const row = await report('路灯不亮')
  const review = { type: 'recordReview', solved: true, satisfaction: 'satisfied', reason: '' } as const
  await expectRefused(() => act(row, review), 'delivery-missing', row)
  value(await dispatch(row, await leadUnit(), null))
  await expectRefused(() => act(row, review), 'delivery-missing', row)
})

test('R-ORDER-11 a deadline before its start is refused in words, and nothing changed', async () => {
  const row = await report('路灯不亮')
  const lead = await leadUnit()
  const tables = [...recordTables, ...projectionTables]
  const before = await harness.dump(tables)
  const reply = await dispatch(row, lead, now - DAY)
  expect(reply).toMatchObject({ error: { kind: 'calendar', problem: { code: 'deadline-before-start' } } })
  expect(await harness.dump(tables)).toEqual(before)
  expect(value(await dispatch(row, lead, fromChina(2026, 11, 25, 10))).done).toBe(1)
})

test('R-ORDER-26 a merge into itself and one into a merged order are refused in words, and nothing changed', async () => {
  const [row, other, third] = [await report('路灯不亮'), await report('路灯又不亮'), await report('还是路灯')]
  const merge = async (from: RowId, into: RowId) =>
    act(from, { type: 'mergeOrder', into: await numberOf(into), reason: '同一件事' })
  await expectRefused(() => merge(row, row), 'merge-into-itself', row)
  value(await merge(row, other))
  await expectRefused(() => merge(third, row), 'merge-into-merged')
})

test('R-UNIT-5 a unit that leads open orders is not retired: refused in words, and nothing changed', async () => {
  const lead = await leadUnit()
  value(await dispatch(await report('路灯不亮'), lead, null))
  await expectRefused(() => harness.verbs.retireUnit({ unit: lead }), 'unit-has-orders')
})
