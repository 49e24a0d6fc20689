import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DomainEvent } from '../../shared/domain/event.ts'
import { evolve } from '../../shared/domain/states.ts'
import { orderStream, supervisionStream } from '../../shared/domain/streams.ts'
import {
  isBelow,
  type PaperKind,
  paperKinds,
  type Rung,
  rungAbove,
  rungs,
} from '../../shared/domain/supervision/ladder.ts'
import { DAY, MINUTE } from '../../shared/kernel/chinaTime.ts'
import type { OrderId, SupervisionId } from '../../shared/kernel/ids.ts'
import { codeOf, newRuleDesk, notice, noticeWords, order, otherOrder, today, traffic, typesOf } from './builders.ts'
import { CaseDesk } from './caseDesk.ts'
import { runs } from './runs.ts'

test('R-SUPERVISION-9 a case climbs rung by rung or over some, and never goes down', () => {
  const desk = new CaseDesk()
  expect(desk.issue('reminder').ok).toBe(true)
  expect(desk.state.rung).toBe('reminder')
  expect(desk.issue('reminder').ok).toBe(true)
  expect(desk.issue('letter').ok).toBe(true)
  expect(desk.state.rung).toBe('letter')
  expect(codeOf(desk.draft('reminder'))).toBe('rung-below')
  expect(codeOf(desk.draft('notice'))).toBe('rung-below')
  expect(codeOf(desk.remind())).toBe('rung-below')
  expect(desk.draft('listing').ok).toBe(true)
  expect(codeOf(desk.draft('listing'))).toBe('draft-open')
  expect(desk.sign().ok).toBe(true)
  expect(codeOf(desk.draft('listing'))).toBe('already-listed')
  expect(desk.rules.order().supervision).toEqual({ id: notice, rung: 'listing' })
})

test('R-SUPERVISION-9 whatever is asked for at random, the rung in force never falls but by a void or the end', () => {
  const acts = fc.array(
    fc.oneof(
      fc.record({ act: fc.constant('issue' as const), kind: fc.constantFrom(...paperKinds) }),
      fc.record({ act: fc.constantFrom('remind', 'reply', 'accept', 'reject', 'withdraw' as const) }),
    ),
    { maxLength: 25 },
  )
  fc.assert(
    fc.property(acts, (list) => {
      const desk = new CaseDesk()
      let before: Rung | null = null
      for (const one of list) {
        const has = desk.rules.states.has(supervisionStream(notice))
        if (one.act === 'issue') desk.issue(one.kind)
        else if (one.act === 'remind') desk.remind()
        else if (has) {
          if (one.act === 'reply') desk.reply()
          if (one.act === 'accept') desk.judge(true)
          if (one.act === 'reject') desk.judge(false)
          if (one.act === 'withdraw') desk.end('withdrawn', '领导决定')
        }
        if (!desk.rules.states.has(supervisionStream(notice))) continue
        const { rung, status, steps } = desk.state
        if (rung === null) expect(before).toBeNull()
        else expect(isBelow(rung, before)).toBe(false)
        before = rung
        // No way out of a listing but its own signed paper, and none of those without an accepted reply before it.
        if (status === 'ended' && rung === 'listing') {
          expect(steps.at(-1)).toMatchObject({ kind: 'delisting', document: { status: 'signedOff' } })
          expect(steps.some(({ course }) => course.replies.at(-1)?.verdict === 'accepted')).toBe(true)
        }
        // The order's flag says what the case says.
        const flag = desk.rules.order().supervision
        if (status === 'open') expect(flag).toEqual({ id: notice, rung })
        if (status === 'ended') expect(flag).toBeNull()
      }
    }),
  )
})

test('R-SUPERVISION-10 a later step is about the case’s own unit and orders', () => {
  const desk = new CaseDesk()
  desk.issue('reminder', [order, otherOrder])
  expect(desk.draft('notice', [otherOrder]).ok).toBe(true)
  expect(desk.sign().ok).toBe(true)
  expect(desk.rules.order(otherOrder).supervision?.rung).toBe('notice')
  expect(desk.rules.order(order).supervision?.rung).toBe('reminder')
  desk.rules.report('third' as OrderId)
  desk.rules.dispatch('third' as OrderId)
  expect(desk.draft('letter', ['third' as OrderId])).toEqual({
    ok: false,
    error: { code: 'not-of-this-case', stream: orderStream('third' as OrderId) },
  })
  desk.rules.redispatch(order, { lead: traffic })
  expect(codeOf(desk.draft('letter', [order], traffic))).toBe('not-of-this-case')
})

