import { expect, test } from 'vitest'
import { isKnownEvent } from './knownEvents.ts'

test('R-LEDGER-9 an event of a newer type or a newer version is not known', () => {
  expect(isKnownEvent({ type: 'OrderAccepted', v: 2 })).toBe(true)
  expect(isKnownEvent({ type: 'OrderAccepted', v: 3 })).toBe(false)
  expect(isKnownEvent({ type: 'OrderForeseen', v: 1 })).toBe(false)
  expect(isKnownEvent({ type: 'constructor', v: 1 })).toBe(false)
})
