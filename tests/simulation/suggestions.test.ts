import { afterEach, beforeEach, expect, test } from 'vitest'
import { orderIds } from '../../ledger/sqlite/cardQueries.ts'
import { learnAside } from '../../ledger/suggest/learnAside.ts'
import { onDuty } from '../../electron/store/desk.ts'
import { Learner } from '../../electron/store/learner.ts'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import { orderStream } from '../../shared/domain/streams.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { type Harness, openHarness } from './deskHarness.ts'

/** What is suggested on a real ledger, taught by dispatches through the very handlers that answer the window. */
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
const blank = { text: '', reporter: '', phone: '', address: '', town: '', category: '' }
const report = async (title: string, text = '', marks: object | null = null): Promise<RowId> => {
  const words = { ...blank, title, text }
  const given = { channel: 'hotline', receivedAt: null, words, ...(marks === null ? {} : { marks }) } as const
  return (await value(harness.verbs.report(given as never))).row
}
const unitOf = async (name: string): Promise<RowId> => {
  const lane = (await value(harness.verbs.overview({}))).lanes.find((one) => one.name === name)
  if (lane === undefined) throw new Error(`no ${name}`)
  return lane.unit
}
const dispatch = async (row: RowId, lead: string, supporting: readonly string[] = []): Promise<string> => {
  const acted = await value(
    harness.verbs.dispatch({
      target: { kind: 'rows', rows: [row] },
      lead: await unitOf(lead),
      supporting: await Promise.all(supporting.map(unitOf)),
      deadline: { kind: 'setting' },
      note: '',
      seen: [],
    }),
  )
  expect(acted.done).toBe(1)
  return acted.group
}
const suggestion = (row: RowId) => value(harness.verbs.suggestion({ row }))
const leadFor = async (row: RowId): Promise<string> => {
  const found = await suggestion(row)
  return found.kind === 'units' ? found.lead.name : found.why
}

const places = ['望湖小区', '阳光小区', '锦绣花园', '东关街', '南门里', '西关社区']
/** Six orders of a kind, given to a unit. */
const teach = async (matter: (place: string) => string, lead: string, supporting: readonly string[] = []) => {
  const rows: RowId[] = []
  for (const place of places) {
    const row = await report(matter(place), `${place}居民反映，${matter(place)}，希望尽快处理`)
    await dispatch(row, lead, supporting)
    rows.push(row)
  }
  return rows
}
const act = async (row: RowId, wanted: object): Promise<void> => {
  const acted = await value(
    harness.verbs.act({ target: { kind: 'rows', rows: [row] }, act: wanted, seen: [] } as never),
  )
  expect(acted.refused).toEqual([])
}
/** Signed, delivered, found good and closed. */
const bringToEnd = async (row: RowId, unit: string): Promise<void> => {
  const by = { unit: await unitOf(unit) }
  await act(row, { type: 'signOrder', ...by })
  await act(row, { type: 'recordContact', ...by, note: '已联系' })
  await act(row, { type: 'deliverOrder', ...by, result: '已处理' })
  await act(row, { type: 'recordFollowUp', contacted: true, effective: true, nextCallAt: null, note: '' })
  await act(row, { type: 'recordReview', solved: true, satisfaction: 'satisfied', reason: '' })
  await act(row, { type: 'closeOrder', note: '' })
}
const dogs = (place: string) => `${place}流浪狗成群追人`
const smoke = (place: string) => `${place}烧烤摊油烟扰民`

test('R-SUGGEST-8 what was given to a unit by hand is suggested for the next one like it, with the words and the orders', async () => {
  expect(await suggestion(await report(dogs('北门里')))).toMatchObject({ kind: 'none', why: 'still-learning' })
  const taught = await teach(dogs, '市公安局', ['市农业农村局'])
  await teach(smoke, '市综合执法局')
  await harness.desk.learner.learnNow()
  const asked = await suggestion(await report('北门里流浪狗追咬学生', '早上上学路上有五六只流浪狗'))
  if (asked.kind !== 'units') throw new Error(asked.why)
  expect(asked.lead.name).toBe('市公安局')
  expect(asked.supporting.map(({ name }) => name)).toEqual(['市农业农村局'])
  expect(asked.by).toBe('decisions')
  expect(asked.orders.length).toBeGreaterThan(0)
  expect(asked.orders.length).toBeLessThanOrEqual(5)
  for (const { row, title } of asked.orders) {
    expect(taught).toContain(row)
    expect(title).toContain('流浪狗')
  }
  expect(asked.words.join()).toMatch(/流浪|狗/u)
  expect(await leadFor(await report('北门里烧烤油烟'))).toBe('市综合执法局')
})

