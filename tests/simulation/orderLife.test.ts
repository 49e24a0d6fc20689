import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderTable } from '../../shared/domain/order/orderTable.ts'
import { orderStatuses } from '../../shared/domain/order/orderState.ts'
import { stageClock } from '../../shared/domain/order/stageClock.ts'
import { orderStream, unitStream } from '../../shared/domain/streams.ts'
import { DAY, fromChina, HOUR } from '../../shared/kernel/chinaTime.ts'
import type { OrderId, UnitId } from '../../shared/kernel/ids.ts'
import { codeOf, housing, newRuleDesk, order, otherOrder, traffic, typesOf, water } from './builders.ts'
import { LifeDesk, person, reported } from './lifeDesk.ts'

const chief = { actor: person('chiefDispatcher') }

const dispatcher = { actor: person('dispatcher') }

const delivered = () => reported().reach('dispatchOrder', 'signOrder', 'deliverOrder')

const unsatisfied = () => {
  const life = delivered()
  life.give('recordReview', { solved: false, satisfaction: 'not', reason: '又灭了' })
  return life
}

const details = {
  category: null,
  town: null,
  urgency: 'general',
  privacy: 'open',
  concerns: null,
  sourceDueAt: null,
  clock: null,
} as const

const marks = { urgency: 'general', privacy: 'open', concerns: null, category: null, town: null, reason: '' } as const

const wordsOf = (title: string) => ({
  title,
  text: '',
  reporter: '',
  phone: '',
  address: '',
  town: '',
  category: '',
  sourceName: '热线',
  sourceId: 'A1',
  extra: '',
})

test('R-ORDER-23 a command is allowed in the states of its row, and refused in any other with the row’s code', () => {
  for (const [type, rule] of Object.entries(orderTable)) {
    if (rule.from === 'new') continue
    for (const status of orderStatuses)
      if (!rule.from.includes(status)) expect([type, status, rule.otherwise(status)]).not.toContain('not-found')
  }
  const life = reported()
  expect(codeOf(life.give('signOrder'))).toBe('not-with-unit')
  expect(codeOf(life.give('closeOrder'))).toBe('verdict-missing')
  expect(codeOf(life.give('confirmReturn'))).toBe('not-returned')
  life.reach('declineOrder')
  for (const type of ['signOrder', 'deliverOrder', 'recordReview', 'closeOrder', 'mergeOrder'] as const)
    expect(codeOf(life.give(type))).toBe('declined-already')
})

test('R-ORDER-24 an exact command is refused once the life cycle moved, one without an expectation is decided as things are', () => {
  const life = reported()
  const seen = life.state.lifecycle
  life.reach('acceptOrder')
  expect(codeOf(life.dispatch({}, { lifecycle: seen }))).toBe('lifecycle-moved')
  expect(life.dispatch({}, { lifecycle: seen + 1 }).ok).toBe(true)
  const policies = new Set(Object.values(orderTable).map((rule) => rule.policy))
  expect(policies).toEqual(new Set(['anyTime', 'whileState', 'exact']))
  for (const type of ['dispatchOrder', 'decideExtension', 'closeOrder', 'confirmReturn'] as const)
    expect(orderTable[type].policy).toBe('exact')
})

test('R-ORDER-25 while more is asked of the reporter the dispatch clock stands still, until the answer', () => {
  const desk = newRuleDesk()
  const life = new LifeDesk(desk)
  const clock = life.clock('workingDays', 1)
  const { words, channel } = { words: { ...wordsOf('路灯不亮') }, channel: 'hotline' } as const
  life.do({
    type: 'reportOrder',
    body: { channel, receivedAt: life.now, words, details: { ...details, clock } },
  })
  expect(stageClock(life.state)).toEqual(clock)
  expect(codeOf(life.give('askReporter', { question: ' ', remainingMs: HOUR }))).toBe('question-missing')
  expect(codeOf(life.give('askReporter', { remainingMs: null }))).toBe('deadline-mismatch')
  expect(typesOf(life.give('askReporter', { remainingMs: HOUR }))).toEqual(['OrderReporterAsked'])
  expect(stageClock(life.state)).toBe(null)
  expect(codeOf(life.give('askReporter', { remainingMs: HOUR }))).toBe('asked-already')
  expect(typesOf(life.give('recordAnswer', { clock: null }))).toEqual(['OrderReporterAnswered'])
  expect(codeOf(life.give('recordAnswer'))).toBe('not-asked')
  life.reach('askReporter', 'dispatchOrder')
  expect(life.state.status).toBe('dispatched')
})

