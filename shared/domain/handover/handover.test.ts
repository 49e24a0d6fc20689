import { expect, test } from 'vitest'
import type { HandoverId, OrderId, PersonId } from '../../kernel/ids.ts'
import { wordLimits } from '../order/wordLimits.ts'
import {
  decideHandover,
  evolveHandover,
  type HandoverCommandBody,
  type HandoverState,
  mostOpenPoints,
  type OpenPoint,
} from './handover.ts'

const id = 'h1' as HandoverId
const li = 'li' as PersonId
const wang = 'wang' as PersonId
const gone = 'gone' as PersonId
const counts = { lifeSafety: 0, overdue: 1, dueToday: 0, urgent: 0, returned: 0, toDispatch: 0, drafts: 0 }
const point: OpenPoint = { kind: 'overdue', order: 'o1' as OrderId }
const person = (one: PersonId) =>
  one === li || one === wang || one === gone
    ? ({ id: one, role: 'dispatcher', unit: null, retired: one === gone } as const)
    : null
const handOver = (taker: PersonId, open: readonly OpenPoint[] = [point], points = '等回电'): HandoverCommandBody => ({
  type: 'handOver',
  body: { taker, open, counts, words: { points, lines: '[]' } },
})
const takeOver = (remark = ''): HandoverCommandBody => ({ type: 'takeOver', body: { words: { remark } } })
const withdraw: HandoverCommandBody = { type: 'withdrawHandover', body: {} }
const outcome = (before: HandoverState | null, act: HandoverCommandBody, actor: PersonId) => {
  const decided = decideHandover(before, act, { actor, person })
  if (!decided.ok) return decided.error.code
  const [event] = decided.value
  if (event === undefined) throw new Error('no event')
  return evolveHandover(id, before, event)
}
const open: HandoverState = { id, giver: li, taker: wang, status: 'handedOver' }

test('R-HANDOVER-1 whoever gives the shift away signs first and names another person, known and working here', () => {
  expect(outcome(null, handOver(wang), li)).toEqual(open)
  expect(outcome(null, handOver(li), li)).toBe('handover-to-oneself')
  expect(outcome(null, handOver('nobody' as PersonId), li)).toBe('person-unknown')
  expect(outcome(null, handOver(gone), li)).toBe('person-retired')
  expect(outcome(open, handOver(wang), li)).toBe('already-exists')
})

test('R-HANDOVER-2 a handover lists at most 500 open orders by name; its words keep their limits', () => {
  expect(outcome(null, handOver(wang, Array(mostOpenPoints).fill(point)), li)).toEqual(open)
  expect(outcome(null, handOver(wang, Array(mostOpenPoints + 1).fill(point)), li)).toBe('too-many-points')
  expect(outcome(null, handOver(wang, [], '字'.repeat(wordLimits.text + 1)), li)).toBe('words-too-long')
  expect(outcome(open, takeOver('字'.repeat(wordLimits.text + 1)), wang)).toBe('words-too-long')
})

test('R-HANDOVER-3 only the named person takes over, once', () => {
  expect(outcome(open, takeOver(), li)).toBe('not-the-taker')
  const taken = outcome(open, takeOver('清楚'), wang)
  expect(taken).toEqual({ ...open, status: 'takenOver' })
  expect(outcome({ ...open, status: 'takenOver' }, takeOver(), wang)).toBe('taken-over-already')
  expect(outcome(null, takeOver(), wang)).toBe('not-found')
})

test('R-HANDOVER-4 until it is taken over the giver can withdraw it, and nobody else', () => {
  expect(outcome(open, withdraw, wang)).toBe('not-the-giver')
  expect(outcome(open, withdraw, li)).toEqual({ ...open, status: 'withdrawn' })
  expect(outcome({ ...open, status: 'withdrawn' }, takeOver(), wang)).toBe('handover-withdrawn')
  expect(outcome({ ...open, status: 'takenOver' }, withdraw, li)).toBe('taken-over-already')
  expect(outcome(null, withdraw, li)).toBe('not-found')
})
