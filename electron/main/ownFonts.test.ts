import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { OwnFonts } from './ownFonts.ts'

let profile: string
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'youjie-'))
})
afterEach(() => rmSync(profile, { recursive: true, force: true }))

const file = (name: string, bytes: Buffer): string => {
  const path = join(profile, name)
  writeFileSync(path, bytes)
  return path
}
const font = Buffer.from('00010000000c0080', 'hex')

test('R-PRINT-11 a chosen font is copied, known after a restart, and gone from the disk when it is dropped', () => {
  const path = file('仿宋.ttf', font)
  expect(new OwnFonts(profile).take('fangsong', path)).toEqual({ kind: 'taken' })
  rmSync(path)
  const fonts = new OwnFonts(profile)
  const [own] = fonts.list()
  expect(own).toMatchObject({ face: 'fangsong', fileName: '仿宋.ttf' })
  const name = own?.url.split('/').at(-1) ?? ''
  expect(fonts.open(name)).toEqual(font)
  fonts.take('kai', file('楷体.ttf', font))
  fonts.drop('fangsong')
  expect(fonts.open(name)).toEqual(font)
  fonts.drop('kai')
  expect(fonts.list()).toEqual([])
  expect(readdirSync(join(profile, 'own-fonts'))).toEqual(['fonts.json'])
})

test('R-PRINT-11 what is no font, is not there, or lies elsewhere is not taken and not served', () => {
  const fonts = new OwnFonts(profile)
  expect(fonts.take('hei', file('a.ttf', Buffer.from('<html>')))).toMatchObject({ code: 'no-font' })
  expect(fonts.take('hei', file('b.ttf', Buffer.alloc(0)))).toMatchObject({ code: 'no-font' })
  expect(fonts.take('hei', join(profile, 'nothing.ttf'))).toMatchObject({ code: 'not-read' })
  expect(fonts.list()).toEqual([])
  for (const name of ['../a.ttf', 'fonts.json', '']) expect(fonts.open(name)).toBeNull()
  fonts.take('hei', file('c.ttf', font))
  writeFileSync(join(profile, 'own-fonts/fonts.json'), '{"hei":{"file":"../../a.ttf"},"nobody":{"file":"x.ttf"}}')
  expect(fonts.list()).toEqual([])
})
