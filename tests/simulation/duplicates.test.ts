import { afterEach, beforeEach, expect, test } from 'vitest'
import { levelSearch } from '../../ledger/search/searchIndex.ts'
import type { DeskFailure, ReportForm } from '../../shared/contract/desk.ts'
import type { LikelyDuplicate } from '../../shared/contract/duplicates.ts'
import { DAY, HOUR } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { type Harness, openHarness, recordTables } from './deskHarness.ts'

/** Likely duplicates on a real ledger, through the very handlers that answer the window. */
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
const blank: ReportForm = { title: '', text: '', reporter: '', phone: '', address: '', town: '', category: '' }
type Said = Partial<ReportForm> & { readonly before?: number; readonly privacy?: 'open' | 'confidential' }
const report = async ({ before = 0, privacy = 'open', ...said }: Said): Promise<RowId> => {
  const marks = { town: null, category: null, urgency: 'general', privacy, concerns: null } as const
  const receivedAt = before === 0 ? null : harness.ledger.now() - before
  const given = { channel: 'hotline', receivedAt, words: { ...blank, ...said }, marks } as const
  return (await value(harness.verbs.report(given))).row
}
const indexed = () => levelSearch(harness.ledger, new AbortController().signal, () => {})
const likely = async (row: RowId): Promise<readonly LikelyDuplicate[]> =>
  (await value(harness.verbs.duplicates({ row }))).orders
const rowsOf = async (row: RowId) => (await likely(row)).map((one) => one.row)
const reasonOf = (one: LikelyDuplicate | undefined, kind: LikelyDuplicate['reasons'][number]['kind']) =>
  one?.reasons.find((reason) => reason.kind === kind)
const numberOf = async (row: RowId) => (await value(harness.verbs.order({ row }))).row.number
const merge = async (row: RowId, into: RowId) => {
  const act = { type: 'mergeOrder', into: await numberOf(into), reason: '同一件事' } as const
  const acted = await value(harness.verbs.act({ target: { kind: 'rows', rows: [row] }, act, seen: [] }))
  expect(acted.refused).toEqual([])
}

const lift = {
  title: '和顺小区4号楼电梯反复停运',
  text: '和顺小区4号楼的电梯这个月已经停了八次，每次都要等上半天才有人来，家里有老人下不了楼。',
}
const liftAgain = {
  title: '电梯老是停运没人修',
  text: '和顺小区4号楼电梯又停了，等上半天才有人来，老人下不了楼，请尽快修好。',
}
const others = [
  { title: '和顺小区垃圾无人清运', text: '垃圾桶满了三天没有人来收，味道很大。' },
  { title: '安居小区路灯不亮', text: '晚上出门看不见路，已经一个星期。' },
  { title: '北京路夜间施工噪声扰民', text: '夜里十二点还在打桩，孩子没法睡觉。' },
]

for (const fed of [true, false])
  test(`R-DUP-2 who reports the same again is found from both sides, with place, words and time; other matters are not (${fed ? 'out of the index' : 'before the index has read it'})`, async () => {
    const first = await report({ ...lift, before: 3 * HOUR })
    for (const other of others) await report(other)
    const again = await report(liftAgain)
    if (fed) await indexed()
    const [found, ...more] = await likely(again)
    expect(more).toEqual([])
    expect(found).toMatchObject({ row: first, number: await numberOf(first), merged: null, status: 'reported' })
    expect(found?.score).toBeGreaterThan(0.5)
    expect(reasonOf(found, 'place')).toEqual({ kind: 'place', place: '和顺小区' })
    const apart = reasonOf(found, 'apart')
    expect(apart?.kind === 'apart' ? Math.round(apart.ms / HOUR) : null).toBe(3)
    const words = reasonOf(found, 'words')
    expect(words?.kind === 'words' ? words.words.join() : '').toContain('等上半天才有人来')
    expect(await rowsOf(first)).toEqual([again])
  })

test('R-DUP-4 of what is more than sixty days apart nothing is said', async () => {
  const old = await report({ ...lift, before: 61 * DAY })
  const recent = await report({ ...lift, before: 59 * DAY })
  const now = await report(lift)
  await indexed()
  expect(await rowsOf(now)).toEqual([recent])
  expect(await rowsOf(old)).toEqual([recent])
})

test('R-DUP-5 that the reporter is the same is said only where neither is protected, and a protected one changes no score', async () => {
  const phone = '13812346210'
  const address = '水集街道月湖新苑9号楼'
  const first = await report({ ...lift, phone })
  const open = await report({ ...liftAgain, phone })
  await indexed()
  expect(reasonOf((await likely(open))[0], 'reporter')).toEqual({ kind: 'reporter' })
  const guarded = await report({ ...liftAgain, phone, address, privacy: 'confidential' })
  const stranger = await report({ ...liftAgain, phone: '13900000000', address: '城东', privacy: 'confidential' })
  await indexed()
  const of = async (asked: RowId, about: RowId) => {
    const found = (await likely(asked)).find((one) => one.row === about)
    return found === undefined
      ? null
      : { score: found.score?.toFixed(3), reasons: found.reasons.filter(({ kind }) => kind !== 'apart') }
  }
  expect(await of(guarded, first)).toEqual(await of(stranger, first))
  expect(await of(first, guarded)).toEqual(await of(first, stranger))
  expect(JSON.stringify([await likely(guarded), await likely(first)])).not.toContain('月湖新苑')
  for (const [asked, about] of [
    [guarded, first],
    [first, guarded],
    [guarded, open],
  ] as const)
    expect((await of(asked, about))?.reasons.map(({ kind }) => kind)).not.toContain('reporter')
})

test('R-DUP-7 what was merged is shown as merged from both sides, and unmerging leaves it likely again', async () => {
  const first = await report({ ...lift, before: HOUR })
  const again = await report(liftAgain)
  const third = await report({
    title: '和顺小区电梯停运没人修',
    text: '和顺小区4号楼电梯这个月已经停了八次，等上半天才有人来，老人下不了楼',
  })
  const far = await report({ title: '图书馆开放时间太短' })
  await indexed()
  await merge(again, first)
  await merge(far, first)
  const how = async (row: RowId) => (await likely(row)).map((one) => [one.row, one.merged, one.score !== null])
  expect(await how(again)).toEqual([
    [first, 'main', true],
    [third, null, true],
  ])
  expect(await how(first)).toEqual([
    [again, 'absorbed', true],
    [far, 'absorbed', false],
    [third, null, true],
  ])
  const act = { type: 'unmergeOrder', reason: '不是一件事' } as const
  await value(harness.verbs.act({ target: { kind: 'rows', rows: [again] }, act, seen: [] }))
  expect((await how(first))[0]).toEqual([far, 'absorbed', false])
  expect((await how(again)).map(([row, merged]) => [row, merged])).toContainEqual([first, null])
})

test('R-DUP-8 asking writes nothing, and what was corrected is compared as it stands', async () => {
  const first = await report(lift)
  const again = await report({ title: '图书馆开放时间太短' })
  await indexed()
  expect(await rowsOf(again)).toEqual([])
  await value(harness.verbs.correct({ row: again, channel: null, words: liftAgain }))
  await indexed()
  const before = await harness.dump(recordTables)
  expect(await rowsOf(again)).toEqual([first])
  expect(await rowsOf(first)).toEqual([again])
  expect(await harness.dump(recordTables)).toEqual(before)
  await value(harness.verbs.correct({ row: again, channel: null, words: { ...blank, title: '图书馆开放时间太短' } }))
  await indexed()
  expect(await rowsOf(first)).toEqual([])
})