test('R-SUPERVISION-11 a reminder by word of mouth is in force as it is said, and has no paper', () => {
  const desk = new CaseDesk()
  expect(codeOf(desk.remind([]))).toBe('no-orders')
  expect(codeOf(desk.remind([order], today + MINUTE))).toBe('time-in-future')
  expect(codeOf(desk.remind([order], today, today))).toBe('deadline-past')
  expect(codeOf(desk.remind(['gone' as OrderId]))).toBe('not-found')
  expect(codeOf(desk.remind([order], today, today + DAY, traffic))).toBe('not-of-this-unit')
  const before = desk.rules.order().lifecycle
  expect(typesOf(desk.remind([order, order]))).toEqual(['UnitReminded', 'OrderSupervised'])
  expect(desk.state).toMatchObject({
    status: 'open',
    rung: 'reminder',
    orders: [order],
    steps: [{ kind: 'reminder', document: null, course: { service: { how: 'spoken', servedAt: today } } }],
  })
  expect(desk.rules.order()).toMatchObject({ lifecycle: before + 1, undo: null, supervision: { rung: 'reminder' } })
  expect(codeOf(desk.check())).toBe('not-found')
  expect(codeOf(desk.serve())).toBe('already-served')
  expect(desk.reply().ok).toBe(true)
})

test('R-SUPERVISION-12 an accepted reply ends a case that was not listed; a rejected one needs its reason and ends nothing', () => {
  const desk = new CaseDesk()
  desk.issue('notice', [order, otherOrder])
  desk.reply()
  expect(codeOf(desk.judge(false, '  '))).toBe('reason-missing')
  expect(typesOf(desk.judge(false))).toEqual(['ReplyJudged'])
  expect(desk.state.status).toBe('open')
  desk.reply()
  expect(typesOf(desk.judge(true))).toEqual([
    'ReplyJudged',
    'SupervisionEnded',
    'OrderSupervisionLowered',
    'OrderSupervisionLowered',
  ])
  expect(desk.state.status).toBe('ended')
  expect(desk.rules.order()).toMatchObject({ supervision: null, supervisions: [notice] })
})

test('R-SUPERVISION-13 a listing ends by its own paper, for which there must be an accepted reply or the delivery', () => {
  const desk = new CaseDesk()
  desk.issue('notice')
  expect(codeOf(desk.draft('delisting'))).toBe('not-listed')
  desk.issue('listing')
  expect(codeOf(desk.draft('delisting'))).toBe('no-ground')
  expect(codeOf(desk.end('withdrawn', '领导决定'))).toBe('needs-delisting')
  desk.reply()
  expect(codeOf(desk.draft('delisting'))).toBe('no-ground')
  expect(typesOf(desk.judge(true))).toEqual(['ReplyJudged'])
  expect(desk.state.status).toBe('open')
  expect(desk.draft('delisting').ok).toBe(true)
  expect(typesOf(desk.sign())).toEqual([
    'NumberGiven',
    'NoticeSignedOff',
    'SupervisionEnded',
    'OrderSupervisionLowered',
  ])
  expect(desk.state).toMatchObject({ status: 'ended', rung: 'listing' })
  expect(desk.rules.order().supervision).toBeNull()
  // The paper still goes its way to the unit.
  expect(desk.serve().ok).toBe(true)
  expect(desk.receipt().ok).toBe(true)
  expect(codeOf(desk.reply())).toBe('case-ended')
})

test('R-SUPERVISION-14 a case that is not listed ends when all is delivered, or is withdrawn with a reason; then it takes nothing', () => {
  const desk = new CaseDesk()
  desk.draft('reminder')
  expect(codeOf(desk.end('withdrawn', '已协调'))).toBe('not-signed-off')
  desk.sign()
  expect(codeOf(desk.end('withdrawn', ' '))).toBe('reason-missing')
  expect(codeOf(desk.end('delivered'))).toBe('not-delivered')
  expect(desk.end('withdrawn', '已协调').ok).toBe(true)
  for (const outcome of [
    desk.draft('notice'),
    desk.remind(),
    desk.serve(),
    desk.void(),
    desk.end('withdrawn', '再来一次'),
  ])
    expect(codeOf(outcome)).toBe('case-ended')
})

