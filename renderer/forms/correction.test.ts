import { expect, test } from 'vitest'
import type { OrderDetail, Revealed } from '../../shared/contract/desk.ts'
import { correctionOf, knownFrom, noWords, typedOver, wordsChanged } from './correction.ts'

const detail = {
  row: { channel: 'hotline', title: '路灯不亮', town: '水集街道', category: '市容', reporter: '王**' },
  text: '东关街路灯三天不亮',
  address: '东关街*号',
  phone: '138****6210',
} as OrderDetail
const revealed = {
  reporter: '王建国',
  phone: '13800006210',
  address: '东关街9号',
  words: {
    title: '路灯不亮',
    text: '东关街路灯三天不亮',
    town: '水集街道',
    category: '市容',
    reporter: '王建国',
    phone: '13800006210',
    address: '东关街9号',
  },
} as Revealed

test('Only what was changed is sent.', () => {
  const known = knownFrom(detail, null)
  expect(correctionOf(known, 'hotline', { ...known.words, town: '望城街道' })).toEqual({
    channel: null,
    words: { town: '望城街道' },
  })
  expect(correctionOf(known, 'visit', known.words)).toEqual({ channel: 'visit', words: {} })
})

test('Without a change there is nothing to send.', () => {
  const known = knownFrom(detail, revealed)
  expect(correctionOf(known, 'hotline', known.words)).toBeNull()
})

test('A masked name, telephone or address is never sent back as the real one.', () => {
  const known = knownFrom(detail, null)
  expect(
    correctionOf(known, 'hotline', { ...known.words, reporter: '王**', phone: '138****6210', address: '东关街*号' }),
  ).toBeNull()
})

test('Once the reporter was revealed, name and telephone can be corrected.', () => {
  const known = knownFrom(detail, revealed)
  expect(known.words.reporter).toBe('王建国')
  expect(correctionOf(known, 'hotline', { ...known.words, phone: '13800006211' })).toEqual({
    channel: null,
    words: { phone: '13800006211' },
  })
})

test('Revealing the reporter keeps what was typed meanwhile.', () => {
  const before = knownFrom(detail, null)
  const changed = wordsChanged(before, noWords, { title: '东关街路灯不亮' })
  const words = typedOver(knownFrom(detail, revealed), changed)
  expect(words.title).toBe('东关街路灯不亮')
  expect(words.reporter).toBe('王建国')
})

test('What is kept of a correction holds no reporter that was only looked at, and shows one that was typed over when it is revealed anew.', () => {
  const [masked, open] = [knownFrom(detail, null), knownFrom(detail, revealed)]
  expect(wordsChanged(open, noWords, { ...open.words, town: '望城街道' })).toEqual({ town: '望城街道' })
  const changed = wordsChanged(open, noWords, { phone: '13800006211' })
  expect(changed).toEqual({ phone: '13800006211' })
  expect(typedOver(masked, changed).phone).toBe('')
  expect(typedOver(open, changed).phone).toBe('13800006211')
  expect(wordsChanged(open, changed, { phone: '13800006210' })).toEqual({})
})
