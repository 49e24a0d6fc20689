import { expect, test } from 'vitest'
import { RandomPool } from './randomPool.ts'

test('no draw is given twice, also across refills', () => {
  const pool = new RandomPool()
  const drawn = new Set(Array.from({ length: 2_000 }, () => pool.take(32).toString('hex')))
  expect(drawn.size).toBe(2_000)
  expect([...drawn].some((hex) => /^0+$/u.test(hex))).toBe(false)
})

test('what was given out does not change when the pool is filled again', () => {
  const pool = new RandomPool()
  const first = pool.take(32)
  const copy = first.toString('hex')
  for (let at = 0; at < 2_000; at += 1) pool.take(32)
  expect(first.toString('hex')).toBe(copy)
})
