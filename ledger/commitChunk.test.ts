import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { orderStream, settingsStream } from '../shared/domain/streams.ts'
import { fromChina } from '../shared/kernel/chinaTime.ts'
import type { CommandId, OrderId, PersonId } from '../shared/kernel/ids.ts'
import { noWords } from '../shared/views/orderWords.ts'
import { decodeEntry } from './entry.ts'
import { firstStart } from './firstStart.ts'
import { chunkSize, type Draft, Ledger, newGroupId, type SubmitOptions } from './ledger.ts'
import { personOnDuty } from './sqlite/cardQueries.ts'
import { blobAt, textAt } from './sqlite/driver.ts'

let folder: string
let ledger: Ledger
let person: PersonId
const open = async () => {
  const opened = await Ledger.open(join(folder, 'ledger.db'), () => fromChina(2026, 11, 26))
  if (!opened.ok) throw new Error(opened.error.detail)
  ledger = opened.value
  await firstStart(ledger)
  const found = await personOnDuty(ledger.reader)
  if (found === null) throw new Error('nobody on duty')
  person = found.id
}
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  await open()
})
afterEach(async () => {
  await ledger.close()
  rmSync(folder, { recursive: true, force: true })
})

const submit = (drafts: readonly Draft[], options: Partial<SubmitOptions> = {}) =>
  ledger.submit(drafts, { actor: person, group: null, ...options })
const report = (id: string, title = '路灯不亮', receivedAt = fromChina(2026, 11, 24)): Draft => {
  const stream = orderStream(id as OrderId)
  const body = { channel: 'hotline', receivedAt, words: { ...noWords, title } } as const
  return { type: 'reportOrder', stream, touches: [stream], body }
}
const accept = (id: string): Draft => {
  const stream = orderStream(id as OrderId)
  return { type: 'acceptOrder', stream, touches: [stream], body: {} }
}
const kindsOf = (verdicts: readonly { readonly kind: string }[]) => verdicts.map((verdict) => verdict.kind)
const entries = async () => {
  const rows = await ledger.reader.all('SELECT bytes FROM entry ORDER BY seq')
  return rows.map((row) => decodeEntry(blobAt(row, 'bytes')))
}
const numbers = async () => {
  const rows = await ledger.reader.all('SELECT number FROM board ORDER BY id')
  return rows.map((row) => textAt(row, 'number'))
}

test('R-LEDGER-6 every command of a chunk sees what the ones before it did, and each has a verdict of its own', async () => {
  const verdicts = await submit([report('a'), accept('a'), accept('a'), report('a'), report('b')])
  expect(kindsOf(verdicts)).toEqual(['accepted', 'accepted', 'refused', 'refused', 'accepted'])
  expect(verdicts[2]).toMatchObject({ refusal: { code: 'not-awaiting-acceptance', stream: 'order/a' } })
  expect((await entries()).slice(-3).map((entry) => entry.command.type)).toEqual([
    'reportOrder',
    'acceptOrder',
    'reportOrder',
  ])
})

test('R-LEDGER-6 a long gesture commits in chunks; one that is stopped leaves whole chunks behind', async () => {
  const stop = new AbortController()
  const before = (await entries()).length
  const steps: number[] = []
  const many = Array.from({ length: chunkSize + 10 }, (_, at) => report(`o${at}`))
  const verdicts = await submit(many, {
    signal: stop.signal,
    onProgress: (done) => {
      steps.push(done)
      stop.abort()
    },
  })
  expect(verdicts).toHaveLength(chunkSize)
  expect(steps).toEqual([chunkSize])
  expect(await entries()).toHaveLength(before + chunkSize)
  // The rest goes in when the gesture is asked for again; what is in already is refused and not doubled.
  const again = await submit(many)
  expect(again.filter((verdict) => verdict.kind === 'accepted')).toHaveLength(10)
})

test('R-LEDGER-6 a chunk that cannot be written leaves nothing of itself, and the next one goes on', async () => {
  const before = await entries()
  const torn = report('torn')
  // Not listed as touched, and it is there already: the record refuses to begin the stream a second time.
  const wrong: Draft = {
    type: 'changeSettings',
    stream: settingsStream,
    touches: [],
    body: { naturalDays: 5, noticeDays: 5, noticePrefix: '督', words: { officeName: '中心', contact: '', phone: '' } },
  }
  await expect(submit([torn, wrong])).rejects.toThrow()
  expect(await entries()).toEqual(before)
  expect(kindsOf(await submit([torn]))).toEqual(['accepted'])
  expect((await entries()).at(-1)?.command.deviceSeq).toBe(before.length + 1)
})

