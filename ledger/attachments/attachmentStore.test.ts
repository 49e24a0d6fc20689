import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { largestAttachment } from '../../shared/domain/order/attachment.ts'
import { AttachmentStore } from './attachmentStore.ts'

let folder: string
let store: AttachmentStore
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  store = new AttachmentStore(join(folder, 'attachments'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, bytes: string | Buffer): string => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}
const kept = () => (existsSync(store.folder) ? readdirSync(store.folder, { recursive: true }) : [])

test('R-ATTACHMENT-1 a file is kept once under the hash of its bytes, whatever it was called', async () => {
  const first = await store.put(write('现场.jpg', '照片'), '现场.jpg')
  const again = await store.put(write('另一张.JPG', '照片'), '另一张.JPG')
  const hash = createHash('sha256').update('照片').digest('hex')
  expect(first).toEqual({ ok: true, value: { hash, size: 6, mime: 'image/jpeg' } })
  expect(again).toEqual(first)
  expect(await store.manifest()).toEqual([{ hash, size: 6 }])
  expect(await store.verify({ hash, size: 6 })).toBe('sound')
})

test('R-ATTACHMENT-2 a file of 2 GB is refused by its size, before a byte of it is read', async () => {
  const path = write('大.mp4', 'x')
  truncateSync(path, 2 * 1024 ** 3)
  const begun = performance.now()
  expect(await store.put(path, '大.mp4')).toEqual({ ok: false, error: 'attachment-too-large' })
  expect(performance.now() - begun).toBeLessThan(500)
  expect(kept()).toEqual([])
})

test('R-ATTACHMENT-2 a file of exactly the limit is taken, one byte more is not, an empty one and a folder neither', async () => {
  const path = write('a.pdf', 'x')
  truncateSync(path, largestAttachment)
  expect((await store.put(path, 'a.pdf')).ok).toBe(true)
  truncateSync(path, largestAttachment + 1)
  expect(await store.put(path, 'a.pdf')).toEqual({ ok: false, error: 'attachment-too-large' })
  expect(await store.put(write('空.txt', ''), '空.txt')).toEqual({ ok: false, error: 'attachment-malformed' })
  expect(await store.put(folder, '文件夹')).toEqual({ ok: false, error: 'attachment-malformed' })
  expect(await store.put(join(folder, '没有'), '没有')).toEqual({ ok: false, error: 'attachment-unreadable' })
  expect(kept().filter((name) => String(name).startsWith('incoming/'))).toEqual([])
})

test('R-ATTACHMENT-3 a name is a name and no path; nothing is kept of a file that has none', async () => {
  const path = write('x', 'bytes')
  const names = [
    '../../x',
    '..',
    '.',
    '',
    ' x',
    'a/b',
    'a\\b',
    'C:x',
    'a\0b',
    'con',
    'NUL.txt',
    'x.',
    'a\u202egpj.exe',
    'x'.repeat(256),
  ]
  for (const name of names) expect(await store.put(path, name)).toEqual({ ok: false, error: 'attachment-name-unsafe' })
  expect(kept()).toEqual([])
})

test('R-ATTACHMENT-3 no hash but a hash becomes a path', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (text) => {
      fc.pre(!/^[0-9a-f]{64}$/u.test(text))
      expect(() => store.pathOf(text)).toThrow('not a hash')
    }),
  )
})

test('R-ATTACHMENT-4 bytes that changed or went are known', async () => {
  const put = await store.put(write('a.txt', '一二三'), 'a.txt')
  if (!put.ok) throw new Error(put.error)
  const path = store.pathOf(put.value.hash)
  chmodSync(path, 0o600)
  writeFileSync(path, '一二四')
  expect(await store.verify(put.value)).toBe('damaged')
  rmSync(path)
  expect(await store.verify(put.value)).toBe('missing')
  // Attached again, the same bytes mend it.
  await store.put(write('a.txt', '一二三'), 'a.txt')
  expect(await store.verify(put.value)).toBe('sound')
})

test('R-ATTACHMENT-1 what is laid out for a program has its name and is a copy', async () => {
  const put = await store.put(write('a.txt', '一二三'), 'a.txt')
  if (!put.ok) throw new Error(put.error)
  const path = await store.lay(put.value.hash, '批示 扫描.txt', join(folder, 'shown'))
  expect(path.endsWith('批示 扫描.txt')).toBe(true)
  writeFileSync(path, '改了')
  expect(await store.verify(put.value)).toBe('sound')
  expect((await store.lay(put.value.hash, '../x', join(folder, 'shown'))).endsWith(put.value.hash)).toBe(true)
})
