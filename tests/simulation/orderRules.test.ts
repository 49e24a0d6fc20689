import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deadlineFrom } from '../../shared/calendar/deadlineFrom.ts'
import { farthestDeadline } from '../../shared/domain/order/clockProblem.ts'
import { wordLimits } from '../../shared/domain/order/wordLimits.ts'
import { orderStream, unitStream } from '../../shared/domain/streams.ts'
import { DAY } from '../../shared/kernel/chinaTime.ts'
import type { CommandId, OrderId, UnitId } from '../../shared/kernel/ids.ts'
import { codeOf, housing, newRuleDesk, order, otherOrder, today, traffic, typesOf, water } from './builders.ts'

test('R-ORDER-1 a report needs a title or a text, and blanks are neither', () => {
  const desk = newRuleDesk()
  expect(codeOf(desk.report(order, { title: ' 　', text: '\n' }))).toBe('title-and-text-missing')
  expect(desk.states.has(orderStream(order))).toBe(false)
  expect(typesOf(desk.report(order, { title: '', text: '路灯不亮' }))).toEqual(['OrderReported'])
  expect(typesOf(desk.report(otherOrder, { title: '路灯不亮', text: '' }))).toEqual(['OrderReported'])
})

test('R-ORDER-2 a word is refused one character over its limit and taken whole at it', () => {
  const limits = [
    ['title', wordLimits.title],
    ['text', wordLimits.text],
    ['extra', wordLimits.text],
    ['reporter', wordLimits.line],
    ['phone', wordLimits.line],
    ['address', wordLimits.line],
    ['town', wordLimits.line],
    ['category', wordLimits.line],
    ['sourceName', wordLimits.line],
    ['sourceId', wordLimits.line],
  ] as const
  for (const [field, limit] of limits) {
    const desk = newRuleDesk()
    expect(codeOf(desk.report(order, { [field]: '字'.repeat(limit + 1) }))).toBe('words-too-long')
    const made = desk.report(order, { [field]: '字'.repeat(limit) })
    expect(made.ok && made.value[0]).toMatchObject({ words: { [field]: '字'.repeat(limit) } })
    expect(codeOf(desk.correct({ [field]: '字'.repeat(limit + 1) }))).toBe('words-too-long')
  }
})

test('R-ORDER-2 a reason and a note end at the limit of a text', () => {
  const desk = newRuleDesk()
  desk.report()
  const long = '字'.repeat(wordLimits.text + 1)
  expect(codeOf(desk.decline(order, long))).toBe('words-too-long')
  expect(codeOf(desk.dispatch(order, { note: long }))).toBe('words-too-long')
})

test('R-ORDER-3 an order’s number is its day of receipt in Shanghai and the serial of that day', () => {
  const desk = newRuleDesk()
  // 2026-11-24 in Shanghai begins at 16:00 of the day before in UTC.
  const midnight = Date.UTC(2026, 10, 23, 16)
  desk.report('a' as OrderId, {}, midnight - 1)
  desk.report('b' as OrderId, {}, midnight)
  expect(codeOf(desk.report('c' as OrderId, { title: '', text: '' }, midnight))).toBe('title-and-text-missing')
  desk.report('d' as OrderId, {}, midnight)
  expect(['a', 'b', 'd'].map((id) => desk.order(id as OrderId).number)).toEqual([
    '261123-0001',
    '261124-0001',
    '261124-0002',
  ])
})

test('R-ORDER-4 an order is reported once, and nothing is done to one that was not reported', () => {
  const desk = newRuleDesk()
  expect(codeOf(desk.accept())).toBe('not-found')
  expect(codeOf(desk.decline())).toBe('not-found')
  expect(codeOf(desk.dispatch())).toBe('not-found')
  expect(codeOf(desk.redispatch())).toBe('not-found')
  expect(codeOf(desk.correct({ title: '新' }))).toBe('not-found')
  expect(codeOf(desk.undo('c1'))).toBe('not-found')
  expect(codeOf(desk.act(orderStream(order), { type: 'revealReporter', body: {} }))).toBe('not-found')
  desk.report()
  expect(codeOf(desk.report(order, { title: '另一件' }))).toBe('already-exists')
})

test('R-ORDER-5 what was reported waits for acceptance', () => {
  const desk = newRuleDesk()
  desk.report()
  expect(desk.order()).toMatchObject({
    id: order,
    number: '261124-0001',
    channel: 'hotline',
    receivedAt: today,
    lifecycle: 1,
    supervisions: [],
    supervision: null,
    status: 'reported',
  })
})

