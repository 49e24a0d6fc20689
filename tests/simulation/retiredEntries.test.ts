import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import { fromChina } from '../../shared/kernel/chinaTime.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { noWords } from '../../shared/views/orderWords.ts'
import { type Harness, openHarness } from './deskHarness.ts'

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

test('R-CATALOGUE-4, R-CATALOGUE-5, R-UNIT-4 what was renamed and retired stands in an old order under the name of its day', async () => {
  const { verbs } = harness
  const { categories, towns } = value(await verbs.catalogue({}))
  const category = categories.find((one) => one.parent === null)
  const [town] = towns
  const lane = value(await verbs.overview({})).lanes[0]
  if (category === undefined || town === undefined || lane === undefined) throw new Error('an empty catalogue')
  const { sourceName: _name, sourceId: _id, extra: _extra, ...none } = noWords
  const words = { ...none, title: '路灯不亮', category: category.name, town: town.name }
  const { row } = value(await verbs.report({ channel: 'hotline', receivedAt: null, words }))
  const target = { kind: 'rows' as const, rows: [row] }
  const given = { target, lead: lane.unit, supporting: [], deadline: { kind: 'setting' }, note: '', seen: [] } as const
  const { group } = value(await verbs.dispatch({ ...given, target, supporting: [], seen: [] }))
  value(await verbs.undo({ group }))
  value(await verbs.decline({ target, route: 'other', reason: '不属本市' }))
  const before = value(await verbs.order({ row }))

  value(await verbs.changeUnit({ unit: lane.unit, kind: lane.kind, weekly: 1, words: { name: '改了', fullName: '' } }))
  value(await verbs.retireUnit({ unit: lane.unit }))
  const other = { name: '改了的名', aliases: [] }
  value(await verbs.changeCategory({ ...other, category: category.row, parent: null }))
  value(await verbs.retireCategory({ category: category.row }))
  value(await verbs.changeTown({ ...other, town: town.row }))
  value(await verbs.retireTown({ town: town.row }))

  const after = value(await verbs.order({ row }))
  expect(after.row).toMatchObject({ category: category.name, town: town.name })
  expect(after.timeline.find(({ kind }) => kind === 'dispatched')).toMatchObject({ lead: lane.name })
  expect(after.timeline).toEqual(before.timeline)
})
