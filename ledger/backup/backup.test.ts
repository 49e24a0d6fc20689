import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { orderStream } from '../../shared/domain/streams.ts'
import { DAY } from '../../shared/kernel/chinaTime.ts'
import type { OrderId } from '../../shared/kernel/ids.ts'
import { noWords } from '../../shared/views/orderWords.ts'
import { clearLog, erasedFiles, erasedStreams } from '../erasure.ts'
import { firstStart } from '../firstStart.ts'
import { type Draft, Ledger } from '../ledger.ts'
import { levelProjections } from '../projections/buildShadows.ts'
import { levelSearch } from '../search/searchIndex.ts'
import { personOnDuty } from '../sqlite/cardQueries.ts'
import { intAt, openWriter, textAt } from '../sqlite/driver.ts'
import { pageSize } from '../sqlite/openLedgerFile.ts'
import { keepUnsent, unsentOf } from '../unsentReports.ts'
import { keepWords, wordsOf } from '../unsentWords.ts'
import { verifyLedger } from '../verify.ts'
import { attachmentsBeside, dropAttachments, pruneAttachments } from './backupAttachments.ts'
import { backupsIn, clearHalfMade, keysPart, pruneBackups, recordPart, roomOf } from './backupFiles.ts'
import { eraseAside } from './eraseAside.ts'
import { eraseFromBackups, noteErased, readErasedList } from './erasedList.ts'
import { makeBackup } from './makeBackup.ts'
import { buildRestored, swapRestored } from './restoreBackup.ts'
import { verifyRecord } from './verifyRecord.ts'

let folder: string
let backups: string
let file: string
let ledger: Ledger
const open = async () => {
  const opened = await Ledger.open(file)
  if (!opened.ok) throw new Error(`${opened.error.code} ${opened.error.detail}`)
  ledger = opened.value
  await firstStart(ledger)
}
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  backups = join(folder, 'backups')
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
  const verdicts = await ledger.submit(drafts, { actor: person.id, group: null })
  expect(verdicts.filter((verdict) => verdict.kind !== 'accepted')).toEqual([])
}
const report = (id: string, title = '路灯不亮'): Draft => {
  const stream = orderStream(id as OrderId)
  const body = { channel: 'hotline', receivedAt: Date.now() - DAY, words: { ...noWords, title } } as const
  return { type: 'reportOrder', stream, touches: [stream], body }
}
const decline = (id: string): Draft => {
  const stream = orderStream(id as OrderId)
  return { type: 'declineOrder', stream, touches: [stream], body: { route: 'other', reason: '另有途径' } }
}
const erase = (id: string): Draft => {
  const stream = orderStream(id as OrderId)
  return { type: 'eraseReporter', stream, touches: [stream], body: { ground: 'asked', quotes: [] } }
}
const day = 1_764_000_000_000
const back = (at = day) => makeBackup(file, backups, at)
const titles = async () => (await ledger.reader.all('SELECT title FROM board ORDER BY id')).map((row) => row.title)
const restore = async (damaged: string | null = null) => {
  const [newest] = backupsIn(backups)
  if (newest === undefined) throw new Error('no backup')
  const built = await buildRestored(newest, file, Date.now(), damaged)
  await ledger.close().catch(() => undefined)
  const aside = swapRestored(built.file, file, Date.now())
  await open()
  return { ...built, aside }
}

test('a backup holds the record and its keys apart, is verified, and leaves out what can be made again', async () => {
  await submit(report('a'), report('b', '水管爆裂'))
  const shares: number[] = []
  const made = await makeBackup(file, backups, day, (share) => shares.push(share))
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  const head = await ledger.reader.get('SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1')
  expect(made.manifest).toMatchObject({ entries: intAt(head ?? {}, 'seq'), attachments: [] })
  expect(readdirSync(made.folder).sort()).toEqual([keysPart, 'manifest.json', recordPart].sort())
  const plain = join(folder, 'look.db')
  writeFileSync(plain, gunzipSync(readFileSync(join(made.folder, recordPart))))
  const db = await openWriter(plain)
  const tables = (await db.all("SELECT name FROM sqlite_schema WHERE type = 'table'")).map((row) => textAt(row, 'name'))
  expect(tables).toEqual(expect.arrayContaining(['entry', 'stream', 'device', 'person_pin', 'erased_stream']))
  expect(tables.filter((name) => /board|card|order_day|search|projection/u.test(name))).toEqual([])
  expect(await db.all('SELECT * FROM stream_key')).toEqual([])
  await db.close()
  expect((await verifyRecord(made.folder)).problems).toEqual([])
})

