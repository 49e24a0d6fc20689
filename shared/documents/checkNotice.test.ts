import { expect, test } from 'vitest'
import { checkNotice } from './checkNotice.ts'
import { sampleNotice, sampleOrder } from './sampleNotice.ts'

test('a complete notice has no gaps', () => {
  expect(checkNotice(sampleNotice)).toEqual([])
})

test('every missing field is named, in the order of the paper', () => {
  const empty = {
    ...sampleNotice,
    office: ' ',
    unit: '',
    orders: [],
    basis: '',
    requirements: ['', ' \n'],
    dueAt: sampleNotice.date,
    signedBy: '',
    contact: '\u200b',
    phone: '',
  }
  expect(checkNotice(empty).map((gap) => gap.code)).toEqual([
    'office-missing',
    'unit-missing',
    'orders-missing',
    'basis-missing',
    'requirements-missing',
    'deadline-not-after-date',
    'signature-missing',
    'contact-missing',
    'phone-missing',
  ])
})

test('an order that is not past its limit is named, unless a reason was typed', () => {
  const early = { ...sampleOrder, dueAt: sampleNotice.date + 1, overdueDays: 0 }
  expect(checkNotice({ ...sampleNotice, orders: [sampleOrder, early] })).toEqual([
    { code: 'order-not-overdue', orderNo: '261112-0093' },
  ])
  expect(checkNotice({ ...sampleNotice, orders: [early], reason: '经会商决定提前督办' })).toEqual([])
})
