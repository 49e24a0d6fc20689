import { expect, test } from 'vitest'
import { stageClock } from '../../shared/domain/order/stageClock.ts'
import { orderStream, unitStream } from '../../shared/domain/streams.ts'
import { DAY, fromChina, HOUR } from '../../shared/kernel/chinaTime.ts'
import type { CommandId, SupervisionId, UnitId } from '../../shared/kernel/ids.ts'
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

const history = (life: LifeDesk, closedAt: number | null) =>
  life.do({
    type: 'importHistory',
    body: {
      channel: 'hotline',
      receivedAt: fromChina(2025, 3, 1),
      closedAt,
      words: { ...wordsOf('历史件'), sourceState: '已办结', sourceUnit: '城管局', sourceReply: '已清运' },
    },
  })

test('R-ORDER-46 history that a source closed has a number of ours and takes no act of the life cycle', () => {
  const life = new LifeDesk()
  expect(codeOf(history(life, fromChina(2025, 2, 1)))).toBe('time-out-of-range')
  expect(codeOf(history(life, life.now + 2 * DAY))).toBe('time-out-of-range')
  expect(typesOf(history(life, fromChina(2025, 3, 9)))).toEqual(['OrderImportedClosed'])
  expect(life.state).toMatchObject({ status: 'importedClosed', number: '250301-0001', undo: null })
  expect(codeOf(history(life, null))).toBe('already-exists')
  for (const type of ['dispatchOrder', 'mergeOrder', 'recordReview', 'closeOrder', 'reopenOrder'] as const)
    expect(codeOf(life.give(type))).toBe('imported-closed')
  expect(life.give('noteOrder').ok).toBe(true)
})

test('R-ORDER-47 what a source says of its own course is recorded anywhere and moves nothing', () => {
  const life = reported()
  const before = life.state.lifecycle
  const silent = { at: null, dueAt: null, words: { state: ' ', unit: '', reply: '' } }
  expect(codeOf(life.give('recordSourceUpdate', silent))).toBe('nothing-changed')
  const said = { at: life.now, dueAt: life.now + DAY, words: { state: '已转办', unit: '城管局', reply: '' } }
  expect(life.give('recordSourceUpdate', said).ok).toBe(true)
  expect(life.state).toMatchObject({ lifecycle: before, source: { dueAt: life.now + DAY, updates: 1 } })
})

test('R-ORDER-48 a source’s new content is proposed, and each proposal is decided once', () => {
  const life = reported()
  const id = 'proposal-1' as CommandId
  expect(codeOf(life.give('proposeCorrection', { channel: null, words: {} }))).toBe('nothing-changed')
  expect(life.give('proposeCorrection', { channel: 'town', words: { title: '新标题' } }, { id }).ok).toBe(true)
  expect(life.state).toMatchObject({ channel: 'hotline', proposals: [id] })
  expect(codeOf(life.give('rejectCorrection', { proposal: id, reason: '' }))).toBe('reason-missing')
  expect(codeOf(life.give('acceptCorrection', { proposal: 'x' as CommandId, channel: null, words: {} }))).toBe(
    'proposal-unknown',
  )
  const accepted = life.give('acceptCorrection', { proposal: id, channel: 'town', words: { title: '新标题' } })
  expect(accepted.ok && accepted.value[0]).toMatchObject({
    type: 'OrderCorrectionAccepted',
    words: { title: '新标题' },
  })
  expect(life.state).toMatchObject({ channel: 'town', proposals: [] })
  expect(codeOf(life.give('rejectCorrection', { proposal: id, reason: '晚了' }))).toBe('proposal-unknown')
})

test('R-ORDER-49 that the source has our answer back is recorded with the time', () => {
  const life = delivered()
  expect(typesOf(life.give('acknowledgeReturn'))).toEqual(['OrderReturnAcknowledged'])
  expect(life.state.source.acknowledgedAt).toBe(life.now)
})

test('R-ORDER-50 an order is marked at any time, and a protection is taken away only for a reason', () => {
  const life = reported()
  expect(codeOf(life.give('markOrder', marks))).toBe('nothing-changed')
  expect(codeOf(life.give('markOrder', { ...marks, concerns: 'nobody' as UnitId }))).toBe('unit-unknown')
  const guarded = { ...marks, urgency: 'lifeSafety', privacy: 'anonymous', concerns: housing } as const
  expect(life.give('markOrder', guarded).ok).toBe(true)
  expect(life.state).toMatchObject({ urgency: 'lifeSafety', privacy: 'anonymous', concerns: housing })
  expect(codeOf(life.give('markOrder', { ...guarded, privacy: 'open' }))).toBe('reason-missing')
  expect(codeOf(life.give('markOrder', { ...guarded, concerns: null }))).toBe('reason-missing')
  expect(life.give('markOrder', { ...marks, reason: '诉求人同意公开' }).ok).toBe(true)
})

