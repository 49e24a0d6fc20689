import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { deskHandlers } from '../../electron/store/deskHandlers.ts'
import { ExportTargets } from '../../electron/store/exportTargets.ts'
import { Imports } from '../../electron/store/importHandlers.ts'
import { levelProjections, requestRebuild } from '../../ledger/projections/buildShadows.ts'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { Privacy } from '../../shared/domain/order/orderState.ts'
import { DAY, fromChina } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { type Harness, openHarness } from './deskHarness.ts'

let now = fromChina(2026, 11, 25, 9, 30)
let folder: string
let harness: Harness
let targets: ExportTargets
let verbs: ReturnType<typeof deskHandlers>
beforeEach(async () => {
  now = fromChina(2026, 11, 25, 9, 30)
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  harness = await openHarness(() => now)
  targets = new ExportTargets()
  verbs = deskHandlers(
    harness.desk,
    new Imports(
      () => {},
      () => {},
    ),
    targets,
  )
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
const report = async (title: string, privacy: Privacy = 'open'): Promise<RowId> => {
  const words = {
    title,
    text: `${title}，请回电 13812346210`,
    reporter: '王小明',
    phone: '13812346210',
    address: '',
    town: '',
    category: '',
  }
  const marks = { town: null, category: null, urgency: 'general', privacy, concerns: null } as const
  return (await value(verbs.report({ channel: 'hotline', receivedAt: now, words, marks }))).row
}
const everything = { kind: null, person: null, from: null, until: null } as const
const fileAt = (name: string): { readonly id: string; readonly path: string } => {
  const id = randomUUID()
  const path = join(folder, name)
  targets.add(id, path)
  return { id, path }
}
const exportAll = async (rows: RowId[], full: boolean): Promise<string> => {
  const { id, path } = fileAt('orders.csv')
  const columns: ('number' | 'title' | 'reporter')[] = ['number', 'title', 'reporter']
  const target = { kind: 'rows' as const, rows }
  await value(verbs.exportOrders({ target, columns, language: 'zh-CN', export: id, format: 'csv', full, name: '全部' }))
  return readFileSync(path, 'utf8')
}

test('R-READING-5 a look and an export in full stand in the audit with person, time and orders; masked ones leave no trace', async () => {
  const lamp = await report('路灯')
  const water = await report('漏水')
  await value(verbs.reveal({ row: lamp }))
  now += DAY
  await exportAll([lamp, water], true)
  await exportAll([lamp, water], false)
  const { entries, total, since } = await value(verbs.readings(everything))
  expect(entries.map(({ by, kind, count, full, numbers }) => [by, kind, count, full, numbers.length])).toEqual([
    ['值班员', 'export', 2, true, 2],
    ['值班员', 'reveal', 1, true, 1],
  ])
  expect([total, since]).toEqual([2, now - DAY])
  expect((await value(verbs.order({ row: lamp }))).timeline.map(({ kind }) => kind)).toContain('revealed')
})

test('R-READING-5 of protected reporters a file holds the matter only, also in full', async () => {
  const open = await report('王小明反映路灯')
  const guarded = await report('王小明反映漏水', 'confidential')
  const whole = await exportAll([open, guarded], true)
  const [, first = '', second = ''] = whole.split('\r\n')
  expect(first).toContain('王小明')
  expect(first).toContain('13812346210')
  expect(second).toContain('***反映漏水')
  expect(second).not.toMatch(/王|13812346210/)
  expect(await exportAll([guarded], false)).not.toMatch(/王/)
  const copied = await value(
    verbs.copyTable({ target: { kind: 'rows', rows: [guarded] }, columns: ['title', 'reporter'], language: 'zh-CN' }),
  )
  expect(copied.text).not.toMatch(/王/)
})

test('R-READING-6 the audit is filtered by person, way and time, written into a file, and closed to others', async () => {
  const lamp = await report('路灯')
  await value(verbs.reveal({ row: lamp }))
  const li = (await value(verbs.addPerson({ role: 'dispatcher', unit: null, name: '李静' }))).row
  await value(verbs.switchPerson({ person: li, pin: null }))
  now += DAY
  await value(verbs.reveal({ row: lamp }))
  expect(await verbs.readings(everything)).toMatchObject({ error: { code: 'not-permitted' } })
  const [admin] = (await value(verbs.persons({}))).filter(({ role }) => role === 'administrator')
  await value(verbs.switchPerson({ person: admin?.row as RowId, pin: null }))
  const names = async (
    filter: Partial<typeof everything | { person: RowId; from: number; until: number; kind: 'export' }>,
  ) => (await value(verbs.readings({ ...everything, ...filter }))).entries.map(({ by }) => by)
  expect(await names({})).toEqual(['李静', '值班员'])
  expect(await names({ person: li })).toEqual(['李静'])
  expect(await names({ from: now })).toEqual(['李静'])
  expect(await names({ until: now })).toEqual(['值班员'])
  expect(await names({ kind: 'export' })).toEqual([])
  const { id, path } = fileAt('audit.csv')
  expect(await value(verbs.exportReadings({ ...everything, export: id, language: 'zh-CN' }))).toEqual({ rows: 2 })
  expect(readFileSync(path, 'utf8')).toContain('2026-11-26 09:30,李静,屏幕查看,1,261125-0001,完整')
  const before = await value(verbs.readings(everything))
  await harness.ledger.queue.alone((db) => requestRebuild(db))
  await levelProjections(harness.ledger.queue, new AbortController().signal, () => {})
  expect(await value(verbs.readings(everything))).toEqual(before)
})

test('R-READING-4 a paper for the unit names no protected reporter in the title of an order', async () => {
  const row = await report('王小明反映漏水', 'confidential')
  const [lane] = (await value(verbs.overview({}))).lanes
  if (lane === undefined) throw new Error('no unit')
  const target = { kind: 'rows' as const, rows: [row] }
  await value(
    verbs.dispatch({ target, lead: lane.unit, supporting: [], deadline: { kind: 'setting' }, note: '', seen: [] }),
  )
  const facts = await value(verbs.noticeFacts({ target, kind: 'notice' }))
  expect(JSON.stringify(facts)).not.toContain('王小明')
  expect(JSON.stringify(facts)).toContain('***反映漏水')
})

test('R-READING-8 A list on paper shows no reporter unless it is asked for, then it is recorded, and a protected one is left out.', async () => {
  const [open, hidden] = [await report('路灯不亮'), await report('有人举报', 'anonymous')]
  const target = { kind: 'rows' as const, rows: [open, hidden] }
  const masked = await value(verbs.listedOrders({ target, full: false }))
  expect(masked.orders.map(({ personal }) => personal)).toEqual([null, null])
  expect((await value(verbs.readings(everything))).total).toBe(0)
  const full = await value(verbs.listedOrders({ target, full: true }))
  expect(full.orders.map(({ personal }) => personal)).toEqual([
    { reporter: '王小明', phone: '13812346210', address: '' },
    { reporter: '', phone: '', address: '' },
  ])
  const { entries } = await value(verbs.readings(everything))
  expect(entries).toMatchObject([{ kind: 'print', count: 2, full: true, what: '诉求办理台账' }])
})