test('R-ORDER-26 an order is merged into another that is open, and neither can say so without the other', () => {
  const desk = newRuleDesk()
  const life = reported(order, desk)
  const other = reported(otherOrder, desk)
  const third = reported('o3' as OrderId, desk)
  expect(codeOf(life.give('mergeOrder', { into: order, reason: '' }))).toBe('merge-into-itself')
  expect(codeOf(life.give('mergeOrder', { into: 'nobody' as OrderId, reason: '' }))).toBe('not-found')
  expect(typesOf(life.give('mergeOrder', { into: otherOrder, reason: '同一件' }))).toEqual([
    'OrderMerged',
    'OrderAbsorbed',
  ])
  expect(life.state).toMatchObject({ status: 'merged', into: otherOrder })
  expect(other.state.absorbed).toEqual([order])
  expect(third.give('mergeOrder', { into: order, reason: '' })).toMatchObject({
    error: { code: 'merge-into-merged', stream: orderStream(order) },
  })
  expect(codeOf(other.give('mergeOrder', { into: order, reason: '' }))).toBe('merge-into-merged')
  third.reach('declineOrder')
  expect(codeOf(other.give('mergeOrder', { into: 'o3' as OrderId, reason: '' }))).toBe('merge-into-ended')
  const done = new LifeDesk(desk, 'o4' as OrderId).report().reach('dispatchOrder', 'signOrder', 'deliverOrder')
  expect(codeOf(done.give('mergeOrder', { into: otherOrder, reason: '' }))).toBe('delivered-already')
})

test('R-ORDER-27 unmerging puts an order back where it stood, with its clocks as they ran', () => {
  const desk = newRuleDesk()
  const life = reported(order, desk).reach('dispatchOrder', 'signOrder')
  const other = reported(otherOrder, desk)
  const { assignment } = life.state as { readonly assignment?: unknown }
  life.give('mergeOrder', { into: otherOrder, reason: '' })
  expect(codeOf(life.give('unmergeOrder', { from: 'o3' as OrderId, reason: '' }))).toBe('not-merged')
  expect(typesOf(life.give('unmergeOrder', { from: otherOrder, reason: '' }))).toEqual([
    'OrderUnmerged',
    'OrderReleased',
  ])
  expect(life.state).toMatchObject({ status: 'signed', assignment })
  expect(other.state.absorbed).toEqual([])
  expect(codeOf(life.give('unmergeOrder', { from: otherOrder, reason: '' }))).toBe('not-merged')
})

test('R-ORDER-28 the closing rule says whose delivery delivers the order', () => {
  const after = (closing: 'leadOnly' | 'any' | 'all', ...units: readonly UnitId[]): string => {
    const life = reported()
    life.dispatch({ supporting: [traffic, water], closing })
    life.reach('signOrder')
    for (const unit of units) expect(life.give('deliverOrder', { unit }).ok).toBe(true)
    return life.state.status
  }
  expect(after('leadOnly', traffic, water)).toBe('inProgress')
  expect(after('leadOnly', traffic, housing)).toBe('delivered')
  expect(after('any', water)).toBe('delivered')
  expect(after('all', housing, traffic)).toBe('inProgress')
  expect(after('all', housing, water, traffic)).toBe('delivered')
  const life = reported()
  life.dispatch({ supporting: [traffic], closing: 'all' })
  life.reach('signOrder')
  life.give('deliverOrder', { unit: traffic })
  expect(codeOf(life.give('deliverOrder', { unit: traffic }))).toBe('delivered-already')
})