test('R-ORDER-51 a protected reporter is revealed to those who have to know', () => {
  const life = reported().reach('dispatchOrder')
  const clerk = { actor: person('unitClerk', housing) }
  expect(life.give('revealReporter', {}, clerk).ok).toBe(true)
  life.give('markOrder', { ...marks, privacy: 'confidential' })
  expect(codeOf(life.give('revealReporter', {}, clerk))).toBe('reporter-protected')
  expect(life.give('revealReporter', {}, dispatcher).ok).toBe(true)
  life.give('markOrder', { ...marks, privacy: 'anonymous' })
  expect(codeOf(life.give('revealReporter', {}, dispatcher))).toBe('reporter-protected')
  expect(life.give('revealReporter', {}, chief).ok).toBe(true)
})

test('R-ORDER-52 an instruction has a leader, a text, a day that can be, and a scan that is attached', () => {
  const life = reported()
  const words = { leader: '张书记', text: '请住建局三日内办结' }
  const given = { givenAt: life.now, scan: null, words }
  expect(codeOf(life.give('recordInstruction', { ...given, words: { ...words, leader: ' ' } }))).toBe(
    'instruction-incomplete',
  )
  expect(codeOf(life.give('recordInstruction', { ...given, givenAt: life.now + 2 * DAY }))).toBe('time-out-of-range')
  const hash = 'a'.repeat(64)
  expect(codeOf(life.give('recordInstruction', { ...given, scan: hash }))).toBe('attachment-unknown')
  life.give('attachFile', { hash, size: 10, mime: 'image/png', name: '批示.png' })
  expect(life.give('recordInstruction', { ...given, scan: hash }).ok).toBe(true)
  expect(life.state).toMatchObject({ instructions: 1, lifecycle: 1 })
})

test('R-ORDER-53 every step is taken back until somebody acts, by whoever may take it', () => {
  const steps = [
    ['acceptOrder', reported()],
    ['declineOrder', reported()],
    ['signOrder', reported().reach('dispatchOrder')],
    ['returnOrder', reported().reach('dispatchOrder')],
    ['confirmReturn', reported().reach('dispatchOrder', 'returnOrder')],
    ['overruleReturn', reported().reach('dispatchOrder', 'returnOrder')],
    ['suspendClock', reported().reach('dispatchOrder')],
    ['decideExtension', reported().reach('dispatchOrder', 'signOrder', 'askExtension')],
    ['deliverOrder', reported().reach('dispatchOrder', 'signOrder')],
    ['recordReview', delivered()],
    ['hearReasons', unsatisfied()],
    ['reworkOrder', unsatisfied().reach('hearReasons')],
    ['reopenOrder', reported().reach('declineOrder')],
  ] as const
  for (const [type, life] of steps) {
    const before = life.state
    life.reach(type)
    const undoes = life.state.undo?.command ?? ('none' as CommandId)
    const back = { undoes, other: null, archiveYear: null }
    expect([type, codeOf(life.give('undoStep', { ...back, undoes: 'other' as CommandId }))]).toEqual([
      type,
      'acted-since',
    ])
    expect([type, typesOf(life.give('undoStep', back))]).toEqual([type, ['OrderStepUndone']])
    expect(life.state).toEqual({ ...before, lifecycle: before.lifecycle + 2, undo: null })
    expect([type, codeOf(life.give('undoStep', back))]).toEqual([type, 'acted-since'])
  }
  const decided = reported().reach('dispatchOrder', 'signOrder', 'askExtension', 'decideExtension')
  const undoes = decided.state.undo?.command ?? ('none' as CommandId)
  expect(codeOf(decided.give('undoStep', { undoes, other: null, archiveYear: null }, dispatcher))).toBe('not-permitted')
  expect(codeOf(reported().give('undoStep', { undoes, other: null, archiveYear: null }))).toBe('nothing-to-undo')
})

test('R-ORDER-53 a merge is taken back with the other order, and a supervision in between is an act', () => {
  const desk = newRuleDesk()
  const life = reported(order, desk)
  const other = reported(otherOrder, desk)
  life.give('mergeOrder', { into: otherOrder, reason: '' })
  const undoes = life.state.undo?.command ?? ('none' as CommandId)
  expect(codeOf(life.give('undoStep', { undoes, other: null, archiveYear: null }))).toBe('acted-since')
  expect(typesOf(life.give('undoStep', { undoes, other: otherOrder, archiveYear: null }))).toEqual([
    'OrderStepUndone',
    'OrderReleased',
  ])
  expect([life.state.status, other.state.absorbed]).toEqual(['reported', []])
  life.reach('dispatchOrder', 'signOrder')
  desk.draft({}, 's9' as SupervisionId)
  expect(desk.signOff('s9' as SupervisionId).ok).toBe(true)
  expect(life.state.undo).toBe(null)
})

