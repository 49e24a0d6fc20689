import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ReportWords } from '../../shared/domain/order/orderEvents.ts'
import { orderStream, personStream } from '../../shared/domain/streams.ts'
import type { GroupId, OrderId } from '../../shared/kernel/ids.ts'
import { noWords } from '../../shared/views/orderWords.ts'
import { firstStart } from '../firstStart.ts'
import { type Draft, Ledger } from '../ledger.ts'
import { levelProjections, requestRebuild } from '../projections/buildShadows.ts'
import { rowsById } from '../sqlite/boardQueries.ts'
import { personOnDuty } from '../sqlite/cardQueries.ts'
import { searchHits } from './searchHits.ts'
import { levelSearch, scanUnindexed, searchLevel } from './searchIndex.ts'
import { documentKey } from './termNames.ts'

let folder: string
let ledger: Ledger
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  const opened = await Ledger.open(join(folder, 'ledger.db'))
  if (!opened.ok) throw new Error(opened.error.detail)
  ledger = opened.value
  await firstStart(ledger)
})
afterEach(async () => {
  await ledger.close()
  rmSync(folder, { recursive: true, force: true })
})

const submit = async (...drafts: readonly Draft[]) => {
  const person = await personOnDuty(ledger.reader)
  if (person === null) throw new Error('nobody on duty')
  const verdicts = await ledger.submit(drafts, { actor: person.id, group: null })
  expect(verdicts.filter((verdict) => verdict.kind !== 'accepted')).toEqual([])
}
const report = (id: string, words: Partial<ReportWords>): Draft => {
  const stream = orderStream(id as OrderId)
  const body = { channel: 'hotline', receivedAt: 1_000_000_000_000, words: { ...noWords, ...words } } as const
  return { type: 'reportOrder', stream, touches: [stream], body }
}
const correct = (id: string, words: Partial<ReportWords>): Draft => {
  const stream = orderStream(id as OrderId)
  return { type: 'correctOrder', stream, touches: [stream], body: { channel: null, words } }
}
const accept = (id: string): Draft => {
  const stream = orderStream(id as OrderId)
  return { type: 'acceptOrder', stream, touches: [stream], body: {} }
}
const level = () => levelSearch(ledger, new AbortController().signal, () => {})

/** Titles that the search box finds as things are, through the index and what is scanned beyond it. */
const find = async (search: string) => {
  const rows = await rowsById(ledger.reader, Array.from(await searchHits(ledger.reader, search)))
  return rows.map((row) => row.title).toSorted()
}

test('the index reads on in steps until it is level, and tells each', async () => {
  const orders = Array.from({ length: 300 }, (_, at) => report(`o${at}`, { title: `第${at}件 路灯` }))
  await submit(...orders)
  const { indexed, total } = await searchLevel(ledger.reader)
  expect(indexed).toBe(0)
  expect(total).toBeGreaterThan(300)
  const steps: number[] = []
  await levelSearch(ledger, new AbortController().signal, (one) => steps.push(one.indexed))
  expect(steps).toEqual([...Array.from({ length: Math.floor(total / 250) }, (_, at) => (at + 1) * 250), total])
  expect(await searchLevel(ledger.reader)).toEqual({ indexed: total, total })
  expect(await find('第299')).toEqual(['第299件 路灯'])
})

test('a stopped indexing goes on where it stopped', async () => {
  await submit(...Array.from({ length: 300 }, (_, at) => report(`o${at}`, { title: `第${at}件` })))
  const stop = new AbortController()
  await levelSearch(ledger, stop.signal, () => stop.abort())
  expect((await searchLevel(ledger.reader)).indexed).toBe(250)
  await level()
  const { indexed, total } = await searchLevel(ledger.reader)
  expect(indexed).toBe(total)
  expect(await scanUnindexed(ledger.reader, () => true)).toEqual([])
  expect(await find('第299')).toHaveLength(1)
})

test('R-VIEW-9 what the index has not read yet is found by scanning, with the same answer', async () => {
  await submit(
    report('a', { title: '月湖新苑暖气不热', text: '9号楼' }),
    report('b', { title: '路灯不亮', phone: '13812346210' }),
  )
  for (const indexing of [async () => undefined, level]) {
    await indexing()
    expect(await find('暖气')).toEqual(['月湖新苑暖气不热'])
    expect(await find('月湖 9号楼')).toEqual(['月湖新苑暖气不热'])
    expect(await find('13812346210')).toEqual(['路灯不亮'])
    expect(await find('010909-0002')).toEqual(['路灯不亮'])
    expect(await find('灯')).toEqual(['路灯不亮'])
    expect(await find('电梯')).toEqual([])
    expect(await find('，。')).toEqual([])
  }
})

test('R-VIEW-9 a corrected order is found by its new words and no longer by the old ones', async () => {
  await submit(report('a', { title: '暖气不热', text: '月湖新苑' }))
  await level()
  await submit(correct('a', { title: '水管爆裂' }))
  await level()
  expect(await find('水管')).toEqual(['水管爆裂'])
  expect(await find('暖气')).toEqual([])
  expect(await find('月湖 水管')).toEqual(['水管爆裂'])
  await submit(correct('a', { text: '福山路' }), correct('a', { title: '' }))
  await level()
  expect(await find('月湖')).toEqual([])
  expect(await find('福山')).toEqual(['福山路'])
})

