import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contactsOf, contactsText } from './unitContacts.ts'

test('R-UNIT-8 contacts come back as they were written down; empty lines of the form are none', () => {
  const kept = [
    { role: '分管领导', name: '王强', phone: '0000-12345678' },
    { role: '', name: '', phone: '123' },
  ]
  expect(contactsOf(contactsText([...kept, { role: ' ', name: '', phone: '' }]))).toEqual(kept)
  expect(contactsText([])).toBe('')
  const field = fc.string({ unit: 'grapheme' }).map((text) => text.trim())
  fc.assert(
    fc.property(fc.array(fc.record({ role: field, name: field, phone: field })), (contacts) => {
      const full = contacts.filter(({ role, name, phone }) => `${role}${name}${phone}` !== '')
      expect(contactsOf(contactsText(contacts))).toEqual(full)
    }),
  )
})

test('R-UNIT-8 what is no list of contacts reads as none', () => {
  for (const text of ['', 'x', '{}', '1', '[1]', 'null', '["a"]']) expect(contactsOf(text)).toEqual([])
  expect(contactsOf('[{"role":1,"name":"王强"}]')).toEqual([{ role: '', name: '王强', phone: '' }])
})
