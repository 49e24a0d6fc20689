import { expect, test } from 'vitest'
import type { OrderId, PersonId } from '../../kernel/ids.ts'
import { decideReading, evolveReading, mostOrdersListed, type ReadingBody } from './reading.ts'

const li = 'li' as PersonId
const read = (parts: Partial<ReadingBody> = {}) =>
  decideReading(
    null,
    {
      type: 'recordReading',
      body: { kind: 'print', count: 1, orders: ['o1' as OrderId], full: true, words: { what: '登记表' }, ...parts },
    },
    li,
  )

test('R-READING-1 personal data on paper or in a file is recorded with what it was, how many orders and which of them', () => {
  const done = read()
  const [event] = done.ok ? done.value : []
  if (event === undefined) throw new Error('refused')
  expect(event).toEqual({
    type: 'PersonalDataRead',
    v: 1,
    data: { kind: 'print', count: 1, orders: ['o1'], full: true, by: li },
    words: { what: '登记表' },
  })
  expect(evolveReading(event)).toEqual({ kind: 'print' })
  expect(read({ words: { what: ' ' } })).toEqual({ ok: false, error: { code: 'name-missing' } })
})

test('R-READING-1 at most 1,000 orders are listed, never more than were shown, and all are counted', () => {
  const orders = (count: number) => Array.from({ length: count }, (_, at) => `o${at}` as OrderId)
  expect(read({ count: 2_000, orders: orders(mostOrdersListed) }).ok).toBe(true)
  for (const parts of [
    { count: 2_000, orders: orders(mostOrdersListed + 1) },
    { count: 1, orders: orders(2) },
    { count: 0, orders: [] },
    { count: 1.5, orders: [] },
  ])
    expect(read(parts)).toEqual({ ok: false, error: { code: 'count-wrong' } })
})

test('R-READING-2 a record of reading is made once and nothing takes it away', () => {
  const again = decideReading(
    { kind: 'print' },
    {
      type: 'recordReading',
      body: { kind: 'export', count: 1, orders: [], full: false, words: { what: '导出' } },
    },
    li,
  )
  expect(again).toEqual({ ok: false, error: { code: 'already-exists' } })
})
