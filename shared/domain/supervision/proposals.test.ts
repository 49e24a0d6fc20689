import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY, fromChina } from '../../kernel/chinaTime.ts'
import { isBelow, rungs } from './ladder.ts'
import {
  groundKey,
  type ProposalClock,
  proposals,
  type WatchedCase,
  type WatchedOrder,
  type WatchedStep,
} from './proposals.ts'
import { defaultRules } from './rules.ts'

const now = fromChina(2026, 11, 24, 10)
/** Every day is a working day here; the calendar has tests of its own. */
const clock: ProposalClock = { now, workingDays: (from, to) => Math.floor(to / DAY) - Math.floor(from / DAY) }

const order = (parts: Partial<WatchedOrder> = {}): WatchedOrder => ({
  key: 1,
  dueAt: now + DAY,
  coveredUntil: null,
  unsatisfied: 0,
  returns: 0,
  reworks: 0,
  instructions: 0,
  case: null,
  ...parts,
})
const step = (parts: Partial<WatchedStep> = {}): WatchedStep => ({
  step: 1,
  kind: 'reminder',
  servedAt: now - 6 * DAY,
  receiptDueAt: null,
  receivedAt: null,
  dueAt: now - DAY,
  replies: 0,
  lastReply: null,
  ...parts,
})
const watched = (parts: Partial<WatchedCase> = {}): WatchedCase => ({
  key: 9,
  rung: 'reminder',
  drafting: false,
  step: step(),
  settled: null,
  dueAt: now + DAY,
  ...parts,
})
const propose = (
  orders: readonly WatchedOrder[],
  cases: readonly WatchedCase[] = [],
  answered: readonly string[] = [],
) => proposals(orders, cases, defaultRules, new Set(answered), clock)

test('R-SUPERVISION-18 an order over its deadline is proposed for a reminder, a long overdue one for a notice, each with the days', () => {
  expect(propose([order({ dueAt: now + 1 })])).toEqual([])
  expect(propose([order({ dueAt: now - 3 * DAY })])).toEqual([
    {
      case: null,
      orders: [1],
      to: 'reminder',
      grounds: [{ of: 'order', key: 1, rule: 'overdue', basis: `due:${now - 3 * DAY}` }],
      reasons: [{ code: 'overdue', days: 3 }],
    },
  ])
  expect(propose([order({ dueAt: now - 5 * DAY })])).toMatchObject([
    { to: 'notice', grounds: [{ rule: 'overdue' }, { rule: 'longOverdue' }], reasons: [{ code: 'overdue', days: 5 }] },
  ])
})

test('R-SUPERVISION-18 what happened to an order often enough is proposed, to the highest rung of its grounds', () => {
  const worst = order({ unsatisfied: 2, returns: 3, reworks: 3, instructions: 1 })
  expect(propose([worst])).toMatchObject([
    {
      to: 'listing',
      reasons: [
        { code: 'unsatisfied', times: 2 },
        { code: 'returned', times: 3 },
        { code: 'reworked', times: 3 },
        { code: 'instructed', times: 1 },
      ],
    },
  ])
  expect(propose([order({ unsatisfied: 1, returns: 2, reworks: 2 })])).toEqual([])
})

test('R-SUPERVISION-19 a case climbs by one rung: no reply in time, no receipt, a reply that was rejected', () => {
  expect(propose([], [watched({ dueAt: now - 3 * DAY })])).toMatchObject([
    {
      case: 9,
      to: 'notice',
      reasons: [
        { code: 'overdue', days: 3 },
        { code: 'noReply', after: 'reminder', days: 6 },
      ],
    },
  ])
  expect(propose([], [watched({ step: step({ dueAt: now + DAY }) })])).toEqual([])
  const unreceived = step({ kind: 'notice', dueAt: now + DAY, receiptDueAt: now - 1 })
  expect(propose([], [watched({ rung: 'notice', step: unreceived })])).toMatchObject([
    { to: 'letter', reasons: [{ code: 'noReceipt', after: 'notice' }] },
  ])
  const rejected = step({ kind: 'letter', replies: 2, lastReply: { repliedAt: now - 1, verdict: 'rejected' } })
  expect(propose([], [watched({ rung: 'letter', step: rejected })])).toMatchObject([
    { to: 'listing', grounds: [{ rule: 'replyRejected', basis: 'step:1:reply:2' }] },
  ])
  const waiting = step({ replies: 1, lastReply: { repliedAt: now - 1, verdict: 'waiting' } })
  expect(propose([], [watched({ step: waiting })])).toEqual([])
})