test('a backup is made while work goes on, and holds the ledger as it stood when it began', async () => {
  await submit(...Array.from({ length: 300 }, (_, at) => report(`o${at}`)))
  const before = intAt((await ledger.reader.get('SELECT max(seq) AS n FROM entry')) ?? {}, 'n')
  const making = back()
  await submit(...Array.from({ length: 50 }, (_, at) => report(`later${at}`)))
  const { entries } = (await making).manifest
  expect(entries).toBeGreaterThanOrEqual(before)
  expect((await verifyLedger(ledger.reader)).problems).toEqual([])
})

test('a byte that changes in a backup is found', async () => {
  await submit(report('a'))
  const made = await back()
  const packed = readFileSync(join(made.folder, recordPart))
  packed[Math.floor(packed.length / 2)] = (packed[Math.floor(packed.length / 2)] ?? 0) ^ 1
  writeFileSync(join(made.folder, recordPart), packed)
  expect((await verifyRecord(made.folder)).problems.length).toBeGreaterThan(0)
})

test('a restored ledger is that of the backup, under a new incarnation, and the one before stays aside', async () => {
  await submit(report('a'), report('b', '水管爆裂'))
  await back()
  const incarnation = ledger.incarnation
  const device = ledger.device
  await submit(report('c', '后来的'))
  const { aside } = await restore()
  expect(await titles()).toEqual(['路灯不亮', '水管爆裂'])
  expect(ledger.device).toBe(device)
  expect(ledger.incarnation).not.toBe(incarnation)
  expect((await verifyLedger(ledger.reader)).problems).toEqual([])
  await submit(report('d', '恢复以后'))
  const [first] = await ledger.reader.all(
    "SELECT json_extract(CAST(bytes AS TEXT), '$.command.deviceSeq') AS n FROM entry ORDER BY seq DESC LIMIT 1",
  )
  expect(first).toEqual({ n: 1 })
  expect(await titles()).toEqual(['路灯不亮', '水管爆裂', '恢复以后'])
  expect((await verifyLedger(ledger.reader)).problems).toEqual([])
  expect(readdirSync(folder)).toContain(aside.split('/').at(-1))
})

test('R-LEDGER-18 what was erased after a backup is erased in the backup and in what is restored from it', async () => {
  await submit(report('a', '瓊瑤齋漏雨'), report('b'), decline('a'))
  const made = await back()
  await submit(erase('a'))
  await levelProjections(ledger.queue, new AbortController().signal, () => {})
  await clearLog(ledger.queue)
  const erased = await erasedStreams(ledger.reader)
  noteErased(file, erased)
  noteErased(file, erased)
  expect(readErasedList(file)).toEqual(erased)
  // Restored from the backup as it was made, as from a disk in a drawer.
  await restore()
  await levelSearch(ledger, new AbortController().signal, () => {})
  expect(await titles()).toEqual(['', '路灯不亮'])
  expect(
    await ledger.reader.all(
      'SELECT count(*) AS n FROM stream_key k JOIN stream s ON s.id = k.stream WHERE s.name = ?',
      ['order/a'],
    ),
  ).toEqual([{ n: 0 }])
  expect((await verifyLedger(ledger.reader)).problems).toEqual([])
  expect(readFileSync(file).includes('瓊瑤')).toBe(false)
  await eraseFromBackups(backups, new Set(erased.map((one) => one.name)))
  expect(gunzipSync(readFileSync(join(made.folder, keysPart))).toString()).not.toContain('order/a ')
  expect(gunzipSync(readFileSync(join(made.folder, keysPart))).toString()).toContain('order/b ')
})

test('R-LEDGER-18 what is erased while a backup is being made has no key in it', async () => {
  await submit(report('a', '瓊瑤齋漏雨'), report('b'), decline('a'))
  // Erased as soon as its record was copied: it does not stand among the backups that are looked through then.
  noteErased(file, [{ name: orderStream('a' as OrderId), at: day }])
  await eraseFromBackups(backups, new Set(['order/a']))
  const made = await back()
  const keys = gunzipSync(readFileSync(join(made.folder, keysPart))).toString()
  expect(keys).not.toContain('order/a ')
  expect(keys).toContain('order/b ')
})