test('R-SUPERVISION-15 a paper that was being drafted when its case ended is void in the same entry', () => {
  const desk = new CaseDesk()
  desk.issue('notice')
  desk.reply()
  desk.draft('letter')
  expect(typesOf(desk.judge(true, '', 1))).toEqual([
    'ReplyJudged',
    'NoticeVoided',
    'SupervisionEnded',
    'OrderSupervisionLowered',
  ])
  expect(desk.state.steps[1]?.document).toEqual({ status: 'void', number: null, voidedAt: today })
  expect(codeOf(desk.sign())).toBe('document-void')
})

test('R-SUPERVISION-16 a void paper leaves its orders on the rung that remains; with the last paper the case ends', () => {
  const desk = new CaseDesk()
  desk.issue('reminder', [order, otherOrder])
  desk.draft('listing', [order])
  desk.sign()
  expect(typesOf(desk.void())).toEqual(['NumberVoided', 'NoticeVoided', 'OrderSupervisionLowered'])
  expect(desk.state).toMatchObject({ rung: 'reminder', status: 'open' })
  expect(desk.rules.order().supervision).toEqual({ id: notice, rung: 'reminder' })
  const other = new CaseDesk(desk.rules, 's2' as SupervisionId)
  desk.rules.report('third' as OrderId)
  desk.rules.dispatch('third' as OrderId)
  other.draft('notice', ['third' as OrderId])
  other.sign()
  expect(typesOf(other.void())).toEqual(['NumberVoided', 'NoticeVoided', 'OrderSupervisionLowered', 'SupervisionEnded'])
  expect(desk.rules.order('third' as OrderId).supervision).toBeNull()
})

test('R-SUPERVISION-17 entries of version 1 are a case with one notice, for ever', () => {
  const stream = supervisionStream(notice)
  const { conditions: _, ...words } = noticeWords()
  const data = {
    unit: traffic,
    orders: [order],
    cause: 'overdue',
    dueAt: today,
    seal: true,
    slip: false,
    complete: true,
  } as const
  const number = { prefix: '督', year: 2025, n: 7 }
  const print = { to: 'pdf', copies: 1, pages: 1, sha256: 'a'.repeat(64), printedAt: today } as const
  const events: readonly DomainEvent[] = [
    { type: 'NoticeDrafted', v: 1, data, words, stream },
    { type: 'NoticeRevised', v: 1, data: { ...data, orders: [otherOrder] }, words, stream },
    { type: 'NoticeSignedOff', v: 1, data: { number, signedOffAt: today }, words: { facts: '{}' }, stream },
    { type: 'NoticePrinted', v: 1, data: print, words: { destination: '' }, stream },
  ]
  const state = events.reduce<ReturnType<typeof evolve> | null>((before, event) => evolve(before, event), null)
  expect(state).toMatchObject({
    supervision: {
      unit: traffic,
      orders: [otherOrder],
      status: 'open',
      rung: 'notice',
      steps: [{ kind: 'notice', document: { status: 'signedOff', number, prints: 1 } }],
    },
  })
  const supervised = { type: 'OrderSupervised', v: 1, data: { supervision: notice, number: '督〔2025〕7号' } } as const
  const desk = newRuleDesk()
  desk.report()
  desk.states.set(
    orderStream(order),
    evolve(desk.states.get(orderStream(order)) ?? null, { ...supervised, stream: orderStream(order) }),
  )
  expect(desk.order()).toMatchObject({ supervision: { id: notice, rung: 'notice' }, supervisions: [notice] })
})

test('R-DOCUMENT-1 a draft is checked when it is complete, once; a revision takes the check back', () => {
  const desk = new CaseDesk()
  desk.rules.draft({ words: { requirements: '' } })
  expect(codeOf(desk.check())).toBe('requirements-missing')
  desk.rules.revise()
  expect(typesOf(desk.check())).toEqual(['NoticeChecked'])
  expect(codeOf(desk.check())).toBe('already-checked')
  expect(desk.state.steps[0]?.document).toMatchObject({ checked: true })
  desk.rules.revise({ dueAt: today + 7 * DAY })
  expect(desk.state.steps[0]?.document).toMatchObject({ checked: false })
  desk.sign()
  expect(codeOf(desk.check())).toBe('already-signed-off')
})

test('R-DOCUMENT-2 each kind needs its words: a listing says what ends it, a delisting requires nothing of the unit', () => {
  const desk = new CaseDesk()
  desk.rules.draft({ kind: 'listing' })
  expect(codeOf(desk.sign())).toBe('requirements-missing')
  desk.rules.revise({ words: { conditions: '办结并经回访认可' } })
  expect(desk.sign().ok).toBe(true)
  desk.serve()
  desk.reply()
  desk.judge(true)
  desk.rules.draft({ kind: 'delisting', words: { requirements: '' } })
  expect(desk.sign().ok).toBe(true)
})

