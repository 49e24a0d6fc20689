import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ViewSpec } from '../../shared/contract/views.ts'
import { type Harness, openHarness } from './deskHarness.ts'

let harness: Harness
beforeEach(async () => {
  harness = await openHarness()
})
afterEach(() => harness.close())

const words = { title: '', text: '', reporter: '', phone: '', address: '', town: '', category: '' }
const report = async (title: string) => {
  const made = await harness.verbs.report({ channel: 'hotline', receivedAt: null, words: { ...words, title } })
  if (!made.ok) throw new Error('refused')
  return made.value.row
}
const find = async (search: string): Promise<readonly string[]> => {
  const spec: ViewSpec = {
    inbox: 'all',
    unit: null,
    search,
    filters: {},
    sort: { column: 'title', direction: 'asc' },
  }
  const opened = await harness.verbs.openView(spec)
  return opened.ok ? opened.value.rows.map((row) => row.title) : []
}

test('R-VIEW-13 a unit’s name or initials find the orders that it leads, together with other terms', async () => {
  const rows = [await report('井盖丢失'), await report('路灯不亮')]
  await report('暖气不热')
  const overview = await harness.verbs.overview({})
  const unit = overview.ok ? overview.value.lanes[0] : undefined
  if (unit === undefined) throw new Error('no unit')
  const acted = await harness.verbs.dispatch({
    target: { kind: 'rows', rows },
    lead: unit.unit,
    supporting: [],
    deadline: { kind: 'setting' },
    note: '',
    seen: [],
  })
  expect(acted.ok && acted.value.done).toBe(2)
  expect(await find(unit.name)).toEqual(['井盖丢失', '路灯不亮'])
  expect(await find(unit.initials)).toEqual(['井盖丢失', '路灯不亮'])
  expect(await find(`${unit.initials} 路灯`)).toEqual(['路灯不亮'])
  expect(await find(`${unit.initials} 暖气`)).toEqual([])
})