test('the index of command ids is not in a backup and is there again after a restore', async () => {
  await submit(report('a'), report('b'))
  const made = await back()
  const before = await ledger.reader.all('SELECT * FROM command ORDER BY seq')
  expect(before.length).toBeGreaterThan(2)
  const plain = join(folder, 'look.db')
  writeFileSync(plain, gunzipSync(readFileSync(join(made.folder, recordPart))))
  const db = await openWriter(plain)
  expect(await db.all('SELECT * FROM command')).toEqual([])
  await db.close()
  await restore()
  expect(await ledger.reader.all('SELECT * FROM command ORDER BY seq')).toEqual(before)
})

test('a damaged file is repaired from the backup, with the later entries that it still holds', async () => {
  await submit(report('a'), report('b', '水管爆裂'))
  await back()
  await submit(report('c', '后来的'), report('d', '再后来的'))
  await ledger.close()
  const sound = readFileSync(file)
  const db = await openWriter(file)
  const root = intAt((await db.get("SELECT rootpage FROM sqlite_schema WHERE name = 'board'")) ?? {}, 'rootpage')
  await db.close()
  const bytes = Buffer.from(sound)
  bytes.fill(0xaa, (root - 1) * pageSize, root * pageSize)
  writeFileSync(file, bytes)
  const { salvaged, aside } = await restore(file)
  expect(salvaged).toEqual({ entries: 2, stoppedAt: null })
  expect(await titles()).toEqual(['路灯不亮', '水管爆裂', '后来的', '再后来的'])
  expect((await verifyLedger(ledger.reader)).problems).toEqual([])
  expect(readFileSync(aside).equals(bytes)).toBe(true)
})

test('of a file whose record is broken the entries before the break are brought back, and no others', async () => {
  await submit(report('a'))
  await back()
  await submit(...Array.from({ length: 40 }, (_, at) => report(`o${at}`, '长'.repeat(900))))
  const total = intAt((await ledger.reader.get('SELECT max(seq) AS n FROM entry')) ?? {}, 'n')
  await ledger.queue.alone((db) => db.run("UPDATE entry SET bytes = x'00' WHERE seq = ?", [total - 10]))
  const { salvaged } = await restore(file)
  expect(salvaged).toEqual({ entries: 29, stoppedAt: total - 10 })
  expect(await titles()).toHaveLength(30)
  expect((await verifyLedger(ledger.reader)).problems).toEqual([])
})

test('backups are pruned to the budget, the oldest first, and the newest stays whatever its size', async () => {
  for (let at = 0; at < 4; at += 1) await back(day + at * DAY)
  const [newest, second] = backupsIn(backups)
  if (newest === undefined || second === undefined) throw new Error('no backups')
  const gone = pruneBackups(backups, newest.bytes + second.bytes)
  expect(gone).toHaveLength(2)
  expect(backupsIn(backups).map((one) => one.id)).toEqual([newest.id, second.id])
  pruneBackups(backups, 1)
  expect(backupsIn(backups).map((one) => one.id)).toEqual([newest.id])
})

test('the files of orders count in the budget, each once, however many backups name it', async () => {
  const place = join(folder, 'photo.jpg')
  writeFileSync(place, Buffer.alloc(400_000, 7))
  const kept = await attachmentsBeside(file).put(place, 'photo.jpg')
  if (!kept.ok) throw new Error(kept.error)
  const stream = orderStream('a' as OrderId)
  await back()
  await submit(report('a'), {
    type: 'attachFile',
    stream,
    touches: [stream],
    body: { ...kept.value, name: 'photo.jpg' },
  })
  await back(day + DAY)
  await back(day + 2 * DAY)
  const made = backupsIn(backups)
  const own = made.map((one) => one.bytes).reduce((all, one) => all + one, 0)
  expect(roomOf(made)).toBe(own + 400_000)
  expect(pruneBackups(backups, own + 399_999)).toEqual([made[2]?.id])
  expect(pruneBackups(backups, 400_000)).toEqual([made[1]?.id])
})

