import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { orderStatuses } from '../../shared/domain/order/orderState.ts'
import { orderDiagram } from './orderDiagram.ts'

test('docs/orderStates.md is what the table of the life cycle gives (npm run docs)', () => {
  expect(readFileSync(join(import.meta.dirname, '../../docs/orderStates.md'), 'utf8')).toBe(orderDiagram())
})

test('every state can be reached by an arrow', () => {
  const drawn = orderDiagram()
  for (const status of orderStatuses) expect(drawn).toMatch(new RegExp(`--> ${status}: `, 'u'))
})
