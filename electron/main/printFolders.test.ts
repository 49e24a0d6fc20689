import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PrintFolders } from './printFolders.ts'

let profile: string
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'youjie-'))
})
afterEach(() => rmSync(profile, { recursive: true, force: true }))

test('R-PRINT-4 files are written only as PDFs directly in folders that a person named, after a restart as well', () => {
  new PrintFolders(profile).add('/office/papers/')
  const folders = new PrintFolders(profile)
  expect(folders.has('/office/papers')).toBe(true)
  expect(folders.holds('/office/papers/a.pdf')).toBe(true)
  for (const path of [
    '/office/papers/../a.pdf',
    '/office/papers/sub/a.pdf',
    '/office/a.pdf',
    '/office/papers/a.exe',
    'a.pdf',
    '/office/papers/sub/../a.pdf',
  ])
    expect(folders.holds(path)).toBe(false)
})

test('a list of folders that cannot be read is an empty one', () => {
  writeFileSync(join(profile, 'print-folders.json'), '{"folders":[1,{')
  expect(new PrintFolders(profile).has('/office')).toBe(false)
})