test('R-SUPERVISION-19 a paper that was never served asks for no reply: that is the center’s own delay', () => {
  expect(propose([], [watched({ step: step({ servedAt: null }) })])).toEqual([])
})

test('R-SUPERVISION-20 what is settled is proposed for its end and for nothing else', () => {
  expect(propose([], [watched({ settled: 'delivered' })])).toMatchObject([
    { to: 'end', reasons: [{ code: 'delivered' }] },
  ])
  expect(propose([], [watched({ rung: 'listing', settled: 'replyAccepted' })])).toMatchObject([{ to: 'delisting' }])
})

test('R-SUPERVISION-21 nothing is proposed that an open case has reached already, nor while a paper is being drafted', () => {
  const late = order({ dueAt: now - 9 * DAY, case: 9 })
  expect(propose([late], [watched({ rung: 'notice', step: step({ dueAt: now + DAY }) })])).toEqual([])
  expect(propose([late], [watched({ step: step({ dueAt: now + DAY }) })])).toMatchObject([{ case: 9, to: 'notice' }])
  expect(propose([late], [watched({ drafting: true })])).toEqual([])
})

test('R-SUPERVISION-22 an answered proposal does not come back until its facts change', () => {
  const late = order({ dueAt: now - 3 * DAY })
  const keys = propose([late]).flatMap(({ grounds }) => grounds.map(groundKey))
  expect(propose([late], [], keys)).toEqual([])
  expect(propose([{ ...late, dueAt: now - 2 * DAY }], [], keys)).toHaveLength(1)
  expect(propose([{ ...late, unsatisfied: 2 }], [], keys)).toMatchObject([{ to: 'notice' }])
})

test('R-SUPERVISION-22 a delay that a case dealt with counts from the deadline which that case set', () => {
  const late = order({ dueAt: now - 9 * DAY, coveredUntil: now - 2 * DAY })
  expect(propose([late])).toMatchObject([{ to: 'reminder', reasons: [{ days: 2 }] }])
  expect(propose([{ ...late, coveredUntil: now + DAY }])).toEqual([])
})

test('R-SUPERVISION-21 whatever the facts, no proposal lies below the rung in force and each says why', () => {
  const days = fc.integer({ min: -20, max: 20 }).map((n) => now + n * DAY)
  const times = fc.nat({ max: 4 })
  const anyOrder = fc.record({
    key: fc.nat({ max: 5 }),
    dueAt: fc.option(days),
    coveredUntil: fc.option(days),
    unsatisfied: times,
    returns: times,
    reworks: times,
    instructions: times,
    case: fc.option(fc.constant(9)),
  })
  const anyStep = fc.record({
    step: fc.integer({ min: 1, max: 4 }),
    kind: fc.constantFrom(...rungs),
    servedAt: fc.option(days),
    receiptDueAt: fc.option(days),
    receivedAt: fc.option(days),
    dueAt: days,
    replies: times,
    lastReply: fc.option(
      fc.record({ repliedAt: days, verdict: fc.constantFrom('waiting', 'accepted', 'rejected' as const) }),
    ),
  })
  const anyCase = fc.record({
    key: fc.constant(9),
    rung: fc.option(fc.constantFrom(...rungs)),
    drafting: fc.boolean(),
    step: fc.option(anyStep),
    settled: fc.option(fc.constantFrom('replyAccepted', 'delivered' as const)),
    dueAt: fc.option(days),
  })
  fc.assert(
    fc.property(fc.uniqueArray(anyOrder, { selector: ({ key }) => key }), anyCase, (orders, one) => {
      for (const { to, case: of, grounds, reasons } of propose(orders, [one])) {
        expect(grounds.length).toBeGreaterThan(0)
        expect(reasons.length).toBeGreaterThan(0)
        if (of !== null) expect(one.drafting).toBe(false)
        if (of !== null && to !== 'end' && to !== 'delisting')
          expect(isBelow(to, one.rung) || to === one.rung).toBe(false)
      }
    }),
  )
})
