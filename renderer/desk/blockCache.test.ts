import { expect, test } from 'vitest'
import type { Row } from '../../shared/contract/views.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { blockSize, blocksKept, createBlockCache } from './blockCache.ts'

const rows = (from: number, count: number): Row[] =>
  Array.from({ length: count }, (_, at) => ({ id: (from + at + 1) as RowId }) as Row)

test('Rows are found by their place and by their id, also in the block after the first.', () => {
  const cache = createBlockCache()
  cache.put(0, rows(0, 250))
  expect(cache.rowAt(0)?.id).toBe(1)
  expect(cache.rowAt(249)?.id).toBe(250)
  expect(cache.rowAt(250)).toBeUndefined()
  expect(cache.rowOf(120 as RowId)).toBe(cache.rowAt(119))
  expect(cache.blocksWith(new Set([5, 201] as RowId[]))).toEqual([0, 2])
})

test('What lies at or behind the place where the list moved is forgotten, what lies before it is kept.', () => {
  const cache = createBlockCache()
  cache.put(0, rows(0, 3 * blockSize))
  cache.dropFrom(150)
  expect(cache.block(0)).toHaveLength(blockSize)
  expect(cache.block(1)).toBeUndefined()
  expect(cache.block(2)).toBeUndefined()
})

test('Only the blocks that were read last are kept.', () => {
  const cache = createBlockCache()
  for (let number = 0; number < blocksKept + 5; number += 1)
    cache.put(number * blockSize, rows(number * blockSize, blockSize))
  expect(cache.block(4)).toBeUndefined()
  expect(cache.block(5)).toHaveLength(blockSize)
})

test('An empty block is known to be empty.', () => {
  const cache = createBlockCache()
  cache.put(0, [])
  expect(cache.block(0)).toEqual([])
})