test('R-VIEW-9 an order that was corrected before the index read on is found by all of its words as they stand', async () => {
  await submit(report('a', { title: '暖气不热', text: '月湖新苑' }))
  await level()
  await submit(accept('a'), correct('a', { title: '水管爆裂' }))
  expect(await find('水管')).toEqual(['水管爆裂'])
  expect(await find('月湖 水管')).toEqual(['水管爆裂'])
  expect(await find('010909-0001')).toEqual(['水管爆裂'])
})

test('R-VIEW-9 an order reported and corrected beyond the index is found by its last words only', async () => {
  const others = Array.from({ length: 260 }, (_, at) => report(`o${at}`, { title: '路灯' }))
  await submit(report('a', { title: '暖气不热' }), ...others, correct('a', { title: '水管爆裂' }))
  expect(await find('水管')).toEqual(['水管爆裂'])
  expect(await find('暖气')).toEqual([])
  await level()
  expect(await find('水管')).toEqual(['水管爆裂'])
  expect(await find('暖气')).toEqual([])
})

test('R-VIEW-13 a telephone number is found by its ending, a reporter by initials, a town and a unit by theirs, combined at will', async () => {
  await submit(
    report('a', { title: '暖气不热', phone: '138-1234-6210', reporter: '王小明', town: '水集街道' }),
    report('b', { title: '路灯不亮', phone: '0535-7716210', reporter: '李四', town: '夏格庄镇' }),
    report('c', { title: '井盖 6210 号', reporter: 'A00042', town: '' }),
  )
  for (const indexing of [async () => undefined, level]) {
    await indexing()
    expect(await find('6210')).toEqual(['井盖 6210 号', '暖气不热', '路灯不亮'])
    expect(await find('12346210')).toEqual(['暖气不热'])
    expect(await find('wxm')).toEqual(['暖气不热'])
    expect(await find('王小明')).toEqual(['暖气不热'])
    expect(await find('sjj')).toEqual(['暖气不热'])
    expect(await find('xgz 6210')).toEqual(['路灯不亮'])
    expect(await find('a00042')).toEqual(['井盖 6210 号'])
    expect(await find('xgz 王小明')).toEqual([])
    // A letter finds what is written with it, not whatever has a telephone number, a name or somebody who took it down.
    for (const letter of ['p', 't', 'w']) expect(await find(letter)).toEqual([])
  }
})

test('R-VIEW-13 a person of the center is found by the whole name or all initials in the orders taken down one by one, however they are called now', async () => {
  const taker = (await personOnDuty(ledger.reader))?.id
  if (taker === undefined) throw new Error('nobody on duty')
  const rename = (name: string): Draft => ({
    type: 'changePerson',
    stream: personStream(taker),
    touches: [personStream(taker)],
    body: { role: 'administrator', unit: null, words: { name } },
  })
  await submit(rename('赵建国'))
  await submit(report('a', { title: '暖气不热', reporter: '王小明' }))
  await ledger.submit([report('b', { title: '路灯不亮' }), report('c', { title: '井盖松动' })], {
    actor: taker,
    group: { id: ledger.newId() as GroupId, size: 2, label: 'import' },
  })
  for (const indexing of [async () => undefined, level]) {
    await indexing()
    for (const typed of ['赵建国', 'zjg', 'ZJG 暖气']) expect(await find(typed)).toEqual(['暖气不热'])
    for (const typed of ['zj', '赵建', 'zjgx', 'zjg 路灯']) expect(await find(typed)).toEqual([])
  }
  await submit(rename('孙立'), correct('a', { title: '暖气又不热' }))
  for (const indexing of [async () => undefined, level]) {
    await indexing()
    expect(await find('sl')).toEqual(['暖气又不热'])
    expect(await find('zjg')).toEqual([])
  }
  await ledger.queue.transaction((db) => requestRebuild(db, ['search']))
  await levelProjections(ledger.queue, new AbortController().signal, () => {})
  expect(await find('孙立')).toEqual(['暖气又不热'])
})

test('R-VIEW-13 a document’s number finds the orders that it names, however its brackets are typed', () => {
  for (const typed of ['督〔2026〕12号', '督[2026]12号', '督(2026)012号', '督（2026）第12号', '督【2026】12'])
    expect(documentKey(typed)).toBe('|督|2026|12')
  expect(documentKey('〔2026〕12')).toBe('|2026|12')
  for (const typed of ['261124-0188', '督2026', '2026', '（2026）', '督〔26〕1号'])
    expect(documentKey(typed)).toBeNull()
})

test('R-VIEW-9 whatever is typed is answered: quotes, operators, emoji, ten thousand characters', async () => {
  await submit(report('a', { title: '暖气 "不热" (AND) OR NEAR 😀 tokens:1' }))
  await level()
  const long = '暖气不热'.repeat(2500)
  const hostile = [
    '"',
    '""',
    "' OR 1=1 --",
    'AND',
    'OR',
    'NOT',
    'NEAR(a b)',
    'tokens:1',
    '暖气*',
    '^暖',
    '( "',
    '😀',
    '\0',
    long,
  ]
  for (const typed of hostile) expect(Array.isArray(await find(typed))).toBe(true)
  expect(await find('near')).toHaveLength(1)
  expect(await find('"不热" AND')).toHaveLength(1)
  expect(await find(long)).toEqual([])
})