test('R-SUGGEST-9 what is like nothing that was decided gets no suggestion, and neither does what has its unit', async () => {
  const [first] = await teach(dogs, '市公安局')
  await harness.desk.learner.learnNow()
  expect(await leadFor(await report('图书馆开放时间太短'))).toBe('nothing-known')
  expect(await leadFor(first as RowId)).toBe('not-waiting')
})

test('R-SUGGEST-7 neither a retired unit, nor the one complained about, nor the one that gave it back is suggested', async () => {
  await teach(dogs, '市公安局')
  const smoked = await teach(smoke, '市综合执法局')
  await harness.desk.learner.learnNow()
  const marks = { town: null, category: null, urgency: 'general', privacy: 'open' }
  const about = await report(dogs('北门里'), '', { ...marks, concerns: await unitOf('市公安局') })
  expect(await leadFor(about)).not.toBe('市公安局')
  const returned = await report(dogs('北门外'))
  expect(await leadFor(returned)).toBe('市公安局')
  await dispatch(returned, '市公安局')
  await act(returned, { type: 'returnOrder', unit: await unitOf('市公安局'), reason: '不归我局' })
  expect(await leadFor(returned)).not.toBe('市公安局')
  expect(await leadFor(await report(smoke('北门里')))).toBe('市综合执法局')
  for (const row of smoked) await bringToEnd(row, '市综合执法局')
  await value(harness.verbs.retireUnit({ unit: await unitOf('市综合执法局') }))
  expect(await leadFor(await report(smoke('北门外')))).not.toBe('市综合执法局')
})

test('R-SUGGEST-3 a decision other than the suggested one is learnt at once, and one that is taken back is no precedent', async () => {
  await teach(dogs, '市公安局')
  await teach(smoke, '市综合执法局')
  await harness.desk.learner.learnNow()
  harness.desk.learner.begin()
  const heard = () => harness.news.filter(({ kind }) => kind === 'suggestions').length
  const before = heard()
  const corrected = await report('北门里流浪狗啃坏绿化带')
  const group = await dispatch(corrected, '市综合执法局')
  await expect.poll(heard).toBeGreaterThan(before)
  const asked = await suggestion(await report('北门里流浪狗啃坏绿化带'))
  if (asked.kind !== 'units') throw new Error(asked.why)
  expect(asked.lead.name).toBe('市综合执法局')
  expect(asked.orders[0]?.row).toBe(corrected)
  const once = heard()
  await value(harness.verbs.undo({ group }))
  await expect.poll(heard).toBeGreaterThan(once)
  const again = await suggestion(await report('北门里流浪狗啃坏绿化带'))
  expect(again.kind === 'units' ? again.orders.map(({ row }) => row) : []).not.toContain(corrected)
})

test('R-SUGGEST-11 after an erasure all is forgotten and learnt anew without what was erased', async () => {
  const taught = await teach(dogs, '市公安局')
  await teach(smoke, '市综合执法局')
  const { learner } = harness.desk
  await learner.learnNow()
  learner.begin()
  const [erased] = taught
  const id = (await orderIds(harness.ledger.reader, [erased as RowId])).get(erased as RowId)
  if (id === undefined) throw new Error('no order')
  const stream = orderStream(id)
  await bringToEnd(erased as RowId, '市公安局')
  const asked = await report(dogs('北门里'))
  const orders = async () => {
    const found = await suggestion(asked)
    return found.kind === 'units' ? found.orders.map(({ row }) => row) : []
  }
  expect(await orders()).toContain(erased)
  const actor = (await onDuty(harness.desk)).id
  const draft = { type: 'eraseReporter', stream, touches: [stream], body: { ground: 'asked', quotes: [] } } as const
  const [verdict] = await harness.ledger.submit([draft], { actor, group: null })
  expect(verdict?.kind).toBe('accepted')
  expect(await suggestion(asked)).toMatchObject({ why: 'still-learning' })
  await expect.poll(() => learner.ready).toBe(true)
  const after = await orders()
  expect(after.length).toBeGreaterThan(0)
  expect(after).not.toContain(erased)
})

test('what a thread of its own learns is what this one learns', async () => {
  await teach(dogs, '市公安局')
  await teach(smoke, '市综合执法局')
  await harness.desk.learner.learnNow()
  const aside = new Learner(
    harness.ledger,
    () => {},
    learnAside(new URL('../../scripts/bench/learnAside.mjs', import.meta.url)),
  )
  await aside.learnNow()
  const order = { title: '北门里流浪狗追人', text: '一早一晚最多' }
  expect(aside.unitsFor(order, new Set())).toEqual(harness.desk.learner.unitsFor(order, new Set()))
  expect(aside.unitsFor(order, new Set()).length).toBeGreaterThan(0)
  await aside.close()
})
