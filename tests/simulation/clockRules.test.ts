import { beforeEach, expect, test } from 'vitest'
import { deadlineFrom, extendedDeadline, pickedDeadline } from '../../shared/calendar/deadlineFrom.ts'
import type { CountedLimit, Deadline } from '../../shared/calendar/limit.ts'
import { resumeDeadline } from '../../shared/calendar/resumeDeadline.ts'
import type { CommandBody } from '../../shared/domain/command.ts'
import { calendarStream, orderStream } from '../../shared/domain/streams.ts'
import { DAY, fromChina, HOUR, isoMinute } from '../../shared/kernel/chinaTime.ts'
import type { CommandId } from '../../shared/kernel/ids.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { codeOf, dispatchBody, housing, newRuleDesk, order, type RuleDesk, today, traffic } from './builders.ts'

let desk: RuleDesk
beforeEach(() => {
  desk = newRuleDesk()
  desk.report()
})

/** What became of an act. */
const code = (outcome: ReturnType<RuleDesk['act']>): string => (outcome.ok ? 'accepted' : codeOf(outcome))

const given = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const fiveDays: CountedLimit = { kind: 'workingDays', amount: 5 }
const counted = (limit: CountedLimit = fiveDays, start: number = today): Deadline =>
  given(deadlineFrom(desk.calendar, start, limit))
const dispatched = (delivery: Deadline = counted(), sign: Deadline | null = null) =>
  desk.dispatch(order, { delivery, sign })
const act = (body: CommandBody, now: number = today, id?: string) =>
  desk.act(orderStream(order), body, id === undefined ? { now } : { now, id: id as CommandId })
const due = (): string => {
  const state = desk.order()
  if (state.status !== 'dispatched') throw new Error(state.status)
  return isoMinute(state.assignment.delivery.dueAt)
}
/** The 27th becomes a day off; the tests' day is Tuesday, 2026-11-24. */
const declareDayOff = () => {
  const { version, ...calendar } = desk.calendar.state
  const years = calendar.years.map((table) =>
    table.year === 2026
      ? { ...table, days: [...table.days, { on: '11-27', kind: 'off', festival: null } as const] }
      : table,
  )
  const body = { seen: version, calendar: { ...calendar, years }, words: { notes: '{}' } }
  return desk.act(calendarStream, { type: 'changeCalendar', body })
}

test('R-CALENDAR-13 a dispatch carries the deadline that the device counted, and one that the calendar does not give is refused', () => {
  expect(code(dispatched({ ...counted(), dueAt: counted().dueAt - HOUR }))).toBe('deadline-mismatch')
  expect(code(dispatched({ ...counted(), yellowAt: counted().yellowAt - HOUR }))).toBe('deadline-mismatch')
  expect(code(dispatched({ ...counted(), calendarVersion: 3 }))).toBe('calendar-moved')
  const sunday = {
    ...given(pickedDeadline(desk.calendar, today, fromChina(2026, 11, 27, 10))),
    dueAt: fromChina(2026, 11, 29, 10),
  }
  expect(code(dispatched(sunday))).toBe('deadline-off-hours')
  expect(code(dispatched(counted(), { ...counted(), calendarVersion: 3 }))).toBe('calendar-moved')
  expect(desk.order().status).toBe('reported')
  expect(code(dispatched())).toBe('accepted')
  expect(due()).toBe('2026-12-01 17:30')
})

test('R-CALENDAR-16 a change of the calendar moves no deadline; the order is retimed by a command of its own', () => {
  expect(code(dispatched())).toBe('accepted')
  expect(code(declareDayOff())).toBe('accepted')
  expect(due()).toBe('2026-12-01 17:30')
  const clock = counted()
  expect(isoMinute(clock.dueAt)).toBe('2026-12-02 17:30')
  const retime = (changed: Deadline, id: string) =>
    act({ type: 'retimeOrder', body: { clocks: [{ which: 'delivery', clock: changed }], reason: '' } }, today, id)
  expect(code(retime({ ...clock, calendarVersion: 0 }, 'r1'))).toBe('calendar-moved')
  expect(code(retime({ ...clock, dueAt: clock.dueAt + DAY }, 'r2'))).toBe('deadline-mismatch')
  expect(code(retime(counted(fiveDays, today - 4 * DAY), 'r3'))).toBe('clock-start-wrong')
  expect(due()).toBe('2026-12-01 17:30')
  expect(code(retime(clock, 'r4'))).toBe('accepted')
  expect(due()).toBe('2026-12-02 17:30')
  expect(code(retime(clock, 'r5'))).toBe('nothing-changed')
})

