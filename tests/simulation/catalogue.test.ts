import { afterEach, beforeEach, expect, test } from 'vitest'
import { requestRebuild, levelProjections } from '../../ledger/projections/buildShadows.ts'
import {
  catalogue,
  categoryCandidates,
  knownNames,
  townCandidates,
  unitCandidates,
} from '../../ledger/sqlite/catalogueQueries.ts'
import type { DeskReplies, DeskFailure } from '../../shared/contract/desk.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { proposeMatch } from '../../shared/matching/proposeMatch.ts'
import { neutralCategories } from '../../shared/text/neutralCatalogue.ts'
import { neutralUnits } from '../../shared/text/neutralUnits.ts'
import { type Harness, openHarness } from './deskHarness.ts'

let harness: Harness
beforeEach(async () => {
  harness = await openHarness()
})
afterEach(() => harness.close())

const value = async <T>(asked: Promise<Result<T, DeskFailure>>): Promise<T> => {
  const answer = await asked
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  return answer.value
}
const failure = async (asked: Promise<Result<unknown, DeskFailure>>) => {
  const answer = await asked
  return answer.ok ? 'accepted' : 'code' in answer.error ? answer.error.code : answer.error.kind
}
const all = () => value(harness.verbs.catalogue({}))
const rowOf = (cards: readonly { readonly name: string; readonly row: RowId }[], name: string): RowId => {
  const found = cards.find((card) => card.name === name)
  if (found === undefined) throw new Error(`no ${name}`)
  return found.row
}
const laneOf = async (name: string): Promise<RowId> => {
  const { lanes }: DeskReplies['overview'] = await value(harness.verbs.overview({}))
  const lane = lanes.find((one) => one.name === name)
  if (lane === undefined) throw new Error(`no ${name}`)
  return lane.unit
}

test('R-CATALOGUE-12 a new ledger begins with towns, three levels of categories, and where each of them goes', async () => {
  const { categories, towns, routes } = await all()
  expect(towns.map(({ name }) => name)).toEqual(
    neutralUnits.filter(({ kind }) => kind === 'town').map(({ name }) => name),
  )
  expect(categories.filter(({ level }) => level === 1).map(({ name }) => name)).toEqual(
    neutralCategories.map(({ name }) => name),
  )
  expect(new Set(categories.map(({ level }) => level))).toEqual(new Set([1, 2, 3]))
  const tops = categories.filter(({ level }) => level === 1)
  expect(tops.every(({ row }) => routes.some(({ category }) => category === row))).toBe(true)
  const named = neutralCategories.flatMap((one) => [one, ...(one.below ?? [])]).filter(({ lead }) => lead !== undefined)
  expect(routes).toHaveLength(named.length)
  expect(tops.every(({ initials }) => /^[a-z]+$/.test(initials))).toBe(true)
})

test('a category is added, moved within its level, renamed, retired and restored', async () => {
  const { categories } = await all()
  const urban = rowOf(categories, '城乡建设')
  const made = await value(
    harness.verbs.addCategory({ parent: urban, name: ' 海绵城市 ', aliases: ['海绵', '', '海绵'] }),
  )
  const card = async () => (await all()).categories.find(({ row }) => row === made.row)
  expect(await card()).toMatchObject({
    name: '海绵城市',
    aliases: ['海绵'],
    initials: 'hmcs',
    level: 2,
    parent: urban,
    retired: false,
  })
  const water = rowOf(categories, '农业农村')
  await value(harness.verbs.changeCategory({ category: made.row, parent: water, name: '海绵城市', aliases: [] }))
  expect(await card()).toMatchObject({ parent: water, aliases: [] })
  expect(
    await failure(harness.verbs.changeCategory({ category: made.row, parent: null, name: '海绵', aliases: [] })),
  ).toBe('category-level-fixed')
  await value(harness.verbs.retireCategory({ category: made.row }))
  expect(await card()).toMatchObject({ retired: true })
  expect(await failure(harness.verbs.addCategory({ parent: made.row, name: '下级', aliases: [] }))).toBe(
    'category-retired',
  )
  await value(harness.verbs.restoreCategory({ category: made.row }))
  expect(await card()).toMatchObject({ retired: false })
  expect(await failure(harness.verbs.retireCategory({ category: await laneOf('市住建局') }))).toBe('not-found')
})

