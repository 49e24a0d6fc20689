import { expect, test } from 'vitest'
import { emptyUnit, noContact, unitProblems, unitRequest } from './unitForm.ts'

const unit = { ...emptyUnit, name: '市住建局' }

test('A unit without a full name is addressed by its short one.', () => {
  expect(unitRequest(unit, [])).toEqual({
    kind: 'department',
    weekly: 30,
    words: { name: '市住建局', fullName: '市住建局' },
    details: { duties: '', contacts: [], aliases: [] },
  })
  expect(unitRequest({ ...unit, fullName: '市住房和城乡建设局' }, [])?.words.fullName).toBe('市住房和城乡建设局')
})

test('A unit needs a name that no other unit in use has.', () => {
  expect(unitProblems({ ...unit, name: ' ' }, [])).toEqual({ name: 'missing' })
  expect(unitProblems(unit, ['市住建局'])).toEqual({ name: 'taken' })
})

test('What a unit handles in a week is a whole number.', () => {
  for (const weekly of ['0', '100001', '三十', '2.5'])
    expect(unitProblems({ ...unit, weekly }, [])).toEqual({ weekly: 'weekly' })
})

test('Nothing is sent while a field is wrong.', () => {
  expect(unitRequest({ ...unit, weekly: '' }, [])).toBeNull()
})

test('R-UNIT-8 empty lines of contacts and other names are not sent, and too long ones are said to be so.', () => {
  const contact = { role: '联络员', name: ' 王强 ', phone: '' }
  const details = unitRequest({ ...unit, contacts: [contact, noContact], aliases: ' 房产局\n\n房产局' }, [])?.details
  expect(details).toEqual({ duties: '', contacts: [{ ...contact, name: '王强' }], aliases: ['房产局'] })
  const long = { ...noContact, name: '名'.repeat(501) }
  expect(unitProblems({ ...unit, contacts: [long] }, [])).toEqual({ contacts: 'too-long' })
})