test('R-LEDGER-18 a ledger that was put aside loses the words as well, and one that does not open is named', async () => {
  await submit(report('a', '瓊瑤齋漏雨'), report('b'), decline('a'))
  await levelSearch(ledger, new AbortController().signal, () => {})
  await back()
  const { aside } = await restore()
  expect(readFileSync(aside).includes('瓊瑤')).toBe(true)
  await submit(erase('a'))
  const broken = join(folder, 'ledger-before-2020-01-01T000000.db')
  writeFileSync(broken, 'no ledger')
  expect(await eraseAside(file, await erasedStreams(ledger.reader))).toEqual(['ledger-before-2020-01-01T000000.db'])
  expect(readFileSync(aside).includes('瓊瑤')).toBe(false)
  expect(readFileSync(broken, 'utf8')).toBe('no ledger')
})

test('files of orders are kept once for all backups, come back with a restore, and go with an erasure', async () => {
  const store = attachmentsBeside(file)
  const place = join(folder, 'photo.jpg')
  const keep = async (id: string, content: string): Promise<string> => {
    writeFileSync(place, content)
    const kept = await store.put(place, 'photo.jpg')
    if (!kept.ok) throw new Error(kept.error)
    const stream = orderStream(id as OrderId)
    await submit({ type: 'attachFile', stream, touches: [stream], body: { ...kept.value, name: 'photo.jpg' } })
    return kept.value.hash
  }
  await submit(report('a', '瓊瑤齋漏雨'), report('b'))
  const own = await keep('a', '只属于 a 的照片')
  const shared = await keep('a', '两件都有的照片')
  await keep('b', '两件都有的照片')
  await back()
  const [made] = backupsIn(backups)
  expect(made?.manifest.attachments.map((one) => one.sha256).toSorted()).toEqual([own, shared].toSorted())
  rmSync(join(folder, 'attachments'), { recursive: true, force: true })
  await restore()
  expect(await store.verify({ hash: own, size: readFileSync(store.pathOf(own)).length })).toBe('sound')
  await submit(decline('a'), erase('a'))
  expect(await erasedFiles(ledger.reader)).toEqual([own])
  dropAttachments(file, backups, await erasedFiles(ledger.reader))
  expect((await store.manifest()).map((one) => one.hash)).toEqual([shared])
  expect(
    readdirSync(join(backups, 'attachments'), { recursive: true }).filter((name) => String(name).endsWith(own)),
  ).toEqual([])
  pruneAttachments(backups)
  expect(
    readdirSync(join(backups, 'attachments'), { recursive: true }).filter((name) => String(name).endsWith(shared)),
  ).toHaveLength(1)
})

test('R-UNSENT-5 What is typed and not sent is in no backup, goes over with a restore, and leaves the ledger put aside', async () => {
  const person = (await personOnDuty(ledger.reader))?.id
  if (person === undefined) throw new Error('nobody on duty')
  const begun = { id: 'draft-1', changedAt: day, body: '瓊瑤齋漏雨' }
  await submit(report('a'))
  await ledger.queue.transaction((db) => keepUnsent(db, person, begun))
  const words = { form: 'decline', about: 'many', body: '瓊瑤齋漏雨' } as const
  await ledger.queue.transaction((db) => keepWords(db, person, words, day))
  const made = await back()
  const plain = join(folder, 'look.db')
  writeFileSync(plain, gunzipSync(readFileSync(join(made.folder, recordPart))))
  const db = await openWriter(plain)
  expect(await db.all('SELECT * FROM unsent_report')).toEqual([])
  expect(await db.all('SELECT * FROM unsent_words')).toEqual([])
  await db.close()
  await submit(report('b'))
  await restore()
  expect(await unsentOf(ledger.reader, person)).toEqual([begun])
  expect(await wordsOf(ledger.reader, person)).toEqual([words])
  await eraseAside(file, [])
  expect(await unsentOf(ledger.reader, person)).toEqual([begun])
  const aside = readdirSync(folder).find((name) => /^ledger-before-.*\.db$/u.test(name))
  const put = await openWriter(join(folder, aside ?? ''))
  expect(await put.all('SELECT * FROM unsent_report')).toEqual([])
  expect(await put.all('SELECT * FROM unsent_words')).toEqual([])
  await put.close()
})

test('what was cut off while it was made is no backup, and is cleared away', async () => {
  mkdirSync(join(backups, '2026-11-25T031022.making'), { recursive: true })
  mkdirSync(join(backups, '2026-11-25T031023'))
  expect(backupsIn(backups)).toEqual([])
  clearHalfMade(backups)
  expect(readdirSync(backups)).toEqual(['2026-11-25T031023'])
})
