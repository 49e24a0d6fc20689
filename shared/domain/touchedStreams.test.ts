import { expect, test } from 'vitest'
import { fromChina } from '../kernel/chinaTime.ts'
import type { OrderId, SupervisionId, UnitId } from '../kernel/ids.ts'
import { orderStream, supervisionStream, unitStream } from './streams.ts'
import { touchedStreams } from './touchedStreams.ts'

const stream = orderStream('o1' as OrderId)
const notice = supervisionStream('s1' as SupervisionId)

test('a dispatch reads its units, each once', () => {
  const body = {
    lead: 'a' as UnitId,
    supporting: ['b' as UnitId, 'a' as UnitId],
    closing: 'leadOnly',
    sign: null,
    delivery: { startsAt: 0, dueAt: 1, yellowAt: 0, limit: { kind: 'picked' }, calendarVersion: 0 },
    note: '',
    decision: '',
  } as const
  expect(touchedStreams(stream, { type: 'dispatchOrder', body }, 0)).toEqual([
    stream,
    unitStream('a' as UnitId),
    unitStream('b' as UnitId),
  ])
})

test('a sign-off reads its orders, the settings and the register of the year that it is in Shanghai', () => {
  const act = { type: 'signOffNotice', body: { step: 1, facts: '{}' } } as const
  const newYear = fromChina(2027, 1, 1)
  const signed = { orders: ['o1' as OrderId], kind: 'notice', numberYear: null } as const
  const registerAt = (now: number) => touchedStreams(notice, act, now, signed)[2]
  expect(touchedStreams(notice, act, newYear, signed)).toEqual([
    notice,
    stream,
    'register/supervision-2027',
    'settings',
    'supervisionRules',
  ])
  expect(registerAt(newYear - 1)).toBe('register/supervision-2026')
})

test('the other commands touch their own stream only', () => {
  expect(touchedStreams(stream, { type: 'acceptOrder', body: {} }, 0)).toEqual([stream])
})