test('R-DOCUMENT-3 a paper is void with its reason until it is served; its number stays taken', () => {
  const desk = new CaseDesk()
  desk.draft('reminder')
  desk.sign()
  expect(codeOf(desk.void(' '))).toBe('reason-missing')
  desk.void()
  expect(desk.state.steps[0]?.document).toMatchObject({ status: 'void', number: { prefix: '催', year: 2026, n: 1 } })
  expect(codeOf(desk.serve())).toBe('document-void')
  expect(codeOf(desk.void())).toBe('case-ended')
  const next = new CaseDesk(desk.rules, 's2' as SupervisionId)
  next.draft('reminder')
  next.sign()
  expect(next.state.steps[0]?.document).toMatchObject({ number: { n: 2 } })
  next.serve()
  expect(codeOf(next.void())).toBe('already-served')
  expect(desk.rules.states.get('register/reminder-2026' as never)).toMatchObject({ register: { last: 2, voided: [1] } })
})

test('R-DOCUMENT-4 a signed paper is served once, not before its sign-off and not in the future', () => {
  const desk = new CaseDesk()
  desk.draft('notice')
  expect(codeOf(desk.serve())).toBe('not-signed-off')
  desk.sign(1, today + 30_000)
  expect(codeOf(desk.serve(1, today - MINUTE))).toBe('time-out-of-course')
  expect(codeOf(desk.serve(1, today + DAY))).toBe('time-in-future')
  // People enter minutes: the minute of the sign-off is after it.
  expect(desk.serve(1, today).ok).toBe(true)
  expect(codeOf(desk.serve(1, today))).toBe('already-served')
})

test('R-DOCUMENT-5 a receipt follows the service, once', () => {
  const desk = new CaseDesk()
  desk.draft('notice')
  desk.sign()
  expect(codeOf(desk.receipt())).toBe('not-served')
  desk.serve()
  expect(codeOf(desk.receipt(1, today - DAY))).toBe('time-out-of-course')
  expect(desk.receipt().ok).toBe(true)
  expect(codeOf(desk.receipt())).toBe('already-received')
})

test('R-DOCUMENT-6 one reply at a time waits for its verdict; a rejected one may be followed, an accepted one not', () => {
  const desk = new CaseDesk()
  desk.issue('listing')
  expect(codeOf(desk.judge(true))).toBe('no-reply-waiting')
  expect(codeOf(desk.reply(1, today, '  '))).toBe('reply-empty')
  desk.reply()
  expect(codeOf(desk.reply())).toBe('reply-waiting')
  desk.judge(false)
  expect(codeOf(desk.judge(false))).toBe('no-reply-waiting')
  desk.reply()
  desk.judge(true)
  expect(codeOf(desk.reply())).toBe('reply-accepted')
  expect(desk.state.steps[0]?.course.replies.map(({ verdict }) => verdict)).toEqual(['rejected', 'accepted'])
})

test('R-REGISTER-5 every kind of paper has its own numbers, continuous whatever is refused or void, none given twice', () => {
  const acts = fc.array(
    fc.record({ kind: fc.constantFrom(...rungs), what: fc.constantFrom('sign', 'signTwice', 'void', 'draft') }),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(acts, (list) => {
      const desk = newRuleDesk()
      const given = new Map<PaperKind, number[]>()
      list.forEach(({ kind, what }, at) => {
        const id = `o${at}` as OrderId
        desk.report(id)
        desk.dispatch(id)
        const one = new CaseDesk(desk, `s${at}` as SupervisionId)
        one.draft(kind, [id])
        if (what === 'draft') return
        one.sign()
        if (what === 'signTwice') expect(one.sign().ok).toBe(false)
        if (what === 'void') one.void()
        const document = one.state.steps[0]?.document
        const number = document?.status === 'signedOff' || document?.status === 'void' ? document.number : null
        given.set(kind, [...(given.get(kind) ?? []), number?.n ?? 0])
      })
      for (const numbers of given.values()) expect(numbers).toEqual(numbers.map((_, at) => at + 1))
    }),
    { numRuns: runs(40, 2_000) },
  )
})

test('the rung above is the next one, and a listing has none', () => {
  expect([null, ...rungs].map(rungAbove)).toEqual(['reminder', 'notice', 'letter', 'listing', null])
})