test('a period of the dispatch catalogue hands over on its day, and is withdrawn', async () => {
  const { categories, routes } = await all()
  const category = rowOf(categories, '城乡建设')
  const [first] = routes.filter((route) => route.category === category)
  if (first === undefined) throw new Error('no route')
  const lead = await laneOf('市综合执法局')
  const supporting = [await laneOf('市水利局')]
  const from = first.from + 86_400_000
  const body = { category, lead, supporting, closing: 'all', from, until: null, basis: ' 办法第三条 ' } as const
  await value(harness.verbs.setRoute(body))
  const periods = async () => (await all()).routes.filter((route) => route.category === category)
  expect(await periods()).toEqual([
    { ...first, until: from },
    { ...body, basis: '办法第三条' },
  ])
  expect(await failure(harness.verbs.setRoute(body))).toBe('route-overlaps')
  await value(harness.verbs.endRoute({ category, from, until: from }))
  expect(await periods()).toEqual([{ ...first, until: from }])
  const retired = await laneOf('市审计局')
  await value(harness.verbs.retireUnit({ unit: retired }))
  expect(await failure(harness.verbs.setRoute({ ...body, lead: retired }))).toBe('unit-retired')
})

test('R-UNIT-8 a change that names no details leaves duties, contacts and other names as they are', async () => {
  const unit = await laneOf('市住建局')
  const details = {
    duties: '住房、物业、燃气',
    contacts: [
      { role: '分管领导', name: '王强', phone: '0000-12345678' },
      { role: '', name: ' ', phone: '' },
    ],
    aliases: ['房产局', '房产局'],
  }
  const names = { name: '市住建局', fullName: '市住房和城乡建设局' }
  await value(harness.verbs.changeUnit({ unit, kind: 'department', weekly: 50, words: names, details }))
  const card = async () => (await all()).units.find((one) => one.unit === unit)
  const kept = { unit, duties: details.duties, contacts: details.contacts.slice(0, 1), aliases: ['房产局'] }
  expect(await card()).toEqual(kept)
  await value(harness.verbs.changeUnit({ unit, kind: 'department', weekly: 60, words: names }))
  expect(await card()).toEqual(kept)
})

test('R-CATALOGUE-13 names, full names, aliases and paths are known; what is retired or stands twice is not', async () => {
  const db = harness.ledger.reader
  const unit = await laneOf('市住建局')
  const details = { duties: '', contacts: [], aliases: ['房产局'] }
  const words = { name: '市住建局', fullName: '市住房和城乡建设局' }
  await value(harness.verbs.changeUnit({ unit, kind: 'department', weekly: 50, words, details }))
  const units = knownNames(await unitCandidates(db))
  expect(units('房产局')).toBe(units('市住建局'))
  expect(units('市住房和城乡建设局')).toBe(units('市住建局'))
  const towns = knownNames(await townCandidates(db))
  expect(towns('城东街道')).not.toBeNull()
  expect(proposeMatch('城东镇', await townCandidates(db))).toMatchObject({
    kind: 'proposed',
    near: [{ why: 'ending' }],
  })
  const { categories } = await all()
  await value(harness.verbs.addCategory({ parent: rowOf(categories, '农业农村'), name: '路灯', aliases: [] }))
  const known = knownNames(await categoryCandidates(db))
  expect(known('路灯')).toBeNull()
  expect(known('农业农村/路灯')).not.toBeNull()
  expect(known('城乡建设-市政设施-路灯')).not.toBeNull()
  expect(known('')).toBeNull()
  await value(harness.verbs.retireCategory({ category: rowOf(categories, '市政设施') }))
  expect(knownNames(await categoryCandidates(db))('井盖')).toBeNull()
})

test('R-LEDGER-10 the catalogue made again from the record is the same, and the window hears of each change', async () => {
  const { categories, towns } = await all()
  await value(harness.verbs.retireTown({ town: rowOf(towns, '青山镇') }))
  await value(harness.verbs.changeTown({ town: rowOf(towns, '大营镇'), name: '大营街道', aliases: ['大营镇'] }))
  await value(harness.verbs.restoreTown({ town: rowOf(towns, '青山镇') }))
  await value(harness.verbs.retireCategory({ category: rowOf(categories, '供热') }))
  const before = await catalogue(harness.ledger.reader)
  expect(before.towns.find(({ name }) => name === '大营街道')?.aliases).toEqual(['大营镇'])
  await harness.ledger.queue.alone((db) => requestRebuild(db))
  await levelProjections(harness.ledger.queue, new AbortController().signal, () => {})
  expect(await catalogue(harness.ledger.reader)).toEqual(before)
})
