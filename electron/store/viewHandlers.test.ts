import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { firstStart } from '../../ledger/firstStart.ts'
import { Ledger } from '../../ledger/ledger.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { type Desk, openDesk } from './desk.ts'
import { deskHandlers } from './deskHandlers.ts'
import { Imports } from './importHandlers.ts'
import { selectedRows } from './viewHandlers.ts'

let folder: string
let desk: Desk
let verbs: ReturnType<typeof deskHandlers>
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  const file = join(folder, 'ledger.db')
  const opened = await Ledger.open(file)
  if (!opened.ok) throw new Error(opened.error.detail)
  await firstStart(opened.value)
  desk = await openDesk(opened.value, () => {})
  verbs = deskHandlers(
    desk,
    new Imports(
      () => {},
      () => {},
    ),
  )
})
afterEach(async () => {
  await desk.close()
  await desk.ledger.close()
  rmSync(folder, { recursive: true, force: true })
})

const words = { title: '路灯不亮', text: '', reporter: '', phone: '', address: '', town: '', category: '' }
const report = async (): Promise<RowId> => {
  const made = await verbs.report({ channel: 'hotline', receivedAt: null, words })
  if (!made.ok) throw new Error('refused')
  return made.value.row
}
const openView = async () => {
  const opened = await verbs.openView({
    inbox: 'toDispatch',
    unit: null,
    search: '',
    filters: {},
    sort: { column: 'number', direction: 'asc' },
  })
  if (!opened.ok) throw new Error('refused')
  return opened.value
}
const stale = { ok: false, error: { kind: 'stale-view' } }

test('R-VIEW-6 a whole-view selection is taken as the person saw it, and refused when the view has changed since', async () => {
  const rows = [await report(), await report(), await report()]
  const all = (view: number, version: number) => selectedRows(desk, { kind: 'view', view, version, except: [] })
  expect(await all(1, 1)).toEqual(stale)
  const { view, version } = await openView()
  expect(await all(view, version)).toEqual({ ok: true, value: rows })
  expect(await all(view + 1, version)).toEqual(stale)
  const declined = new Promise<void>((resolve) => {
    desk.ledger.onCommit((commit) => void desk.view?.take(desk, { ...commit, own: true }).then(() => resolve()))
  })
  const [first] = rows
  if (first === undefined) throw new Error('no rows')
  await verbs.decline({ target: { kind: 'rows', rows: [first] }, route: 'outside', reason: '不属本市' })
  await declined
  expect(await all(view, version)).toEqual(stale)
  expect(await all(view, version + 1)).toEqual({ ok: true, value: rows.slice(1) })
})

test('a block is asked of the view that is open, forwards and not too wide', async () => {
  await report()
  const { view } = await openView()
  expect(await verbs.block({ view, from: 0, to: 1000 })).toMatchObject({ ok: true, value: { total: 1 } })
  for (const asked of [
    { view: view + 1, from: 0, to: 10 },
    { view, from: 10, to: 10 },
    { view, from: 0, to: 1001 },
  ])
    expect(await verbs.block(asked)).toEqual(stale)
})

test('opening a view leaves the one before it unanswered', async () => {
  await report()
  const before = await openView()
  const after = await openView()
  expect(await verbs.block({ view: before.view, from: 0, to: 10 })).toEqual(stale)
  expect((await verbs.block({ view: after.view, from: 0, to: 10 })).ok).toBe(true)
})
