import { expect, test } from 'vitest'
import type { OrderDetail } from '../../shared/contract/desk.ts'
import type { Row } from '../../shared/contract/views.ts'
import type { OrderStatus } from '../../shared/domain/order/orderState.ts'
import { whyNot } from './orderActions.ts'

const row = (status: OrderStatus): Row => ({ status }) as Row
const detail = (undoGroup: string | null): OrderDetail => ({ undoGroup }) as OrderDetail

test('A waiting order can be dispatched, accepted and declined, not re-dispatched or supervised.', () => {
  for (const action of ['dispatch', 'accept', 'decline'] as const)
    expect(whyNot(action, row('reported'), null)).toBeNull()
  expect(whyNot('redispatch', row('reported'), null)).toBe('notDispatched')
  expect(whyNot('notice', row('accepted'), null)).toBe('notDispatched')
  expect(whyNot('accept', row('accepted'), null)).toBe('accepted')
})

test('A dispatched order can be re-dispatched and supervised, and says why not the rest.', () => {
  expect(whyNot('redispatch', row('dispatched'), null)).toBeNull()
  expect(whyNot('notice', row('dispatched'), null)).toBeNull()
  expect(whyNot('dispatch', row('dispatched'), null)).toBe('dispatched')
  expect(whyNot('decline', row('dispatched'), null)).toBe('dispatched')
})

test('A dispatch can be undone while its group is known.', () => {
  expect(whyNot('undo', row('dispatched'), detail('g'))).toBeNull()
  expect(whyNot('undo', row('dispatched'), detail(null))).toBe('notUndoable')
})

test('Without an order nothing applies.', () => {
  expect(whyNot('dispatch', undefined, null)).toBe('noneFocused')
})
