import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TimelineItem } from '../../../shared/contract/timeline.ts'
import { orderStatuses } from '../../../shared/domain/order/orderState.ts'
import { stageNames, stagesOf } from './stagesOf.ts'

const at = (seq: number) => ({ at: seq * 1000, by: '王**', seq, device: null })
const reported: TimelineItem = { ...at(1), kind: 'reported', channel: 'hotline', source: '' }
const accepted: TimelineItem = { ...at(2), kind: 'accepted' }
const dispatched = (seq: number): TimelineItem => ({
  ...at(seq),
  kind: seq === 3 ? 'dispatched' : 'redispatched',
  lead: '市住建局',
  supporting: '',
  dueAt: 9e6,
  note: '',
  decision: '',
  groupSize: 1,
})
const byUnit = (seq: number, kind: 'signed' | 'progressed' | 'delivered' | 'returned'): TimelineItem => ({
  ...at(seq),
  unit: '市住建局',
  onBehalf: true,
  quote: '',
  ...(kind === 'progressed' ? { kind, file: null } : { kind }),
})
const states = (...args: Parameters<typeof stagesOf>) => stagesOf(...args).map(({ state }) => state)

test('what waits has one step behind it and the next one before it', () => {
  expect(states('reported', [reported])).toEqual(['done', 'now', ...Array<string>(6).fill('ahead')])
})

test('a returned order has its dispatch marked as failed', () => {
  expect(states('returned', [reported, accepted, dispatched(3), byUnit(4, 'returned')])).toEqual([
    'done',
    'done',
    'failed',
    'ahead',
    'ahead',
    'ahead',
    'ahead',
    'ahead',
  ])
})

test('a new dispatch begins the unit’s part anew', () => {
  const timeline = [reported, accepted, dispatched(3), byUnit(4, 'signed'), dispatched(5)]
  expect(stagesOf('dispatched', timeline)[3]).toEqual({ name: 'signed', state: 'now', at: null })
  expect(stagesOf('dispatched', timeline)[2]).toEqual({ name: 'dispatched', state: 'done', at: 5000 })
})

test('who delivers has worked on it, also without a note of it', () => {
  const timeline = [reported, accepted, dispatched(3), byUnit(4, 'signed'), byUnit(6, 'delivered')]
  expect(stagesOf('delivered', timeline)[4]).toEqual({ name: 'working', state: 'done', at: 6000 })
})

test('what left the course before its end shows the steps that it never took', () => {
  expect(states('declined', [reported])).toEqual(['done', ...Array<string>(7).fill('skipped')])
})

test('every status of every order has the eight steps in their order, and at most one to be done', () => {
  fc.assert(
    fc.property(fc.constantFrom(...orderStatuses), (status) => {
      const stages = stagesOf(status, [reported])
      expect(stages.map(({ name }) => name)).toEqual(stageNames)
      expect(stages.filter(({ state }) => state === 'now' || state === 'failed').length).toBeLessThanOrEqual(1)
    }),
  )
})