test('R-ORDER-6 only what was reported can be accepted', () => {
  const desk = newRuleDesk()
  desk.report()
  expect(typesOf(desk.accept())).toEqual(['OrderAccepted'])
  expect(desk.order().status).toBe('accepted')
  expect(codeOf(desk.accept())).toBe('not-awaiting-acceptance')
  desk.dispatch()
  expect(codeOf(desk.accept())).toBe('not-awaiting-acceptance')
})

test('R-ORDER-7 declining names the lawful route with a reason, before the dispatch, and is the end', () => {
  const desk = newRuleDesk()
  desk.report()
  expect(codeOf(desk.decline(order, ' \n'))).toBe('reason-missing')
  const declined = desk.decline()
  expect(declined.ok && declined.value).toMatchObject([
    { data: { route: 'outside' }, words: { reason: '不属本市管辖' } },
  ])
  expect(desk.order()).toMatchObject({ status: 'declined', route: 'outside' })
  expect(codeOf(desk.decline())).toBe('declined-already')
  expect(codeOf(desk.accept())).toBe('not-awaiting-acceptance')
  expect(codeOf(desk.dispatch())).toBe('declined-already')
  expect(codeOf(desk.redispatch())).toBe('not-dispatched')
  desk.report(otherOrder)
  desk.accept(otherOrder)
  expect(typesOf(desk.decline(otherOrder))).toEqual(['OrderDeclined'])
  const third = 'o3' as OrderId
  desk.report(third)
  desk.dispatch(third)
  expect(codeOf(desk.decline(third))).toBe('already-dispatched')
})

test('R-ORDER-8 dispatching a reported order accepts it in the same entry', () => {
  const desk = newRuleDesk()
  desk.report()
  expect(typesOf(desk.dispatch())).toEqual(['OrderAccepted', 'OrderDispatched'])
  desk.report(otherOrder)
  desk.accept(otherOrder)
  expect(typesOf(desk.dispatch(otherOrder))).toEqual(['OrderDispatched'])
})

test('R-ORDER-9 what is dispatched already is not dispatched again but re-dispatched', () => {
  const desk = newRuleDesk()
  desk.report()
  expect(codeOf(desk.redispatch(order, { lead: traffic }))).toBe('not-dispatched')
  desk.dispatch()
  expect(codeOf(desk.dispatch(order, { lead: traffic }))).toBe('already-dispatched')
})

test('R-ORDER-10 a dispatch names one lead and supporting units that are there, in use, and each once', () => {
  const desk = newRuleDesk()
  desk.report()
  desk.retireUnit(water)
  const refused = (lead: UnitId, supporting: readonly UnitId[]) => desk.dispatch(order, { lead, supporting })
  expect(refused(housing, [traffic, housing])).toEqual({
    ok: false,
    error: { code: 'unit-twice', stream: unitStream(housing) },
  })
  expect(refused(housing, [traffic, traffic])).toEqual({
    ok: false,
    error: { code: 'unit-twice', stream: unitStream(traffic) },
  })
  expect(refused(water, [])).toEqual({ ok: false, error: { code: 'unit-retired', stream: unitStream(water) } })
  expect(refused(housing, [water])).toEqual({ ok: false, error: { code: 'unit-retired', stream: unitStream(water) } })
  const nobody = 'nobody' as UnitId
  expect(refused(housing, [nobody])).toEqual({ ok: false, error: { code: 'unit-unknown', stream: unitStream(nobody) } })
  expect(refused(housing, [traffic]).ok).toBe(true)
  expect(desk.order()).toMatchObject({ assignment: { lead: housing, supporting: [traffic] } })
})

test('R-ORDER-11 a deadline lies ahead, and no more than three years', () => {
  const desk = newRuleDesk()
  desk.report()
  expect(codeOf(desk.dispatch(order, { dueAt: today }))).toBe('deadline-past')
  expect(codeOf(desk.dispatch(order, { dueAt: today + farthestDeadline + 3 * DAY }))).toBe('deadline-too-far')
  // Three years on is a Saturday; the day before it is worked.
  expect(desk.dispatch(order, { dueAt: today + farthestDeadline - DAY }).ok).toBe(true)
  expect(desk.order()).toMatchObject({ assignment: { delivery: { dueAt: today + farthestDeadline - DAY } } })
  expect(codeOf(desk.redispatch(order, { lead: traffic, dueAt: today - 1 }))).toBe('deadline-past')
})

