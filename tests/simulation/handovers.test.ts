import { afterEach, beforeEach, expect, test } from 'vitest'
import { levelProjections, requestRebuild } from '../../ledger/projections/buildShadows.ts'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { Privacy, Urgency } from '../../shared/domain/order/orderState.ts'
import { DAY, fromChina } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { type Harness, openHarness } from './deskHarness.ts'

let now = fromChina(2026, 11, 25, 9, 30)
let harness: Harness
let li: RowId
let duty: RowId
beforeEach(async () => {
  now = fromChina(2026, 11, 25, 9, 30)
  harness = await openHarness(() => now)
  const [first] = await value(harness.verbs.persons({}))
  if (first === undefined) throw new Error('nobody')
  duty = first.row
  li = (await value(harness.verbs.addPerson({ role: 'dispatcher', unit: null, name: '李静' }))).row
  await value(harness.verbs.setPin({ person: duty, pin: '2580', current: null }))
})
afterEach(() => harness.close())

const value = async <T>(asked: Promise<Result<T, DeskFailure>>): Promise<T> => {
  const answer = await asked
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  return answer.value
}
const codeOf = async (asked: Promise<Result<unknown, DeskFailure>>) => {
  const answer = await asked
  return answer.ok ? 'accepted' : 'code' in answer.error ? answer.error.code : answer.error.kind
}
const report = async (title: string, urgency: Urgency = 'general', privacy: Privacy = 'open'): Promise<RowId> => {
  const words = { title, text: '', reporter: '王小明', phone: '13812346210', address: '', town: '', category: '' }
  const marks = { town: null, category: null, urgency, privacy, concerns: null } as const
  return (await value(harness.verbs.report({ channel: 'hotline', receivedAt: now, words, marks }))).row
}
const dispatch = async (row: RowId, dueAt: number): Promise<void> => {
  const [lane] = (await value(harness.verbs.overview({}))).lanes
  if (lane === undefined) throw new Error('no unit')
  const target = { kind: 'rows' as const, rows: [row] }
  const deadline = { kind: 'picked' as const, dueAt }
  await value(harness.verbs.dispatch({ target, lead: lane.unit, supporting: [], deadline, note: '', seen: [] }))
}

test('R-HANDOVER-6 what stands open is collected by its weight, each order once, a protected reporter unnamed', async () => {
  await report('电梯困人', 'lifeSafety')
  await report('王小明反映漏水', 'urgent', 'confidential')
  await report('路灯')
  await dispatch(await report('垃圾'), now + DAY / 12)
  await dispatch(await report('井盖'), now + DAY)
  now += 12 * 3_600_000
  const { counts, lines } = await value(harness.verbs.openPoints({}))
  expect(counts).toEqual({ lifeSafety: 1, overdue: 1, dueToday: 0, returned: 0, urgent: 1, toDispatch: 3, drafts: 0 })
  expect(lines.map(({ kind, title }) => [kind, title])).toEqual([
    ['lifeSafety', '电梯困人'],
    ['overdue', '垃圾'],
    ['urgent', '***反映漏水'],
    ['toDispatch', '路灯'],
  ])
})

test('R-HANDOVER-7 both sign with their PIN; the taker is on duty from then on, and the record names who signed', async () => {
  const give = (pin: string, taker = li) => harness.verbs.handOver({ taker, points: ' 等回电 ', pin })
  expect(await codeOf(give('2581'))).toBe('wrong')
  expect(await codeOf(give('2580', duty))).toBe('handover-to-oneself')
  await report('路灯')
  const { row } = await value(give('2580'))
  const take = (pin: string) => harness.verbs.takeOver({ handover: row, remark: '清楚', pin })
  // Who has no PIN cannot sign, and nobody signs for them.
  expect(await codeOf(take('2580'))).toBe('none')
  await value(harness.verbs.setPin({ person: li, pin: '1357', current: null }))
  expect(await codeOf(take('2580'))).toBe('wrong')
  await value(take('1357'))
  expect(await codeOf(take('1357'))).toBe('taken-over-already')
  const [entry] = await value(harness.verbs.handovers({}))
  expect(entry).toMatchObject({ giver: '值班员', taker: '李静', status: 'takenOver', points: '等回电', remark: '清楚' })
  expect(entry?.lines.map(({ title }) => title)).toEqual(['路灯'])
  expect((await value(harness.verbs.hello({}))).person.name).toBe('李静')
})

test('R-HANDOVER-2 what was listed stays as it stood, whatever becomes of the orders, and is the same made again', async () => {
  const row = await report('路灯')
  await value(harness.verbs.handOver({ taker: li, points: '', pin: '2580' }))
  await value(harness.verbs.correct({ row, channel: null, words: { title: '改了' } }))
  const before = await value(harness.verbs.handovers({}))
  expect(before[0]?.lines.map(({ title }) => title)).toEqual(['路灯'])
  await harness.ledger.queue.alone((db) => requestRebuild(db))
  await levelProjections(harness.ledger.queue, new AbortController().signal, () => {})
  expect(await value(harness.verbs.handovers({}))).toEqual(before)
})

test('R-HANDOVER-4 the giver withdraws what nobody took over', async () => {
  const { row } = await value(harness.verbs.handOver({ taker: li, points: '', pin: '2580' }))
  await value(harness.verbs.switchPerson({ person: li, pin: null }))
  expect(await codeOf(harness.verbs.withdrawHandover({ handover: row }))).toBe('not-the-giver')
  await value(harness.verbs.switchPerson({ person: duty, pin: '2580' }))
  await value(harness.verbs.withdrawHandover({ handover: row }))
  expect((await value(harness.verbs.handovers({})))[0]?.status).toBe('withdrawn')
})