test('R-ORDER-54 a clock that a command carries is checked and never replaced', () => {
  const life = reported()
  const delivery = life.clock()
  const wrong = (clock: Partial<typeof delivery>) => codeOf(life.dispatch({ delivery: { ...delivery, ...clock } }))
  expect(wrong({ startsAt: delivery.dueAt + 1 })).toBe('deadline-before-start')
  expect(wrong({ startsAt: life.now + HOUR })).toBe('clock-start-wrong')
  expect(wrong({ startsAt: life.now - 40 * DAY })).toBe('clock-start-wrong')
  expect(wrong({ dueAt: delivery.dueAt + HOUR })).toBe('deadline-mismatch')
  expect(wrong({ yellowAt: delivery.yellowAt + 1 })).toBe('deadline-mismatch')
  expect(wrong({ calendarVersion: 7 })).toBe('calendar-moved')
  expect(wrong({ limit: { kind: 'picked' }, dueAt: fromChina(2026, 11, 29, 10) })).toBe('deadline-off-hours')
  expect(life.dispatch({ delivery }).ok).toBe(true)
  expect(life.state).toMatchObject({ assignment: { delivery } })
})

test('R-ORDER-55 the stage’s clock is the one that the order waits for', () => {
  const life = reported()
  const sign = life.clock('workingHours', 8)
  life.dispatch({ sign })
  expect(stageClock(life.state)).toEqual(sign)
  life.reach('signOrder')
  expect(stageClock(life.state)?.limit).toEqual({ kind: 'workingHours', amount: 4 })
  life.reach('recordContact')
  expect(stageClock(life.state)?.limit).toEqual({ kind: 'workingDays', amount: 5 })
  life.reach('deliverOrder')
  expect(stageClock(life.state)?.limit).toEqual({ kind: 'workingDays', amount: 3 })
  life.reach('recordReview')
  expect(stageClock(life.state)).toBe(null)
})

test('R-ORDER-56 a note says something and moves nothing', () => {
  const life = reported()
  expect(codeOf(life.give('noteOrder', { note: ' ' }))).toBe('result-missing')
  const before = life.state
  expect(typesOf(life.give('noteOrder'))).toEqual(['OrderNoted'])
  // It counts as something that somebody did: an import that is undone leaves an order with a note alone.
  expect(life.state).toEqual({ ...before, amendments: 1 })
})

test('R-PERMISSION-1 the administrator may do everything, a viewer nothing of it, and the refusal names who may', () => {
  const life = reported()
  expect(life.dispatch({}, { actor: person('viewer') })).toEqual({
    ok: false,
    error: {
      code: 'not-permitted',
      stream: orderStream(order),
      detail: { kind: 'roles', roles: ['dispatcher', 'chiefDispatcher', 'administrator'] },
    },
  })
  expect(life.dispatch({}, { actor: person('administrator') }).ok).toBe(true)
})

test('R-PERMISSION-3 a clerk acts for the own unit, on what it reported or was given', () => {
  const life = reported().reach('dispatchOrder')
  expect(codeOf(life.give('signOrder', {}, { actor: person('unitClerk', traffic) }))).toBe('not-your-unit')
  expect(codeOf(life.give('signOrder', {}, { actor: person('unitClerk') }))).toBe('not-your-unit')
  const clerk = { actor: person('unitClerk', housing) }
  expect(codeOf(life.give('signOrder', { unit: traffic }, clerk))).toBe('not-your-unit')
  expect(life.give('signOrder', {}, clerk).ok).toBe(true)
  const desk = newRuleDesk()
  const own = new LifeDesk(desk)
  const town = { actor: person('townClerk', water) }
  own.do({ type: 'reportOrder', body: { channel: 'town', receivedAt: own.now, words: wordsOf('路灯') } }, town)
  expect(own.give('noteOrder', {}, town).ok).toBe(true)
  expect(codeOf(own.give('noteOrder', {}, { actor: person('townClerk', traffic) }))).toBe('not-your-unit')
})

test('R-UNIT-5 a unit that leads open orders is not retired, and the refusal says how many', () => {
  const life = reported().reach('dispatchOrder')
  expect(life.desk.retireUnit(housing)).toEqual({
    ok: false,
    error: { code: 'unit-has-orders', stream: unitStream(housing), detail: { kind: 'count', count: 1 } },
  })
  life.reach('signOrder', 'deliverOrder')
  expect(life.desk.retireUnit(housing).ok).toBe(true)
})
