import { afterEach, beforeEach, expect, test } from 'vitest'
import { foldStreams } from '../../ledger/foldStreams.ts'
import { streamsById } from '../../ledger/sqlite/entries.ts'
import type { DeskFailure, DeskRequest } from '../../shared/contract/desk.ts'
import { fromChina } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { type Harness, openHarness } from './deskHarness.ts'

/** A Wednesday morning in office hours. */
const morning = fromChina(2026, 11, 25, 9, 30)
let harness: Harness
beforeEach(async () => {
  harness = await openHarness(() => morning)
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
const noWords = { title: '路灯', text: '', reporter: '', phone: '', address: '', town: '', category: '' }
const noMarks = { town: null, category: null, urgency: 'general', privacy: 'open', concerns: null } as const
const report = async (
  words: Partial<typeof noWords>,
  marks?: Partial<NonNullable<DeskRequest<'report'>['marks']>>,
): Promise<RowId> => {
  const given = { channel: 'hotline', receivedAt: null, words: { ...noWords, ...words } } as const
  const reply = await value(
    harness.verbs.report(marks === undefined ? given : ({ ...given, marks: { ...noMarks, ...marks } } as never)),
  )
  return reply.row
}
const stateOf = async (row: RowId) => {
  const stream = (await streamsById(harness.ledger.reader, [row])).get(row)
  const state = stream && (await foldStreams(harness.ledger.reader, [stream])).states.get(stream.name)
  if (state?.kind !== 'order') throw new Error(`no order ${row}`)
  return state.order
}
const idOf = async (table: 'town_card' | 'category_card', name: string) => {
  const column = table === 'town_card' ? 'town' : 'category'
  const row = await harness.ledger.reader.get(`SELECT id, ${column} AS uuid FROM ${table} WHERE name = ?`, [name])
  return { row: row?.id as RowId, id: row?.uuid }
}
const laneOf = async (name: string): Promise<RowId> => {
  const lane = (await value(harness.verbs.overview({}))).lanes.find((one) => one.name === name)
  if (lane === undefined) throw new Error(`no ${name}`)
  return lane.unit
}

test('R-CATALOGUE-16 a report takes the ids of town and category that its words name beyond doubt, and stays free where they do not', async () => {
  const inside = await stateOf(await report({ town: ' 城东街道', category: '市政设施/路灯' }))
  expect(inside.town).toBe((await idOf('town_card', '城东街道')).id)
  expect(inside.category).toBe((await idOf('category_card', '路灯')).id)
  const outside = await stateOf(await report({ town: '外星镇', category: '污水' }))
  expect([outside.town, outside.category === null]).toEqual([null, false])
  expect(await stateOf(await report({ town: '', category: '什么都行' }))).toMatchObject({ town: null, category: null })
})

test('R-CATALOGUE-16 what was picked goes before what the words say, and a correction of the words finds anew', async () => {
  const picked = await idOf('category_card', '供热')
  const row = await report({ category: '随便' }, { category: picked.row })
  expect((await stateOf(row)).category).toBe(picked.id)
  await value(harness.verbs.correct({ row, channel: null, words: { town: '石桥镇' } } as never))
  expect(await stateOf(row)).toMatchObject({ category: picked.id, town: (await idOf('town_card', '石桥镇')).id })
  await value(harness.verbs.correct({ row, channel: null, words: { category: '公交线路' } } as never))
  expect((await stateOf(row)).category).toBe((await idOf('category_card', '公交线路')).id)
  await value(harness.verbs.correct({ row, channel: null, words: { category: '没有的类别' } } as never))
  expect((await stateOf(row)).category).toBeNull()
})

test('marks of a report are kept and corrected; taking protection away needs a reason, and nothing is written without it', async () => {
  const concerns = await laneOf('市住建局')
  const row = await report({}, { urgency: 'lifeSafety', privacy: 'confidential', concerns })
  const { standing } = await value(harness.verbs.order({ row }))
  expect(standing).toMatchObject({ urgency: 'lifeSafety', privacy: 'confidential', concerns })
  const marks = { ...noMarks, urgency: 'urgent', concerns } as const
  expect(await codeOf(harness.verbs.correct({ row, channel: null, words: {}, marks } as never))).toBe('reason-missing')
  await value(
    harness.verbs.correct({ row, channel: null, words: { title: '电梯' }, marks, reason: '本人同意公开' } as never),
  )
  expect(await stateOf(row)).toMatchObject({ urgency: 'urgent', privacy: 'open' })
  expect((await value(harness.verbs.order({ row }))).row.title).toBe('电梯')
  expect(await codeOf(harness.verbs.correct({ row, channel: null, words: {}, marks } as never))).toBe('nothing-changed')
})

test('the dispatch clock of a report runs by the limits of its urgency, in working time', async () => {
  const dueOf = async (row: RowId) => {
    const { clocks } = (await value(harness.verbs.order({ row }))).standing
    return clocks.find(({ kind }) => kind === 'dispatch')?.clock.dueAt
  }
  expect(await dueOf(await report({}, { urgency: 'lifeSafety' }))).toBe(fromChina(2026, 11, 25, 9, 45))
  expect(await dueOf(await report({}, { urgency: 'urgent' }))).toBe(fromChina(2026, 11, 25, 10, 0))
  expect(await dueOf(await report({}))).toBeGreaterThan(fromChina(2026, 11, 26))
})

test('R-CATALOGUE-10 what waits for a unit shows the one that the dispatch catalogue names today, and no retired one', async () => {
  const suggested = async (row: RowId) => {
    const suggestion = await value(harness.verbs.suggestion({ row }))
    return suggestion.kind === 'units' ? suggestion.lead.name : suggestion.kind
  }
  const row = await report({ category: '路灯' })
  expect(await suggested(row)).toBe('市住建局')
  expect(await suggested(await report({ category: '室温不达标' }))).toBe('市热力公司')
  expect(await suggested(await report({ category: '什么都行' }))).toBe('none')
  const cold = await value(harness.verbs.suggestion({ row: await report({ category: '室温不达标' }) }))
  expect(cold).toMatchObject({ by: 'catalogue', category: '供热', supporting: [{ name: '市住建局' }] })
  await value(harness.verbs.retireUnit({ unit: await laneOf('市住建局') }))
  expect(await suggested(row)).toBe('none')
  // What supports and is gone is left out.
  const colder = await value(harness.verbs.suggestion({ row: await report({ category: '室温不达标' }) }))
  expect(colder).toMatchObject({ lead: { name: '市热力公司' }, supporting: [] })
})
