import { expect, test } from 'vitest'
import type { StreamState } from '../shared/domain/states.ts'
import { documentRegister, orderStream } from '../shared/domain/streams.ts'
import type { OrderId } from '../shared/kernel/ids.ts'
import { StateCache } from './stateCache.ts'

const register = documentRegister('notice', 2026)
const state: StreamState = { kind: 'register', register: { last: 3, voided: [] } }

test('a state is good for the version of its stream and for no other', () => {
  const cache = new StateCache()
  cache.keep(register, 3, state)
  expect(cache.at({ id: 1, name: register, version: 3 })).toBe(state)
  expect(cache.at({ id: 1, name: register, version: 4 })).toBeNull()
  cache.keep(register, 4, { kind: 'register', register: { last: 4, voided: [] } })
  expect(cache.at({ id: 1, name: register, version: 3 })).toBeNull()
})

test('orders are not kept', () => {
  const cache = new StateCache()
  const name = orderStream('o1' as OrderId)
  cache.keep(name, 1, state)
  expect(cache.at({ id: 1, name, version: 1 })).toBeNull()
})
