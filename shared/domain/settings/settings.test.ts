import { expect, test } from 'vitest'
import { wordLimits } from '../order/wordLimits.ts'
import { decideSettings, defaultSettings, type SettingsCommandBody } from './settings.ts'

const change = (parts: Partial<SettingsCommandBody['body']>): SettingsCommandBody => ({
  type: 'changeSettings',
  body: { ...defaultSettings, words: { officeName: '市办实事推进中心', contact: '', phone: '' }, ...parts },
})
const codeOf = (parts: Partial<SettingsCommandBody['body']>) => {
  const decided = decideSettings(change(parts))
  return decided.ok ? 'accepted' : decided.error.code
}

test('R-SETTINGS-1 days that a dispatch or a notice gives are whole numbers from 1 to 365', () => {
  for (const days of [0, -1, 366, 2.5, Number.NaN]) {
    expect(codeOf({ naturalDays: days })).toBe('setting-out-of-range')
    expect(codeOf({ noticeDays: days })).toBe('setting-out-of-range')
  }
  for (const days of [1, 365]) expect(codeOf({ naturalDays: days, noticeDays: days })).toBe('accepted')
})

test('R-SETTINGS-2 the letters before a notice’s year are one to eight Chinese characters or capitals', () => {
  for (const prefix of ['', '督1', '督 ', 'du', '莱督字第一二三四五', '督〔', '督\n'])
    expect(codeOf({ noticePrefix: prefix })).toBe('prefix-malformed')
  for (const prefix of ['督', '莱督', 'LX', '莱督字第一二三四'])
    expect(codeOf({ noticePrefix: prefix })).toBe('accepted')
})

test('R-SETTINGS-3 the office has a name; it and the rest are no longer than a line', () => {
  const words = (parts: Partial<SettingsCommandBody['body']['words']>) =>
    codeOf({ words: { officeName: '市办实事推进中心', contact: '', phone: '', ...parts } })
  expect(words({ officeName: ' ' })).toBe('name-missing')
  for (const field of ['officeName', 'contact', 'phone']) {
    expect(words({ [field]: '一'.repeat(wordLimits.line + 1) })).toBe('words-too-long')
    expect(words({ [field]: '一'.repeat(wordLimits.line) })).toBe('accepted')
  }
})
