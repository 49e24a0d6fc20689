import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PersonId } from '../../kernel/ids.ts'
import { noCounts, type OrderState, orderStatuses, urgencies } from '../order/orderState.ts'
import { type AlarmState, decideAlarm, evolveAlarm, isAnswered, needsAlarm } from './alarm.ts'

const li = 'li' as PersonId
const order = (urgency: OrderState['urgency'], status: OrderState['status'], returns = 0) =>
  ({ urgency, status, counts: { ...noCounts, returns } }) as OrderState
const codeOf = (state: AlarmState | null, about: OrderState | null) => {
  const decided = decideAlarm(state, about, li)
  return decided.ok ? 'accepted' : decided.error.code
}

test('R-ALARM-1 an order about life and safety sounds while it is with no unit, whatever else is true of it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...urgencies), fc.constantFrom(...orderStatuses), (urgency, status) => {
      const waits = ['reported', 'accepted', 'returned'].includes(status)
      expect(needsAlarm({ urgency, status })).toBe(urgency === 'lifeSafety' && waits)
    }),
  )
})

test('R-ALARM-2 an alarm is answered once, by a named person, and only where there is one', () => {
  const decided = decideAlarm(null, order('lifeSafety', 'reported'), li)
  const [event] = decided.ok ? decided.value : []
  if (event === undefined) throw new Error('refused')
  const state = evolveAlarm(event)
  expect(state).toEqual({ by: li, returns: 0 })
  // Accepting it is no answer taken back.
  expect(codeOf(state, order('lifeSafety', 'accepted'))).toBe('acknowledged-already')
  expect(codeOf(null, order('urgent', 'reported'))).toBe('no-alarm')
  expect(codeOf(null, order('lifeSafety', 'dispatched'))).toBe('no-alarm')
  expect(codeOf(null, null)).toBe('not-found')
})

test('R-ALARM-3 an order that the unit gave back sounds again and needs another answer', () => {
  const state = { by: li, returns: 0 }
  expect(isAnswered(state, 0)).toBe(true)
  expect(isAnswered(state, 1)).toBe(false)
  expect(isAnswered(null, 0)).toBe(false)
  expect(codeOf(state, order('lifeSafety', 'returned', 1))).toBe('accepted')
})