test('R-ORDER-11, R-ORDER-12 the deadline and its yellow instant are taken over as the device computed them, with where they came from', () => {
  const kind = fc.constantFrom('workingDays' as const, 'workingHours' as const, 'naturalDays' as const)
  fc.assert(
    fc.property(kind, fc.integer({ min: 1, max: 300 }), (of, amount) => {
      const desk = newRuleDesk()
      desk.report()
      const delivery = deadlineFrom(desk.calendar, today, { kind: of, amount })
      if (!delivery.ok) throw new Error(delivery.error.code)
      expect(typesOf(desk.dispatch(order, { delivery: delivery.value })).at(-1)).toBe('OrderDispatched')
      expect(desk.order()).toMatchObject({ assignment: { dispatchedAt: today, delivery: delivery.value } })
    }),
  )
})

test('R-ORDER-13 a re-dispatch changes the lead; the refusal of one that does not names the order', () => {
  const desk = newRuleDesk()
  desk.report()
  desk.dispatch()
  expect(desk.redispatch(order, { lead: housing, supporting: [traffic] })).toEqual({
    ok: false,
    error: { code: 'already-with-unit', stream: orderStream(order) },
  })
  expect(typesOf(desk.redispatch(order, { lead: traffic, supporting: [housing] }))).toEqual(['OrderRedispatched'])
  expect(desk.order()).toMatchObject({ status: 'dispatched', assignment: { lead: traffic, supporting: [housing] } })
})

test('R-ORDER-14 a dispatch keeps the units’ names of its day', () => {
  const desk = newRuleDesk()
  desk.report()
  const sent = desk.dispatch(order, { supporting: [traffic, water], note: '尽快' })
  expect(sent.ok && sent.value[1]).toMatchObject({
    words: { leadName: '市住建局', supportingNames: '市交通局、市水务局', note: '尽快' },
  })
  desk.unitNames.set(traffic, '市交通运输局')
  const moved = desk.redispatch(order, { lead: traffic })
  expect(moved.ok && moved.value[0]).toMatchObject({ words: { leadName: '市交通运输局' } })
  expect(sent.ok && sent.value[1]).toMatchObject({ words: { supportingNames: '市交通局、市水务局' } })
})

test('R-ORDER-15 undo puts an order back where the dispatch found it', () => {
  const id = (name: string) => ({ id: name as CommandId })
  const desk = newRuleDesk()
  desk.report()
  desk.dispatch(order, {}, id('first'))
  expect(typesOf(desk.undo('first'))).toEqual(['OrderDispatchUndone'])
  expect(desk.order()).toMatchObject({ status: 'reported' })
  expect(desk.order()).not.toHaveProperty('assignment')
  desk.accept()
  desk.dispatch(order, {}, id('second'))
  const { assignment } = desk.order() as { readonly assignment?: unknown }
  desk.redispatch(order, { lead: traffic, dueAt: today + 9 * DAY }, id('third'))
  const undone = desk.undo('third')
  expect(undone.ok && undone.value[0]).toMatchObject({ words: { leadName: '市住建局' } })
  expect(desk.order()).toMatchObject({ status: 'dispatched', assignment })
  desk.report(otherOrder)
  desk.accept(otherOrder)
  desk.dispatch(otherOrder, {}, id('fourth'))
  desk.undo('fourth', otherOrder)
  expect(desk.order(otherOrder).status).toBe('accepted')
})

test('R-ORDER-16 a dispatch that somebody acted on is not undone', () => {
  const desk = newRuleDesk()
  desk.report()
  expect(codeOf(desk.undo('first'))).toBe('nothing-to-undo')
  desk.dispatch(order, {}, { id: 'first' as CommandId })
  expect(codeOf(desk.undo('another'))).toBe('acted-since')
  desk.redispatch(order, { lead: traffic }, { id: 'second' as CommandId })
  expect(codeOf(desk.undo('first'))).toBe('acted-since')
  desk.draft({ unit: traffic })
  expect(desk.signOff().ok).toBe(true)
  expect(codeOf(desk.undo('second'))).toBe('acted-since')
})

