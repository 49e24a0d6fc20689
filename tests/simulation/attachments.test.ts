import { chmodSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fromChina } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { type Harness, openHarness, projectionTables, recordTables } from './deskHarness.ts'

let folder: string
let harness: Harness
let row: RowId
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  harness = await openHarness(() => fromChina(2026, 11, 24, 10))
  const words = { title: '路灯不亮', text: '', reporter: '', phone: '', address: '', town: '', category: '' }
  const made = await harness.verbs.report({ channel: 'hotline', receivedAt: null, words })
  if (!made.ok) throw new Error('not reported')
  row = made.value.row
})
afterEach(async () => {
  await harness.close()
  rmSync(folder, { recursive: true, force: true })
})

let tokens = 0
/** As the shell does when a person has chosen a file. */
const pick = (path: string, fileName: string): string => {
  tokens += 1
  const picked = `00000000-0000-4000-8000-${String(tokens).padStart(12, '0')}`
  harness.desk.picked.set(picked, { path, fileName })
  return picked
}
const write = (name: string, bytes: string): string => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}
const everything = () => harness.dump([...recordTables, ...projectionTables])

test('R-ATTACHMENT-5 a file goes beside the order with its name sealed, is told in the course, and is opened as it was', async () => {
  const picked = pick(write('现场水印.jpg', '照片'), '现场水印.jpg')
  expect((await harness.verbs.attachPicked({ row, picked })).ok).toBe(true)
  const detail = await harness.verbs.order({ row })
  if (!detail.ok) throw new Error('no detail')
  const [file] = detail.value.standing.attachments
  expect(file).toMatchObject({ name: '现场水印.jpg', size: 6, mime: 'image/jpeg' })
  expect(detail.value.timeline.at(-1)).toMatchObject({ kind: 'attached', name: '现场水印.jpg' })
  const instruction = { leader: '张市长', givenAt: fromChina(2026, 11, 23, 9), instruction: '三日内修好' }
  const act = { type: 'recordInstruction', ...instruction, scan: file?.hash ?? '' } as const
  const instructed = await harness.verbs.act({ target: { kind: 'rows', rows: [row] }, act, seen: [] })
  expect(instructed).toMatchObject({ ok: true, value: { done: 1 } })
  const told = await harness.verbs.order({ row })
  expect(told.ok && told.value.timeline.at(-1)).toMatchObject({
    kind: 'instructed',
    leader: '张市长',
    scan: file?.hash,
  })
  const entries = await harness.ledger.reader.all('SELECT CAST(bytes AS TEXT) AS text FROM entry')
  const texts = entries.map((entry) => String(entry.text))
  expect(texts.some((text) => text.includes(file?.hash ?? 'none'))).toBe(true)
  expect(texts.filter((text) => text.includes('水印') || text.includes('照片'))).toEqual([])
  const hash = file?.hash ?? ''
  expect(await harness.verbs.openAttachment({ row, hash })).toEqual({ ok: true, value: { opened: 'program' } })
  const path = harness.desk.attachments.pathOf(hash)
  chmodSync(path, 0o600)
  writeFileSync(path, '假照')
  expect(await harness.verbs.openAttachment({ row, hash })).toMatchObject({ error: { code: 'attachment-damaged' } })
  rmSync(path)
  expect(await harness.verbs.openAttachment({ row, hash })).toMatchObject({ error: { code: 'attachment-missing' } })
})

test('R-ATTACHMENT-2, R-ATTACHMENT-3 a file of 2 GB and one named ../../x are refused in words, and nothing changed', async () => {
  const large = write('录像.mp4', 'x')
  truncateSync(large, 2 * 1024 ** 3)
  const before = await everything()
  const refused = async (picked: string, code: string) =>
    expect(await harness.verbs.attachPicked({ row, picked })).toMatchObject({
      ok: false,
      error: { kind: 'refused', code },
    })
  await refused(pick(large, '录像.mp4'), 'attachment-too-large')
  await refused(pick(write('x', 'bytes'), '../../x'), 'attachment-name-unsafe')
  await refused(pick(join(folder, '没有.txt'), '没有.txt'), 'attachment-unreadable')
  expect(await everything()).toEqual(before)
  expect(await harness.desk.attachments.manifest()).toEqual([])
})

test('R-ATTACHMENT-6 only a file that the person picked is taken, and only a file of that order is opened', async () => {
  const nobody = '00000000-0000-4000-8000-999999999999'
  expect(await harness.verbs.attachPicked({ row, picked: nobody })).toMatchObject({ error: { kind: 'not-found' } })
  const picked = pick(write('a.txt', '一'), 'a.txt')
  expect((await harness.verbs.attachPicked({ row, picked })).ok).toBe(true)
  // The token is used up; the same bytes are not attached twice.
  expect(await harness.verbs.attachPicked({ row, picked })).toMatchObject({ error: { kind: 'not-found' } })
  const again = pick(write('b.txt', '一'), 'b.txt')
  expect(await harness.verbs.attachPicked({ row, picked: again })).toMatchObject({
    error: { code: 'attached-already' },
  })
  expect(await harness.verbs.openAttachment({ row, hash: 'a'.repeat(64) })).toMatchObject({
    error: { kind: 'not-found' },
  })
})