test('R-ORDER-29 a complaint about a unit reaches that unit only by a chief’s stated decision', () => {
  const life = reported()
  life.give('markOrder', { ...marks, concerns: housing })
  expect(life.dispatch()).toMatchObject({ error: { code: 'concerned-unit', stream: unitStream(housing) } })
  expect(codeOf(life.dispatch({ lead: traffic, supporting: [housing] }))).toBe('concerned-unit')
  expect(codeOf(life.dispatch({ decision: '由其自查' }, dispatcher))).toBe('concerned-unit')
  expect(codeOf(life.dispatch({ decision: ' ' }, chief))).toBe('concerned-unit')
  const decided = life.dispatch({ decision: '由其自查' }, chief)
  expect(decided.ok && decided.value[1]).toMatchObject({ data: { decided: true }, words: { decision: '由其自查' } })
  const elsewhere = life.dispatch({ lead: traffic, decision: '不相干' })
  expect(elsewhere.ok && elsewhere.value[0]).toMatchObject({ data: { decided: false }, words: { decision: '' } })
})

test('R-ORDER-30 each unit signs once, the lead’s signature starts the first contact, and work begins after it', () => {
  const life = reported()
  life.dispatch({ supporting: [traffic], sign: life.clock('workingDays', 1) })
  expect(codeOf(life.give('noteProgress'))).toBe('not-signed')
  expect(codeOf(life.give('deliverOrder'))).toBe('not-signed')
  life.give('signOrder', { unit: traffic })
  expect(life.state.status).toBe('dispatched')
  life.give('signOrder')
  expect(life.state).toMatchObject({ status: 'signed', signed: [traffic, housing] })
  expect(stageClock(life.state)?.limit).toEqual({ kind: 'workingHours', amount: 4 })
  expect(codeOf(life.give('signOrder'))).toBe('already-signed')
})

test('R-ORDER-31 the lead returns with a reason before work began; the return is counted and the clock goes on', () => {
  const life = reported()
  life.dispatch({ supporting: [traffic] })
  expect(codeOf(life.give('returnOrder', { reason: ' ' }))).toBe('reason-missing')
  expect(codeOf(life.give('returnOrder', { unit: traffic }))).toBe('not-of-this-unit')
  const delivery = stageClock(life.state)
  expect(typesOf(life.give('returnOrder'))).toEqual(['OrderReturned'])
  expect(life.state).toMatchObject({ status: 'returned', by: housing, counts: { returns: 1 } })
  expect(stageClock(life.state)).toEqual(delivery)
  expect(codeOf(life.give('returnOrder'))).toBe('returned-already')
  life.reach('overruleReturn', 'signOrder', 'noteProgress')
  expect(codeOf(life.give('returnOrder'))).toBe('return-too-late')
})

test('R-ORDER-32 the center confirms a return, overrules it with a reason, or re-dispatches, to the same unit too', () => {
  const returned = () => reported().reach('dispatchOrder', 'signOrder', 'returnOrder')
  expect(codeOf(reported().reach('dispatchOrder').give('confirmReturn'))).toBe('not-returned')
  expect(returned().reach('confirmReturn').state).toMatchObject({ status: 'accepted', asked: null })
  expect(codeOf(returned().give('overruleReturn', { reason: '' }))).toBe('reason-missing')
  expect(returned().reach('overruleReturn').state).toMatchObject({ status: 'signed', signed: [housing] })
  const again = returned()
  expect(again.dispatch({ lead: housing }).ok).toBe(true)
  expect(again.state).toMatchObject({ status: 'dispatched', signed: [], counts: { returns: 1 } })
})

test('R-ORDER-33 a unit acts on what it was given; what the center writes down for it names the unit', () => {
  const life = reported().reach('dispatchOrder')
  expect(life.give('signOrder', { unit: water })).toMatchObject({
    error: { code: 'not-with-this-unit', stream: unitStream(water) },
  })
  const byCenter = life.give('signOrder', {}, dispatcher)
  expect(byCenter.ok && byCenter.value[0]).toMatchObject({
    data: { unit: housing, onBehalf: true },
    words: { unitName: '市住建局' },
  })
  const byClerk = life.give('noteProgress', {}, { actor: person('unitClerk', housing) })
  expect(byClerk.ok && byClerk.value[0]).toMatchObject({ data: { unit: housing, onBehalf: false } })
})

