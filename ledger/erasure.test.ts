import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { calendarOf } from '../shared/calendar/calendarOf.ts'
import { deadlineFrom } from '../shared/calendar/deadlineFrom.ts'
import { defaultCalendar } from '../shared/calendar/defaultCalendar.ts'
import { orderStream } from '../shared/domain/streams.ts'
import { DAY, fromChina } from '../shared/kernel/chinaTime.ts'
import type { OrderId, StreamName } from '../shared/kernel/ids.ts'
import { noWords } from '../shared/views/orderWords.ts'
import { clearLog, erasedStreams, isUncleared } from './erasure.ts'
import { firstStart } from './firstStart.ts'
import { type Draft, Ledger } from './ledger.ts'
import { levelProjections, requestRebuild } from './projections/buildShadows.ts'
import { levelSearch } from './search/searchIndex.ts'
import { searchQuery, searchTerms } from './search/tokens.ts'
import { personOnDuty } from './sqlite/cardQueries.ts'
import { verifyLedger } from './verify.ts'

/** Words that stand nowhere else, and pieces of them as the search index keeps them. */
const secret = { title: '瓊瑤齋漏雨', text: '饕餮巷鱷魚池邊的圍牆傾斜', reporter: '龔鼐穎', phone: '13987654321' }
const traces = ['瓊瑤', '瑤齋', '饕餮', '鱷魚', '龔鼐', '13987654321']

/** From a Tuesday morning on: deadlines are counted in the years of the calendar's tables. */
const begun = Date.now()
const clock = () => fromChina(2026, 11, 24, 10) + Date.now() - begun

let folder: string
let file: string
let ledger: Ledger
const open = async () => {
  const opened = await Ledger.open(file, clock)
  if (!opened.ok) throw new Error(opened.error.detail)
  ledger = opened.value
  await firstStart(ledger)
}
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  file = join(folder, 'ledger.db')
  await open()
})
afterEach(async () => {
  await ledger.close()
  rmSync(folder, { recursive: true, force: true })
})

const submit = async (...drafts: readonly Draft[]) => {
  const person = await personOnDuty(ledger.reader)
  if (person === null) throw new Error('nobody on duty')
  return ledger.submit(drafts, { actor: person.id, group: null })
}
const stream = orderStream('o1' as OrderId)
const on = (act: Pick<Draft, 'type' | 'body'>, touches: readonly StreamName[] = []): Draft =>
  ({ ...act, stream, touches: [stream, ...touches] }) as Draft
const report = (id: string, words: Partial<typeof secret>): Draft => {
  const name = orderStream(id as OrderId)
  const body = { channel: 'hotline', receivedAt: clock() - DAY, words: { ...noWords, ...words } } as const
  return { type: 'reportOrder', stream: name, touches: [name], body }
}
const decline = on({ type: 'declineOrder', body: { route: 'other', reason: '鱷魚池歸別處管' } })
const erase = (quotes: readonly StreamName[] = []) =>
  on({ type: 'eraseReporter', body: { ground: 'asked', quotes } }, quotes)
const signal = new AbortController().signal
const level = async () => {
  await levelProjections(ledger.queue, signal, () => {})
  await levelSearch(ledger, signal, () => {})
}
const find = (word: string) =>
  ledger.reader.all('SELECT rowid FROM search WHERE search MATCH ?', [searchQuery(searchTerms(word))])
const terms = () =>
  ledger.queue.alone(async (db) => {
    await db.exec("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab('main', 'search', 'row')")
    return (await db.all('SELECT term FROM temp.vocabulary')).map((row) => String(row.term))
  })
/** Every byte of every file of the folder. */
const found = (where = folder): readonly string[] =>
  readdirSync(where, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const path = join(where, name)
    if (!existsSync(path)) return []
    const bytes = (() => {
      try {
        return readFileSync(path)
      } catch {
        return Buffer.alloc(0)
      }
    })()
    return traces.filter((trace) => bytes.includes(trace)).map((trace) => `${trace} in ${name}`)
  })

