import { expect, test } from 'vitest'
import { officeFormOf, officeProblems, officeRequest } from './officeForm.ts'

const settings = {
  naturalDays: 5,
  noticeDays: 7,
  noticePrefix: '督',
  words: { officeName: '市办实事推进中心', contact: '王明', phone: '0532-88400000' },
}
const form = officeFormOf(settings)

test('What was saved stands in the form and goes back unchanged.', () => {
  expect(officeRequest(form, settings)).toEqual(settings)
})

test('The office needs a name; contact and telephone may be empty.', () => {
  expect(officeProblems({ ...form, officeName: ' ', contact: '', phone: '' })).toEqual({ officeName: 'missing' })
})

test('The prefix of numbers is Chinese characters or capital letters.', () => {
  for (const noticePrefix of ['', '督1', 'du', '一二三四五六七八九'])
    expect(officeProblems({ ...form, noticePrefix })).toEqual({ noticePrefix: 'prefix' })
  expect(officeProblems({ ...form, noticePrefix: '莱督' })).toEqual({})
})

test('Nothing is sent while a field is wrong.', () => {
  expect(officeRequest({ ...form, officeName: '' }, settings)).toBeNull()
})
