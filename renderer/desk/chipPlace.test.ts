import { expect, test } from 'vitest'
import { chipPlace } from './chipPlace.ts'

const chip = { width: 220, height: 90 }

test('The chip stays left of the lanes however far right the pointer goes.', () => {
  expect(chipPlace({ x: 300, y: 200 }, chip, 1584, 1080)).toEqual({ x: 316, y: 216 })
  expect(chipPlace({ x: 1700, y: 200 }, chip, 1584, 1080).x + chip.width).toBeLessThan(1584)
})

test('The chip stays inside of the window at its foot.', () => {
  expect(chipPlace({ x: 300, y: 1079 }, chip, 1584, 1080).y + chip.height).toBeLessThan(1080)
})