test('R-LEDGER-18 what was erased is in none of the bytes of the file and its log, and the chain still verifies', async () => {
  for (const indexed of [true, false]) {
    const others = Array.from({ length: 30 }, (_, at) => report(`p${indexed}${at}`, { title: `路灯${at}` }))
    await submit(report('o1', secret), ...others)
    await submit(
      on({ type: 'correctOrder', body: { channel: null, words: { text: `${secret.text}，已三月` } } }),
      decline,
    )
    if (indexed) {
      await level()
      expect(await find('饕餮')).toHaveLength(1)
      // The test would see them: the index and the board hold them in clear.
      expect(found().length).toBeGreaterThan(1)
      expect(await terms()).toEqual(expect.arrayContaining(['瓊瑤', '饕餮', '鱷魚', '龔鼐', '13987654321']))
    }
    const [verdict] = await submit(erase())
    expect(verdict?.kind).toBe('accepted')
    await level()
    // The index writes words in pieces that share their beginnings: its own list of words is asked too.
    expect((await terms()).filter((term) => traces.some((trace) => term.includes(trace)))).toEqual([])
    expect(await clearLog(ledger.queue)).toBe(true)
    expect(found()).toEqual([])
    expect(await isUncleared(ledger.reader)).toBe(false)
    expect((await erasedStreams(ledger.reader)).map((one) => one.name)).toEqual([stream])
    for (const trace of traces) expect(await find(trace)).toEqual([])
    const [row] = await ledger.reader.all(
      "SELECT number, title, town, reporter, status FROM board WHERE status = 'declined'",
    )
    expect(row).toMatchObject({ title: '', town: '', reporter: '' })
    expect(await find(String(row?.number))).toHaveLength(1)
    await ledger.queue.alone((db) => db.exec("INSERT INTO search (search) VALUES ('integrity-check')"))
    const verified = await verifyLedger(ledger.reader)
    expect(verified.problems).toEqual([])
    expect(verified.withoutKey).toBeGreaterThan(2)
    await ledger.queue.transaction((db) => requestRebuild(db))
    await level()
    expect(found()).toEqual([])
    expect((await verifyLedger(ledger.reader)).problems).toEqual([])
    await ledger.close()
    rmSync(folder, { recursive: true, force: true })
    await open()
  }
})

test('R-LEDGER-18 nothing more can be said in an erased order, and erasing it again says so', async () => {
  await submit(report('o1', secret), decline, erase())
  const codes = (
    await submit(erase(), on({ type: 'correctOrder', body: { channel: null, words: { title: '又来' } } }))
  ).map((verdict) => (verdict.kind === 'refused' ? verdict.refusal.code : verdict.kind))
  expect(codes).toEqual(['words-erased', 'words-erased'])
})

test('R-ORDER-60 an order is erased when it is finished and no supervision that quotes it goes on', async () => {
  await submit(report('o1', secret))
  const [open] = await submit(erase())
  expect(open).toMatchObject({ kind: 'refused', refusal: { code: 'erase-while-open' } })
  const unit = await ledger.reader.get('SELECT unit FROM unit_card ORDER BY id LIMIT 1')
  const lead = String(unit?.unit)
  const due = deadlineFrom(calendarOf(defaultCalendar), ledger.now(), { kind: 'workingDays', amount: 5 })
  if (!due.ok) throw new Error(due.error.code)
  const body = {
    lead,
    supporting: [],
    closing: 'leadOnly',
    sign: null,
    delivery: due.value,
    note: '',
    decision: '',
  }
  await submit(on({ type: 'dispatchOrder', body } as unknown as Draft, [`unit/${lead}` as StreamName]))
  const [sent] = await submit(erase())
  expect(sent).toMatchObject({ kind: 'refused', refusal: { code: 'erase-while-open' } })
})
