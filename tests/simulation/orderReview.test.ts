import { expect, test } from 'vitest'
import { stageClock } from '../../shared/domain/order/stageClock.ts'
import { archiveRegister } from '../../shared/domain/streams.ts'
import { DAY } from '../../shared/kernel/chinaTime.ts'
import type { CommandId, OrderId } from '../../shared/kernel/ids.ts'
import { codeOf, newRuleDesk, typesOf } from './builders.ts'
import { LifeDesk, person, reported, year } from './lifeDesk.ts'

const chief = { actor: person('chiefDispatcher') }

const dispatcher = { actor: person('dispatcher') }

const delivered = () => reported().reach('dispatchOrder', 'signOrder', 'deliverOrder')

const unsatisfied = () => {
  const life = delivered()
  life.give('recordReview', { solved: false, satisfaction: 'not', reason: '又灭了' })
  return life
}

const closedOneStepBefore = (desk: ReturnType<typeof newRuleDesk>) =>
  new LifeDesk(desk, 'c' as OrderId).report().reach('dispatchOrder', 'signOrder', 'deliverOrder', 'recordReview')

test('R-ORDER-37 a final delivery says what was done, ends what was pending and starts the review’s clock', () => {
  const life = reported().reach('dispatchOrder', 'signOrder')
  expect(codeOf(life.give('deliverInterim', { result: ' ' }))).toBe('result-missing')
  expect(codeOf(life.give('deliverOrder', { result: '' }))).toBe('result-missing')
  life.reach('deliverInterim', 'askExtension', 'deliverOrder')
  expect(life.state).toMatchObject({ status: 'delivered', extension: null, suspended: null, deliveredAt: life.now })
  expect(stageClock(life.state)?.limit).toEqual({ kind: 'workingDays', amount: 3 })
})

test('R-ORDER-38 calls that reached nobody are counted, and none counts that reached nobody', () => {
  const life = delivered()
  expect(codeOf(life.give('recordFollowUp', { effective: true }))).toBe('verdict-contradicts')
  expect(codeOf(life.give('recordFollowUp', { nextCallAt: life.now }))).toBe('deadline-past')
  life.reach('recordFollowUp', 'recordFollowUp')
  life.give('recordFollowUp', { contacted: true, effective: true, nextCallAt: life.now + DAY })
  expect(life.state).toMatchObject({ attempts: 2, contacted: true, effective: true, nextCallAt: life.now + DAY })
  expect(codeOf(reported().give('recordFollowUp'))).toBe('delivery-missing')
})

test('R-ORDER-39 only what was delivered is reviewed, once a round, and an unsatisfied verdict says why', () => {
  for (const life of [reported(), reported().reach('dispatchOrder'), reported().reach('dispatchOrder', 'signOrder')])
    expect(codeOf(life.give('recordReview'))).toBe('delivery-missing')
  const life = delivered()
  expect(codeOf(life.give('recordReview', { satisfaction: 'not', reason: ' ' }))).toBe('reason-missing')
  expect(life.give('recordReview', { satisfaction: 'not', solved: false, reason: '没修' }).ok).toBe(true)
  expect(life.state).toMatchObject({ status: 'unsatisfied', counts: { unsatisfied: 1 }, verdict: { solved: false } })
  expect(codeOf(life.give('recordReview'))).toBe('reviewed-already')
  expect(delivered().reach('recordReview').state).toMatchObject({ status: 'reviewed' })
})

test('R-ORDER-40 reasons are heard before an order is reworked; the rework is counted and every unit delivers again', () => {
  const life = unsatisfied()
  expect(codeOf(life.give('reworkOrder'))).toBe('reason-not-heard')
  expect(codeOf(life.give('hearReasons', { account: '' }))).toBe('reason-missing')
  life.reach('hearReasons', 'reworkOrder')
  expect(life.state).toMatchObject({ status: 'rework', delivered: [], counts: { reworks: 1 } })
  life.reach('deliverOrder', 'recordReview')
  expect(life.state.status).toBe('reviewed')
})

test('R-ORDER-41 file and close needs the verdict of a satisfied reporter', () => {
  expect(codeOf(delivered().give('closeOrder'))).toBe('verdict-missing')
  expect(codeOf(unsatisfied().give('closeOrder'))).toBe('verdict-unsatisfied')
  const life = delivered()
  life.give('recordReview', { satisfaction: 'basically' })
  expect(typesOf(life.give('closeOrder'))).toEqual(['ArchiveNumberGiven', 'OrderClosed'])
  expect(life.state).toMatchObject({ status: 'closed', kind: 'reviewed', verdict: { satisfaction: 'basically' } })
})

