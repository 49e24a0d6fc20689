import { expect, test } from 'vitest'
import { laneLoad } from './laneLoad.ts'

test('The meter shows the week and what a drop would add, and never leaves its frame.', () => {
  expect(laneLoad({ dueThisWeek: 38, weekly: 50 }, 6)).toEqual({ filled: 0.76, added: 0.12, full: false, percent: 76 })
  expect(laneLoad({ dueThisWeek: 38, weekly: 50 }, 23).added).toBeCloseTo(0.24)
})

test('A unit that carries more than usual is full and says by how much.', () => {
  expect(laneLoad({ dueThisWeek: 59, weekly: 50 }, 4)).toEqual({ filled: 1, added: 0, full: true, percent: 118 })
})