test('R-CALENDAR-16 several clocks of an order are retimed in one step, and that step is undone as one', () => {
  expect(code(dispatched(counted(), counted({ kind: 'workingDays', amount: 4 })))).toBe('accepted')
  const before = desk.order()
  declareDayOff()
  const clocks = [
    { which: 'delivery', clock: counted() },
    { which: 'sign', clock: counted({ kind: 'workingDays', amount: 4 }) },
  ] as const
  expect(code(act({ type: 'retimeOrder', body: { clocks, reason: '台风' } }, today, 'r1'))).toBe('accepted')
  expect(desk.order()).toMatchObject({ assignment: { sign: clocks[1].clock, delivery: clocks[0].clock } })
  const undo = { undoes: 'r1' as CommandId, other: null, archiveYear: null }
  expect(code(act({ type: 'undoStep', body: undo }))).toBe('accepted')
  expect(desk.order()).toMatchObject({
    status: 'dispatched',
    assignment: before.status === 'dispatched' ? before.assignment : {},
  })
  expect(code(act({ type: 'undoStep', body: undo }))).toBe('acted-since')
  const twice = { clocks: [clocks[0], clocks[0]], reason: '' }
  expect(code(act({ type: 'retimeOrder', body: twice }))).toBe('nothing-changed')
})

test('R-CALENDAR-12 an extension that is granted runs on from the old deadline, however old the order is', () => {
  const old = fromChina(2026, 9, 1, 10)
  desk = newRuleDesk()
  desk.report(order, {}, old)
  const delivery = counted({ kind: 'workingDays', amount: 60 }, old)
  expect(code(desk.dispatch(order, { delivery }, { now: old }))).toBe('accepted')
  const by: CountedLimit = { kind: 'workingDays', amount: 3 }
  const extended = given(extendedDeadline(desk.calendar, delivery, by))
  const ask = { unit: housing, until: extended.dueAt, reason: '配件未到' }
  expect(code(act({ type: 'signOrder', body: { unit: housing, contact: null } }))).toBe('accepted')
  expect(code(act({ type: 'askExtension', body: ask }))).toBe('accepted')
  const decide = (changed: Deadline) => act({ type: 'decideExtension', body: { delivery: changed, reason: '' } })
  expect(code(decide({ ...extended, dueAt: extended.dueAt - HOUR }))).toBe('deadline-mismatch')
  expect(code(decide({ ...extended, calendarVersion: 2 }))).toBe('calendar-moved')
  expect(code(decide(extended))).toBe('accepted')
})

test('R-CALENDAR-11 a clock that goes on has the working time that was left, counted by the desk a moment before', () => {
  const delivery = counted()
  expect(code(dispatched(delivery))).toBe('accepted')
  expect(code(act({ type: 'signOrder', body: { unit: housing, contact: null } }))).toBe('accepted')
  const stopped = fromChina(2026, 11, 25, 10)
  expect(code(act({ type: 'suspendClock', body: { remainingMs: HOUR, reason: '等配件' } }, stopped))).toBe('accepted')
  const resumedAt = fromChina(2026, 12, 7, 9)
  const resumed = given(resumeDeadline(desk.calendar, delivery, stopped, resumedAt - 1_000))
  const resume = (changed: Deadline) => act({ type: 'resumeClock', body: { delivery: changed, reason: '' } }, resumedAt)
  expect(code(resume({ ...resumed, dueAt: resumed.dueAt + DAY }))).toBe('deadline-mismatch')
  expect(code(resume({ ...resumed, calendarVersion: 5 }))).toBe('calendar-moved')
  expect(code(resume(resumed))).toBe('accepted')
})

test('R-CALENDAR-11 a clock that was over before it stood still goes on as it was, whatever became of the calendar', () => {
  const delivery = counted({ kind: 'workingDays', amount: 1 })
  expect(code(dispatched(delivery))).toBe('accepted')
  expect(code(act({ type: 'signOrder', body: { unit: housing, contact: null } }))).toBe('accepted')
  const stopped = fromChina(2026, 11, 26, 10)
  expect(code(act({ type: 'suspendClock', body: { remainingMs: 0, reason: '等配件' } }, stopped))).toBe('accepted')
  expect(code(declareDayOff())).toBe('accepted')
  const resumedAt = fromChina(2026, 12, 7, 9)
  const resume = (changed: Deadline) => act({ type: 'resumeClock', body: { delivery: changed, reason: '' } }, resumedAt)
  expect(code(resume({ ...delivery, dueAt: delivery.dueAt + DAY }))).toBe('deadline-mismatch')
  expect(code(resume({ ...delivery, yellowAt: delivery.yellowAt - HOUR }))).toBe('deadline-mismatch')
  expect(code(resume(given(resumeDeadline(desk.calendar, delivery, stopped, resumedAt))))).toBe('accepted')
  expect(desk.order()).toMatchObject({ suspended: null, assignment: { delivery: { dueAt: delivery.dueAt } } })
})

