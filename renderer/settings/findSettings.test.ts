import { expect, test } from 'vitest'
import { en } from '../../shared/text/en.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { findSettings } from './findSettings.ts'
import { settingIndex } from './settingIndex.ts'

const keys = (typed: string): readonly string[] =>
  findSettings(typed).map((found) => (found.kind === 'section' ? `section ${found.section}` : found.entry.key))

test('R-SETTINGS-6 A setting is found by its Chinese name, by the initials and the whole of its pinyin, and by its English name.', () => {
  for (const typed of ['文号代字', 'whdz', 'wenhaodaizi', 'prefix'])
    expect(keys(typed), typed).toContain('office.noticePrefix')
  for (const typed of ['黄灯', 'hd', 'yellow']) expect(keys(typed), typed).toContain('calendar.yellow')
  expect(keys('hd')[0]).toBe('calendar.yellow')
  for (const typed of ['签收', 'qs', 'sign']) expect(keys(typed), typed).toContain('limits.sign')
})

test('R-SETTINGS-6 Every setting is found by its whole name in both languages, and by what is said of it.', () => {
  for (const { key, label } of settingIndex)
    for (const text of [zhCN, en]) {
      expect(keys(label(text)), label(text)).toContain(key)
      expect(keys(text.settingNotes.about[key]), key).toContain(key)
    }
})

test('What bears the name comes before what only speaks of it, and all typed terms have to fit.', () => {
  expect(keys('备份')[0]).toBe('data.folder')
  expect(keys('时限')[0]).toBe('section limits')
  expect(keys('时限 退单')).toContain('limits.return')
  expect(keys('时限 退单')).not.toContain('limits.sign')
  expect(keys('没有这样的设置')).toEqual([])
  expect(keys('  ')).toEqual([])
})

test('R-SETTINGS-7 Every setting says what it does and its default, in both languages.', () => {
  expect(settingIndex.map(({ key }) => key).toSorted()).toEqual(Object.keys(zhCN.settingNotes.about).toSorted())
  for (const { key, usual } of settingIndex)
    for (const text of [zhCN, en]) {
      expect(text.settingNotes.about[key].length, key).toBeGreaterThan(5)
      expect(usual(text), key).not.toBe('')
    }
})