test('R-ORDER-16 a correction, a look at the reporter and a drafted notice are no acts on the dispatch', () => {
  const desk = newRuleDesk()
  desk.report()
  desk.dispatch(order, {}, { id: 'first' as CommandId })
  desk.correct({ title: '电梯又停了' })
  desk.act(orderStream(order), { type: 'revealReporter', body: {} })
  desk.draft()
  expect(typesOf(desk.undo('first'))).toEqual(['OrderDispatchUndone'])
})

test('R-ORDER-17 undo goes back one step and not two', () => {
  const desk = newRuleDesk()
  desk.report()
  desk.dispatch(order, {}, { id: 'first' as CommandId })
  desk.redispatch(order, { lead: traffic }, { id: 'second' as CommandId })
  desk.undo('second')
  expect(codeOf(desk.undo('second'))).toBe('acted-since')
  expect(codeOf(desk.undo('first'))).toBe('acted-since')
})

test('R-ORDER-18 a correction says only what changed, in every state, and moves no life cycle', () => {
  const desk = newRuleDesk()
  desk.report()
  const corrected = desk.correct({ town: '水集街道' })
  expect(corrected.ok && corrected.value).toMatchObject([{ type: 'OrderCorrected', words: { town: '水集街道' } }])
  expect(codeOf(desk.correct({}))).toBe('nothing-changed')
  expect(codeOf(desk.correct({ title: '', text: ' ' }))).toBe('title-and-text-missing')
  const channel = (to: 'hotline' | 'grid') =>
    desk.act(orderStream(order), { type: 'correctOrder', body: { channel: to, words: {} } })
  expect(codeOf(channel('hotline'))).toBe('nothing-changed')
  expect(channel('grid').ok).toBe(true)
  expect(desk.order()).toMatchObject({ channel: 'grid', lifecycle: 1, status: 'reported' })
  desk.decline()
  expect(desk.correct({ title: '更正' }).ok).toBe(true)
  expect(desk.order()).toMatchObject({ lifecycle: 2, status: 'declined' })
})

test('R-ORDER-19 every look at a reporter in full is a fact of its own and changes nothing else', () => {
  const desk = newRuleDesk()
  desk.report()
  const before = desk.order()
  const look = () => desk.act(orderStream(order), { type: 'revealReporter', body: {} })
  expect(typesOf(look())).toEqual(['OrderReporterRevealed'])
  expect(typesOf(look())).toEqual(['OrderReporterRevealed'])
  expect(desk.order()).toEqual(before)
})

test('R-ORDER-20 the life cycle counts every step of the course', () => {
  const desk = newRuleDesk()
  desk.report()
  const steps: number[] = [desk.order().lifecycle]
  const step = (outcome: { readonly ok: boolean }) => {
    expect(outcome.ok).toBe(true)
    steps.push(desk.order().lifecycle)
  }
  step(desk.accept())
  step(desk.dispatch(order, {}, { id: 'first' as CommandId }))
  step(desk.undo('first'))
  step(desk.dispatch())
  step(desk.redispatch(order, { lead: traffic }))
  desk.draft({ unit: traffic })
  step(desk.signOff())
  expect(steps).toEqual([1, 2, 3, 4, 5, 6, 7])
  desk.report(otherOrder)
  desk.dispatch(otherOrder)
  expect(desk.order(otherOrder).lifecycle).toBe(3)
})

test('R-ORDER-21 who acts on what has moved on since is refused; who names no life cycle is decided as things are', () => {
  const desk = newRuleDesk()
  desk.report()
  desk.accept()
  expect(desk.dispatch(order, {}, { lifecycle: 1 })).toEqual({
    ok: false,
    error: { code: 'lifecycle-moved', stream: orderStream(order) },
  })
  expect(desk.dispatch(order, {}, { lifecycle: 2 }).ok).toBe(true)
  expect(desk.redispatch(order, { lead: traffic }).ok).toBe(true)
})

test('R-ORDER-22 an order was received after 1900 and not later than a day from now', () => {
  const desk = newRuleDesk()
  expect(codeOf(desk.report(order, {}, today + DAY + 1))).toBe('received-out-of-range')
  expect(codeOf(desk.report(order, {}, Date.UTC(1899, 11, 31)))).toBe('received-out-of-range')
  expect(codeOf(desk.report(order, {}, 8_640_000_000_000_000))).toBe('received-out-of-range')
  expect(typesOf(desk.report(order, {}, today + DAY))).toEqual(['OrderReported'])
})