test('R-ORDER-42 without a satisfied verdict only a chief closes, under a type and for a reason', () => {
  const life = unsatisfied()
  expect(codeOf(life.give('closeTyped', {}, chief))).toBe('reason-not-heard')
  life.reach('hearReasons')
  expect(codeOf(life.give('closeTyped', {}, dispatcher))).toBe('not-permitted')
  expect(codeOf(life.give('closeTyped', { reason: ' ' }, chief))).toBe('reason-missing')
  expect(life.give('closeTyped', { kind: 'transferred' }, chief).ok).toBe(true)
  expect(life.state).toMatchObject({ status: 'closed', kind: 'transferred', verdict: { satisfaction: 'not' } })
  expect(codeOf(delivered().give('closeTyped', {}, chief))).toBe('verdict-missing')
})

test('R-ORDER-43 unreachable is closed after three calls that reached nobody and none that counted', () => {
  const close = { kind: 'unreachable', reason: '三次无人接听' } as const
  const life = delivered().reach('recordFollowUp', 'recordFollowUp')
  expect(codeOf(life.give('closeTyped', close, chief))).toBe('attempts-too-few')
  life.reach('recordFollowUp')
  expect(life.give('closeTyped', close, chief).ok).toBe(true)
  expect(life.state).toMatchObject({ status: 'closed', kind: 'unreachable', verdict: null })
  const early = delivered().reach('recordFollowUp')
  expect(early.give('closeTyped', close, chief)).toMatchObject({
    error: { detail: { kind: 'calls', needed: { calls: 3, days: 1 }, made: { calls: 1, days: 1 } } },
  })
  const heard = delivered().reach('recordFollowUp', 'recordFollowUp', 'recordFollowUp')
  heard.give('recordFollowUp', { contacted: true, effective: true })
  expect(codeOf(heard.give('closeTyped', close, chief))).toBe('reached-already')
})

test('R-ORDER-43 how many calls, and on how many days, is the office’s to say', () => {
  const close = { kind: 'unreachable', reason: '无人接听' } as const
  const life = delivered()
  life.desk.limits = { ...life.desk.limits, unreachable: { calls: 4, days: 2 } }
  life.reach('recordFollowUp', 'recordFollowUp', 'recordFollowUp')
  expect(codeOf(life.give('closeTyped', close, chief))).toBe('attempts-too-few')
  life.reach('recordFollowUp')
  expect(life.give('closeTyped', close, chief)).toMatchObject({
    error: { code: 'attempts-too-few', detail: { needed: { calls: 4, days: 2 }, made: { calls: 4, days: 1 } } },
  })
  life.now += DAY
  life.reach('recordFollowUp')
  expect(life.give('closeTyped', close, chief).ok).toBe(true)
})

test('R-ORDER-44 archive numbers of a year are 1, 2, 3 ..., none twice, a void one never again', () => {
  const desk = newRuleDesk()
  const closed = (id: string) => {
    const life = new LifeDesk(desk, id as OrderId).report()
    return life.reach('dispatchOrder', 'signOrder', 'deliverOrder', 'recordReview', 'closeOrder')
  }
  const [first, second] = [closed('a'), closed('b')]
  expect([first.state, second.state]).toMatchObject([{ archive: { year, n: 1 } }, { archive: { year, n: 2 } }])
  const undoes = second.state.undo?.command as CommandId
  expect(codeOf(second.give('undoStep', { undoes, other: null, archiveYear: null }))).toBe('year-turned')
  const undone = second.give('undoStep', { undoes, other: null, archiveYear: year })
  expect(typesOf(undone)).toEqual(['OrderStepUndone', 'ArchiveNumberVoided'])
  second.reach('closeOrder')
  expect(second.state).toMatchObject({ archive: { year, n: 3 } })
  expect(desk.states.get(archiveRegister(year))).toMatchObject({ register: { last: 3, voided: [2] } })
  expect(codeOf(closedOneStepBefore(desk).give('closeOrder', { year: year - 1 }))).toBe('year-turned')
})

test('R-ORDER-45 on appeal a chief reopens what is closed or declined, with a reason', () => {
  const life = closedOneStepBefore(newRuleDesk())
  expect(codeOf(life.give('reopenOrder', {}, chief))).toBe('not-closed')
  life.reach('closeOrder')
  expect(codeOf(life.give('reopenOrder', {}, dispatcher))).toBe('not-permitted')
  expect(codeOf(life.give('reopenOrder', { reason: '' }, chief))).toBe('reason-missing')
  expect(life.give('reopenOrder', {}, chief).ok).toBe(true)
  expect(life.state).toMatchObject({ status: 'accepted', counts: { reopened: 1 } })
  const declined = reported().reach('declineOrder')
  expect(declined.give('reopenOrder', {}, chief).ok).toBe(true)
  expect(declined.dispatch().ok).toBe(true)
})
