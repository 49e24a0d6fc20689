import { expect, test } from 'vitest'
import { searchLimit } from '../../shared/views/viewLimits.ts'
import { askOf, followSearch } from './searchBox.ts'

test('a word that was typed and not asked for yet stays when another list opens', () => {
  expect(followSearch({ typed: '路灯', known: '供热' }, '')).toEqual({ typed: '路灯', known: '' })
  expect(followSearch({ typed: '路灯', known: '' }, '欠薪')).toEqual({ typed: '路灯', known: '欠薪' })
})

test('letters that come while the list opens for the ones before stay', () => {
  expect(followSearch({ typed: '路灯不亮', known: '' }, '路灯')).toEqual({ typed: '路灯不亮', known: '路灯' })
})

test('the rest of a text that is too long to be asked for stays in the box', () => {
  const long = '供热'.repeat(searchLimit)
  expect(followSearch({ typed: long, known: '' }, askOf(long))).toEqual({ typed: long, known: askOf(long) })
})

test('a condition that was removed elsewhere leaves the box, blanks around it or not', () => {
  expect(followSearch({ typed: ' 供热 ', known: '供热' }, '')).toEqual({ typed: '', known: '' })
  expect(followSearch({ typed: '', known: '' }, '欠薪')).toEqual({ typed: '欠薪', known: '欠薪' })
})
