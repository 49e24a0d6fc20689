import { expect, test } from 'vitest'
import type { OrderId, StreamName } from '../kernel/ids.ts'
import { documentRegister, isOrderStream, orderStream, settingsStream, splitStream } from './streams.ts'

test('a stream’s name comes apart as it was put together', () => {
  expect(splitStream(orderStream('a/b' as OrderId))).toEqual({ kind: 'order', id: 'a/b' })
  expect(splitStream(documentRegister('notice', 2026))).toEqual({ kind: 'register', id: 'supervision-2026' })
  expect(splitStream(settingsStream)).toEqual({ kind: 'settings', id: '' })
})

test('a name that no code of ours makes is a bug and says which', () => {
  expect(() => splitStream('zone/1' as StreamName)).toThrow('zone/1')
  expect(isOrderStream('zone/1' as StreamName)).toBe(false)
  expect(isOrderStream(orderStream('o1' as OrderId))).toBe(true)
  expect(() => splitStream('' as StreamName)).toThrow('unknown kind')
})