test('R-LEDGER-7 a command that comes again gets its first verdict and is not written twice', async () => {
  const id = 'c1' as CommandId
  const [first] = await submit([{ ...report('a'), id }])
  const again = await submit([
    { ...report('a'), id },
    { ...report('a'), id },
  ])
  expect(first?.kind).toBe('accepted')
  const seq = first?.kind === 'accepted' ? first.seq : 0
  expect(again).toEqual([
    { kind: 'duplicate', seq, stream: 'order/a' },
    { kind: 'duplicate', seq, stream: 'order/a' },
  ])
  expect(await numbers()).toEqual(['261124-0001'])
  const within = await submit([
    { ...report('b'), id: 'c2' as CommandId },
    { ...report('b'), id: 'c2' as CommandId },
  ])
  expect(kindsOf(within)).toEqual(['accepted', 'duplicate'])
})

test('R-LEDGER-7 another body under the same id is refused, so that nobody takes its words for saved', async () => {
  const id = 'c1' as CommandId
  await submit([{ ...report('a', '路灯不亮'), id }])
  const changed = { kind: 'refused', refusal: { code: 'already-exists', stream: 'order/a' } }
  expect(await submit([{ ...report('a', '路灯又亮了'), id }])).toEqual([changed])
  const other = await submit([
    { ...report('b', '一'), id: 'c2' as CommandId },
    { ...report('b', '二'), id: 'c2' as CommandId },
  ])
  expect(kindsOf(other)).toEqual(['accepted', 'refused'])
  expect(kindsOf(await submit([{ ...report('elsewhere', '路灯不亮'), id }]))).toEqual(['refused'])
})

test('R-LEDGER-8 a device counts its accepted commands 1, 2, 3 ..., across refusals and restarts', async () => {
  await submit([report('a'), report('a'), accept('a')])
  await ledger.close()
  await open()
  await submit([accept('a'), report('b')])
  const all = await entries()
  expect(all.map((entry) => entry.command.deviceSeq)).toEqual(all.map((_, at) => at + 1))
  expect(new Set(all.map((entry) => `${entry.command.device} ${entry.command.incarnation}`)).size).toBe(1)
  expect(all.map((entry) => entry.seq)).toEqual(all.map((_, at) => at + 1))
})

test('R-LEDGER-12 the events of a stream are counted 1, 2, 3 ...', async () => {
  await submit([report('a'), accept('a'), report('b')])
  await submit([{ ...accept('b') }])
  const events = (await entries()).flatMap((entry) => entry.events)
  const versions = (stream: string) => events.filter((event) => event.stream === stream).map((event) => event.version)
  expect(versions('order/a')).toEqual([1, 2])
  expect(versions('order/b')).toEqual([1, 2])
})

test('R-LEDGER-13 a group keeps its id, its size and its label in each of its entries', async () => {
  const group = { id: newGroupId(), size: 3, label: 'accept' } as const
  await submit([report('a'), report('b')])
  const verdicts = await submit([accept('a'), accept('a'), accept('b')], { group })
  expect(kindsOf(verdicts)).toEqual(['accepted', 'refused', 'accepted'])
  expect((await entries()).slice(-2).map((entry) => entry.command.group)).toEqual([group, group])
})

test('R-ORDER-3 the serials of a day go on in a later chunk and after a restart', async () => {
  const other = fromChina(2026, 11, 25)
  await submit([report('a'), report('b'), report('c', '路灯', other)])
  await submit([report('d')])
  await ledger.close()
  await open()
  await submit([report('e', '路灯', other), report('f')])
  expect(await numbers()).toEqual([
    '261124-0001',
    '261124-0002',
    '261125-0001',
    '261124-0003',
    '261125-0002',
    '261124-0004',
  ])
})

test('R-PERMISSION-4 who acts is known and works here; the first person of a new ledger is its administrator', async () => {
  const [first] = await ledger.reader.all('SELECT role FROM person_card')
  expect(first?.role).toBe('administrator')
  const before = (await entries()).length
  const stranger = 'nobody' as PersonId
  expect(await submit([report('a')], { actor: stranger })).toMatchObject([
    { kind: 'refused', refusal: { code: 'person-unknown', stream: 'person/nobody' } },
  ])
  expect((await entries()).length).toBe(before)
})
