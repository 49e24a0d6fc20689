import { expect, test } from 'vitest'
import type { SqlReader } from '../../ledger/sqlite/driver.ts'
import { ReceivedOrder } from './receivedOrder.ts'

const newestFirst = { column: 'receivedAt', direction: 'desc' } as const

/** A reader whose first answer is broken off, as the opening of another view breaks it off. */
const brokenOnce = () => {
  let asked = 0
  let breakOff: () => void = () => {}
  const db = {
    get: async () => {
      asked += 1
      if (asked > 1) return { ids: '[3,1,2]' }
      await new Promise<void>((resolve) => {
        breakOff = resolve
      })
      throw new Error('SQLITE_INTERRUPT')
    },
  } as unknown as SqlReader
  return { db, breakOff: () => breakOff(), asked: () => asked }
}

test('a view that waits for what another view was reading reads itself when that one is broken off', async () => {
  const { db, breakOff, asked } = brokenOnce()
  const order = new ReceivedOrder()
  const older = order.inSort(db, newestFirst)
  const newer = order.inSort(db, newestFirst)
  breakOff()
  await expect(older).rejects.toThrow('SQLITE_INTERRUPT')
  expect(Array.from((await newer) ?? [])).toEqual([3, 1, 2])
  expect(asked()).toBe(2)
  expect(Array.from((await order.inSort(db, { ...newestFirst, direction: 'asc' })) ?? [])).toEqual([2, 1, 3])
  expect(asked()).toBe(2)
})

test('what was read is kept until an order is reported', async () => {
  let asked = 0
  const db = {
    get: async () => {
      asked += 1
      return { ids: '[2,1]' }
    },
  } as unknown as SqlReader
  const order = new ReceivedOrder()
  expect(order.isAtHand(newestFirst)).toBe(false)
  await order.inSort(db, newestFirst)
  await order.inSort(db, newestFirst)
  expect([asked, order.isAtHand(newestFirst)]).toEqual([1, true])
  order.forget()
  await order.inSort(db, newestFirst)
  expect(asked).toBe(2)
})
