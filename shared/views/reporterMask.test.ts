import fc from 'fast-check'
import { expect, test } from 'vitest'
import { privacies } from '../domain/order/orderState.ts'
import { matterFor, type Reader, reporterFor } from './reporterMask.ts'

const words = { reporter: '王小明', phone: '13812346210', address: '城东街道月湖新苑9号楼2单元' }
const readers: readonly Reader[] = ['center', 'unit', 'paper', 'export']
const outside = readers.filter((reader) => reader !== 'center')

test('R-READING-3 an open reporter is whole for the unit that has to call back, masked for everybody else', () => {
  expect(reporterFor(words, 'open', 'unit')).toEqual(words)
  for (const reader of ['center', 'paper', 'export'] as const)
    expect(reporterFor(words, 'open', reader)).toEqual({
      reporter: '王**',
      phone: '138****6210',
      address: '城东街道月湖新苑*号楼*单元',
    })
})

test('R-READING-4 of a confidential reporter only the center sees a mask, of an anonymous one nobody sees anything', () => {
  const nobody = { reporter: '', phone: '', address: '城东街道月湖新苑*号楼*单元' }
  expect(reporterFor(words, 'confidential', 'center')).toMatchObject({ reporter: '王**', phone: '138****6210' })
  for (const reader of outside) expect(reporterFor(words, 'confidential', reader)).toEqual(nobody)
  for (const reader of readers) expect(reporterFor(words, 'anonymous', reader)).toEqual(nobody)
})

test('R-READING-4 name and number are covered where they stand in title and text, for those who must not learn them', () => {
  const text = '王小明反映：电梯停运，请回电 138-1234 6210。小明'
  for (const reader of outside)
    expect(matterFor(text, words, 'confidential', reader)).toBe('***反映：电梯停运，请回电 ***********。小明')
  expect(matterFor(text, words, 'confidential', 'center')).toBe(text)
  expect(matterFor(text, words, 'open', 'unit')).toBe(text)
  // A number of few figures, or a name of one character, would blot out half a text.
  expect(matterFor('1号楼王姓住户', { ...words, reporter: '王', phone: '1' }, 'confidential', 'unit')).toBe(
    '1号楼王姓住户',
  )
})

test('R-READING-4 whatever the words, neither name nor number of a protected reporter is in what others read', () => {
  const name = fc.string({ unit: fc.constantFrom(...'王李张伟敏静'), minLength: 2, maxLength: 4 })
  const phone = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 7, maxLength: 11 })
  const piece = fc.string({ unit: fc.constantFrom(...'王李张伟0123 电梯停。-'), maxLength: 12 })
  fc.assert(
    fc.property(name, phone, piece, piece, fc.constantFrom(...privacies), fc.constantFrom(...outside), (...given) => {
      const [reporter, number, before, after, privacy, reader] = given
      if (privacy === 'open') return
      const person = { reporter, phone: number, address: '' }
      const read = matterFor(`${before}${reporter}${after}${number}`, person, privacy, reader)
      expect(read).not.toContain(reporter)
      expect(read).not.toContain(number)
      const shown = reporterFor(person, privacy, reader)
      expect(`${shown.reporter}${shown.phone}`).toBe('')
    }),
  )
})