test('R-CALENDAR-11 minutes around the clock go on after a change of the calendar, by its present version', () => {
  const delivery = counted({ kind: 'clockMinutes', amount: 2880 })
  expect(code(dispatched(delivery))).toBe('accepted')
  expect(code(act({ type: 'signOrder', body: { unit: housing, contact: null } }))).toBe('accepted')
  const stopped = today + HOUR
  expect(code(act({ type: 'suspendClock', body: { remainingMs: HOUR, reason: '等配件' } }, stopped))).toBe('accepted')
  expect(code(declareDayOff())).toBe('accepted')
  const resumedAt = stopped + 10 * DAY
  const resumed = given(resumeDeadline(desk.calendar, delivery, stopped, resumedAt))
  const resume = (changed: Deadline) => act({ type: 'resumeClock', body: { delivery: changed, reason: '' } }, resumedAt)
  expect(code(resume({ ...resumed, calendarVersion: 0 }))).toBe('calendar-moved')
  expect(code(resume(resumed))).toBe('accepted')
  expect(desk.order()).toMatchObject({
    assignment: { delivery: { dueAt: delivery.dueAt + 10 * DAY, calendarVersion: 1 } },
  })
})

test('R-CALENDAR-13 whatever act carries a clock: one of no calendar or an older one is refused with what to do next, and entries that know none stay as they are', () => {
  const older = counted()
  expect(code(declareDayOff())).toBe('accepted')
  const present = counted()
  const none = { ...present, dueAt: present.dueAt + DAY, calendarVersion: null } as unknown as Deadline
  const acts = (clock: Deadline): readonly CommandBody[] => [
    { type: 'dispatchOrder', body: dispatchBody({ delivery: clock }) },
    { type: 'dispatchOrder', body: dispatchBody({ delivery: present, sign: clock }) },
    { type: 'redispatchOrder', body: dispatchBody({ lead: traffic, delivery: clock }) },
    { type: 'signOrder', body: { unit: housing, contact: clock } },
    { type: 'decideExtension', body: { delivery: clock, reason: '' } },
    { type: 'resumeClock', body: { delivery: clock, reason: '' } },
    { type: 'retimeOrder', body: { clocks: [{ which: 'delivery', clock }], reason: '' } },
    { type: 'deliverOrder', body: { unit: housing, result: '修好了', review: clock } },
    { type: 'confirmReturn', body: { clock, reason: '不属本单位' } },
    { type: 'reworkOrder', body: { delivery: clock, reason: '又坏了' } },
    { type: 'reopenOrder', body: { clock, reason: '申诉' } },
    { type: 'recordAnswer', body: { clock, answer: '9号楼' } },
  ]
  const reach: Readonly<Record<string, readonly CommandBody[]>> = {
    redispatchOrder: [handedOver()],
    signOrder: [handedOver()],
    decideExtension: [
      handedOver(),
      signed,
      { type: 'askExtension', body: { unit: housing, until: present.dueAt + DAY, reason: '配件' } },
    ],
    resumeClock: [handedOver(), signed, { type: 'suspendClock', body: { remainingMs: 1000, reason: '配件' } }],
    retimeOrder: [handedOver()],
    deliverOrder: [handedOver(), signed],
    confirmReturn: [handedOver(), { type: 'returnOrder', body: { unit: housing, reason: '不属本单位' } }],
    reworkOrder: [handedOver(), signed, finished, unsatisfied, { type: 'hearReasons', body: { account: '又坏了' } }],
    reopenOrder: [{ type: 'declineOrder', body: { route: 'outside', reason: '不属本市' } }],
    recordAnswer: [{ type: 'askReporter', body: { remainingMs: null, question: '哪一栋' } }],
  }
  for (const wrong of [older, none])
    for (const one of acts(wrong)) {
      const { calendar } = desk
      desk = newRuleDesk()
      desk.calendar = calendar
      desk.report()
      for (const step of reach[one.type] ?? []) expect([step.type, code(act(step))]).toEqual([step.type, 'accepted'])
      const before = desk.order()
      expect([one.type, code(act(one))]).toEqual([one.type, 'calendar-moved'])
      expect(desk.order()).toEqual(before)
    }
  const { what, next } = zhCN.refusals.codes['calendar-moved']
  expect(what !== '' && next !== '').toBe(true)
})

const handedOver = (): CommandBody => ({ type: 'dispatchOrder', body: dispatchBody({ delivery: counted() }) })
const signed: CommandBody = { type: 'signOrder', body: { unit: housing, contact: null } }
const finished: CommandBody = { type: 'deliverOrder', body: { unit: housing, result: '修好了', review: null } }
const unsatisfied: CommandBody = {
  type: 'recordReview',
  body: { solved: false, satisfaction: 'not', reason: '又坏了' },
}