test('R-ORDER-34 the first act of work puts an order in progress, and what is reworked stays in rework', () => {
  for (const type of ['recordContact', 'noteProgress', 'deliverInterim'] as const)
    expect(reported().reach('dispatchOrder', 'signOrder', type).state.status).toBe('inProgress')
  const life = reported().reach('dispatchOrder', 'signOrder', 'recordContact')
  const first = life.now
  life.now += HOUR
  life.reach('recordContact')
  expect(life.state).toMatchObject({ contactedAt: first })
  const again = unsatisfied().reach('hearReasons', 'reworkOrder', 'noteProgress')
  expect(again.state.status).toBe('rework')
})

test('R-ORDER-34 a progress note names a file that is attached to the order, and no other', () => {
  const life = reported().reach('dispatchOrder', 'signOrder')
  const file = 'a'.repeat(64)
  const before = life.state
  expect(codeOf(life.give('noteProgress', { file }))).toBe('attachment-unknown')
  expect(life.state).toEqual(before)
  life.give('attachFile', { hash: file, size: 5, mime: 'text/plain', name: '现场.txt' })
  const noted = life.give('noteProgress', { file })
  expect(noted.ok && noted.value[0]).toMatchObject({ type: 'OrderProgressed', data: { file } })
  // A note without one says nothing of it, as before there were any.
  const plain = life.give('noteProgress')
  expect(plain.ok && Object.keys(plain.value[0]?.data ?? {})).not.toContain('file')
})

test('R-ORDER-35 an extension is asked with a reason and a later end, and decided by a chief', () => {
  const life = reported().reach('dispatchOrder', 'signOrder')
  expect(codeOf(life.give('decideExtension'))).toBe('extension-not-asked')
  expect(codeOf(life.give('askExtension', { reason: '' }))).toBe('reason-missing')
  expect(codeOf(life.give('askExtension', { until: life.clock().dueAt }))).toBe('extension-not-later')
  life.reach('askExtension')
  expect(codeOf(life.give('askExtension'))).toBe('extension-pending')
  expect(codeOf(life.give('decideExtension', {}, dispatcher))).toBe('not-permitted')
  expect(codeOf(life.give('decideExtension', { reason: ' ' }))).toBe('reason-missing')
  const longer = life.clock('workingDays', 12)
  const picked = { ...longer, limit: { kind: 'picked' } } as const
  expect(life.give('decideExtension', { delivery: picked, reason: '' }).ok).toBe(true)
  expect(life.state).toMatchObject({
    extension: null,
    counts: { extensions: 1 },
    assignment: { delivery: { dueAt: longer.dueAt } },
  })
})

test('R-ORDER-36 a suspended clock stands on no board until it is resumed with the time that was left', () => {
  const life = reported().reach('dispatchOrder', 'signOrder')
  expect(codeOf(life.give('suspendClock', { reason: '' }))).toBe('reason-missing')
  expect(codeOf(life.give('resumeClock', { delivery: life.clock(), reason: '' }))).toBe('not-suspended')
  life.reach('suspendClock')
  expect(stageClock(life.state)).toBe(null)
  expect(codeOf(life.give('suspendClock'))).toBe('suspended-already')
  expect(codeOf(life.give('askExtension'))).toBe('suspended-already')
  const before = reported().reach('dispatchOrder').state
  expect(stageClock(before)).not.toBe(null)
})

test('R-ORDER-11 no limit gives a deadline that its own rule refuses', () => {
  const kinds = fc.constantFrom('workingMinutes', 'workingHours', 'workingDays', 'naturalDays', 'clockMinutes')
  fc.assert(
    fc.property(kinds, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 300 }), (kind, amount, days) => {
      const life = new LifeDesk(newRuleDesk(), order, fromChina(2026, 1, 1, 9) + days * DAY).report()
      expect(life.dispatch({ delivery: life.clock(kind, amount) }).ok).toBe(true)
    }),
  )
})
