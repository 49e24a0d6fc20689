import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { NewsDesk } from '../../electron/store/newsDesk.ts'
import { levelProjections, requestRebuild } from '../../ledger/projections/buildShadows.ts'
import type { Alarms } from '../../shared/contract/alarms.ts'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { Urgency } from '../../shared/domain/order/orderState.ts'
import { fromChina } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { type Harness, openHarnessOn } from './deskHarness.ts'

const morning = fromChina(2026, 11, 25, 9, 30)
let folder: string
let harness: Harness
const open = async () => {
  harness = await openHarnessOn(join(folder, 'ledger.db'), () => morning)
}
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  await open()
})
afterEach(async () => {
  await harness.close()
  rmSync(folder, { recursive: true, force: true })
})

const value = async <T>(asked: Promise<Result<T, DeskFailure>>): Promise<T> => {
  const answer = await asked
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  return answer.value
}
const report = async (title: string, urgency: Urgency): Promise<RowId> => {
  const words = { title, text: '', reporter: '', phone: '', address: '', town: '', category: '' }
  const marks = { town: null, category: null, urgency, privacy: 'open', concerns: null } as const
  return (await value(harness.verbs.report({ channel: 'hotline', receivedAt: morning, words, marks }))).row
}
const alarms = async () =>
  (await value(harness.verbs.alarms({}))).map(({ title, answered }) => [title, answered?.by ?? null])
const rows = (...all: RowId[]) => ({ kind: 'rows' as const, rows: all })
const firstUnit = async (): Promise<RowId> => {
  const [lane] = (await value(harness.verbs.overview({}))).lanes
  if (lane === undefined) throw new Error('no unit')
  return lane.unit
}
const dispatch = async (row: RowId, lead: RowId) =>
  value(
    harness.verbs.dispatch({
      target: rows(row),
      lead,
      supporting: [],
      deadline: { kind: 'setting' },
      note: '',
      seen: [],
    }),
  )

test('R-ALARM-1 what is about life and safety and has no unit is an alarm, across a restart, until it is dispatched', async () => {
  await report('路灯', 'urgent')
  const lift = await report('电梯困人', 'lifeSafety')
  expect(await alarms()).toEqual([['电梯困人', null]])
  await harness.close()
  await open()
  expect(await alarms()).toEqual([['电梯困人', null]])
  await value(harness.verbs.accept({ target: rows(lift) }))
  expect(await alarms()).toHaveLength(1)
  await dispatch(lift, await firstUnit())
  expect(await alarms()).toEqual([])
})

test('R-ALARM-2 whoever is on duty answers, is named, and answers once; the answered stand behind the sounding', async () => {
  const lift = await report('电梯困人', 'lifeSafety')
  await value(harness.verbs.acknowledgeAlarms({ orders: [lift] }))
  const gas = await report('燃气泄漏', 'lifeSafety')
  expect(await alarms()).toEqual([
    ['燃气泄漏', null],
    ['电梯困人', '值班员'],
  ])
  const again = await value(harness.verbs.acknowledgeAlarms({ orders: [lift, gas] }))
  expect([again.done, again.refused.map(({ code }) => code)]).toEqual([1, ['acknowledged-already']])
  const lamp = await report('路灯', 'general')
  expect(await harness.verbs.acknowledgeAlarms({ orders: [lamp] })).toMatchObject({ error: { kind: 'not-found' } })
})

test('R-ALARM-3 an order that its unit gives back sounds again', async () => {
  const lift = await report('电梯困人', 'lifeSafety')
  await value(harness.verbs.acknowledgeAlarms({ orders: [lift] }))
  const unit = await firstUnit()
  await dispatch(lift, unit)
  await value(
    harness.verbs.act({ target: rows(lift), act: { type: 'returnOrder', unit, reason: '不归本单位' }, seen: [] }),
  )
  expect(await alarms()).toEqual([['电梯困人', null]])
  await value(harness.verbs.acknowledgeAlarms({ orders: [lift] }))
  expect(await alarms()).toEqual([['电梯困人', '值班员']])
})

test('R-ALARM-4 the window is told at once, and made again from the record the alarms are the same', async () => {
  const news = new NewsDesk(harness.desk, () => true)
  const told = async (): Promise<Alarms> => {
    await expect.poll(() => harness.news.findLast((one) => one.kind === 'alarms')).toBeDefined()
    const last = harness.news.findLast((one) => one.kind === 'alarms')
    return last?.kind === 'alarms' ? last.alarms : []
  }
  const lift = await report('电梯困人', 'lifeSafety')
  expect((await told()).map(({ row }) => row)).toEqual([lift])
  await value(harness.verbs.acknowledgeAlarms({ orders: [lift] }))
  await expect.poll(async () => (await told())[0]?.answered?.by).toBe('值班员')
  const before = await value(harness.verbs.alarms({}))
  await harness.ledger.queue.alone((db) => requestRebuild(db))
  await levelProjections(harness.ledger.queue, new AbortController().signal, () => {})
  expect(await value(harness.verbs.alarms({}))).toEqual(before)
  news.close()
})
