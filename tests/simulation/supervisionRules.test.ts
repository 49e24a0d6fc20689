import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentNumberText } from '../../shared/domain/document/documentNumber.ts'
import { farthestDeadline } from '../../shared/domain/order/clockProblem.ts'
import { wordLimits } from '../../shared/domain/order/wordLimits.ts'
import { documentRegister, orderStream, supervisionStream } from '../../shared/domain/streams.ts'
import type { SupervisionState } from '../../shared/domain/supervision/supervisionState.ts'
import { DAY, fromChina } from '../../shared/kernel/chinaTime.ts'
import type { OrderId, SupervisionId } from '../../shared/kernel/ids.ts'
import { codeOf, housing, newRuleDesk, notice, order, otherOrder, today, traffic, typesOf } from './builders.ts'

const twoDispatched = () => {
  const desk = newRuleDesk()
  for (const id of [order, otherOrder]) {
    desk.report(id)
    desk.dispatch(id)
  }
  return desk
}
const later = 's2' as SupervisionId
/** The number of the case's first paper. */
const numberOf = ({ steps }: SupervisionState) => {
  const document = steps[0]?.document
  return document?.status === 'signedOff' ? document.number : null
}

test('R-SUPERVISION-1 a notice is about at least one order, each dispatched to the notice’s unit as its lead', () => {
  const desk = twoDispatched()
  desk.report('waiting' as OrderId)
  expect(codeOf(desk.draft({ orders: [] }))).toBe('no-orders')
  expect(codeOf(desk.draft({ unit: 'nobody' as typeof traffic }))).toBe('unit-unknown')
  const problem = (id: string, code: string) => ({ ok: false, error: { code, stream: orderStream(id as OrderId) } })
  expect(desk.draft({ orders: [order, 'gone' as OrderId] })).toEqual(problem('gone', 'not-found'))
  expect(desk.draft({ orders: [order, 'waiting' as OrderId] })).toEqual(problem('waiting', 'not-dispatched'))
  desk.redispatch(otherOrder, { lead: traffic })
  expect(desk.draft({ orders: [order, otherOrder] })).toEqual(problem(otherOrder, 'not-of-this-unit'))
  expect(typesOf(desk.draft())).toEqual(['NoticeDrafted'])
})

test('R-SUPERVISION-2 an order stands in a notice once, however often it was named', () => {
  const desk = twoDispatched()
  desk.draft({ orders: [order, otherOrder, order] })
  expect(desk.notice().orders).toEqual([order, otherOrder])
  desk.revise({ orders: [otherOrder, otherOrder] })
  expect(desk.notice().orders).toEqual([otherOrder])
  desk.signOff()
  expect(desk.order(otherOrder).supervisions).toEqual([notice])
})

test('R-SUPERVISION-3 a draft may be unfinished; a sign-off needs requirements and the office’s name', () => {
  const desk = twoDispatched()
  expect(desk.draft({ words: { requirements: ' \n', reason: '' } }).ok).toBe(true)
  expect(codeOf(desk.signOff())).toBe('requirements-missing')
  desk.revise({ words: { officeName: '　' } })
  expect(codeOf(desk.signOff())).toBe('requirements-missing')
  desk.revise()
  expect(desk.signOff().ok).toBe(true)
  expect(codeOf(desk.draft({ orders: [otherOrder], words: { basis: '字'.repeat(wordLimits.text + 1) } }, later))).toBe(
    'words-too-long',
  )
})

test('R-SUPERVISION-4 the new deadline lies ahead, at drafting and again at sign-off', () => {
  const desk = twoDispatched()
  expect(codeOf(desk.draft({ dueAt: today }))).toBe('deadline-past')
  expect(codeOf(desk.draft({ dueAt: today + farthestDeadline + 1 }))).toBe('deadline-too-far')
  desk.draft({ dueAt: today + DAY })
  expect(codeOf(desk.signOff(notice, today + DAY))).toBe('deadline-past')
  expect(desk.signOff(notice, today + DAY - 1).ok).toBe(true)
})

test('R-SUPERVISION-5 a draft is revised at will until it is signed off, and never after', () => {
  const desk = twoDispatched()
  expect(codeOf(desk.revise())).toBe('not-found')
  desk.draft()
  expect(codeOf(desk.draft())).toBe('draft-open')
  expect(typesOf(desk.revise({ dueAt: today + 7 * DAY }))).toEqual(['NoticeRevised'])
  expect(desk.notice()).toMatchObject({
    status: 'preparing',
    steps: [{ dueAt: today + 7 * DAY, document: { status: 'drafted' } }],
  })
  expect(codeOf(desk.revise({ orders: [] }))).toBe('no-orders')
  desk.signOff()
  expect(codeOf(desk.revise())).toBe('already-signed-off')
  expect(codeOf(desk.signOff())).toBe('already-signed-off')
})

test('R-SUPERVISION-6 sign-off looks at the orders again and names the one that moved on', () => {
  const desk = twoDispatched()
  expect(codeOf(desk.signOff())).toBe('not-found')
  desk.draft({ orders: [order, otherOrder] })
  desk.redispatch(otherOrder, { lead: traffic })
  expect(desk.signOff()).toEqual({
    ok: false,
    error: { code: 'not-of-this-unit', stream: orderStream(otherOrder) },
  })
  desk.report('third' as OrderId)
  desk.dispatch('third' as OrderId, {}, { id: 'c' as never })
  desk.draft({ orders: ['third' as OrderId] }, later)
  desk.undo('c', 'third' as OrderId)
  expect(codeOf(desk.signOff(later))).toBe('not-dispatched')
  expect(desk.states.has(documentRegister('notice', 2026))).toBe(false)
})

test('R-SUPERVISION-7 sign-off gives the number, signs, and puts each order under supervision, in one entry', () => {
  const desk = twoDispatched()
  desk.draft({ orders: [order, otherOrder] })
  const signed = desk.signOff()
  expect(signed.ok && signed.value.map(({ type, stream }) => [type, stream])).toEqual([
    ['NumberGiven', documentRegister('notice', 2026)],
    ['NoticeSignedOff', supervisionStream(notice)],
    ['OrderSupervised', orderStream(order)],
    ['OrderSupervised', orderStream(otherOrder)],
  ])
  expect(desk.notice()).toEqual({
    id: notice,
    unit: housing,
    orders: [order, otherOrder],
    cause: 'overdue',
    status: 'open',
    rung: 'notice',
    steps: [
      {
        kind: 'notice',
        orders: [order, otherOrder],
        dueAt: today + 6 * DAY,
        document: {
          status: 'signedOff',
          number: { prefix: '督', year: 2026, n: 1 },
          signedOffAt: today,
          prints: 0,
        },
        course: { service: null, receipt: null, replies: [] },
      },
    ],
  })
  expect(desk.order().supervisions).toEqual([notice])
  // One case an order at a time: what it climbs on is the one that it stands in.
  expect(codeOf(desk.draft({}, later))).toBe('in-another-case')
})

test('R-SUPERVISION-8 only a signed notice is printed; each print is recorded with copies from 1 to 999', () => {
  const desk = twoDispatched()
  expect(codeOf(desk.print())).toBe('not-found')
  desk.draft()
  expect(codeOf(desk.print())).toBe('not-signed-off')
  desk.signOff()
  for (const copies of [0, 1000, 1.5, Number.NaN]) expect(codeOf(desk.print(copies))).toBe('copies-out-of-range')
  expect(codeOf(desk.print(1, notice, '长'.repeat(wordLimits.line + 1)))).toBe('words-too-long')
  const printed = desk.print(999)
  expect(printed.ok && printed.value).toMatchObject([
    {
      type: 'NoticePrinted',
      data: { to: 'printer', copies: 999, pages: 1, sha256: 'a'.repeat(64), printedAt: today },
      words: { destination: '二楼打印机' },
    },
  ])
  desk.print()
  expect(desk.notice().steps).toMatchObject([{ document: { prints: 2 } }])
})

test('R-REGISTER-1 numbers of a year are 1, 2, 3 ... in the order of sign-off, whatever was refused between', () => {
  const acts = fc.array(fc.constantFrom('draft', 'signOff', 'signOffAgain', 'print', 'draftBadly'), { maxLength: 30 })
  fc.assert(
    fc.property(acts, (list) => {
      const desk = twoDispatched()
      const given: number[] = []
      let drafted = 0
      let signed = 0
      const id = (n: number) => `s${n}` as SupervisionId
      for (const act of list) {
        if (act === 'draft') {
          const one = `each${drafted}` as OrderId
          desk.report(one)
          desk.dispatch(one)
          desk.draft({ orders: [one] }, id(drafted))
          drafted += 1
        }
        if (act === 'draftBadly') expect(desk.draft({ orders: [] }, id(drafted)).ok).toBe(false)
        if (act === 'signOffAgain') expect(desk.signOff(id(0)).ok).toBe(signed === 0 && drafted > 0)
        if (act === 'signOffAgain' && signed === 0 && drafted > 0) signed += 1
        if (act === 'signOff' && signed < drafted) {
          expect(desk.signOff(id(signed)).ok).toBe(true)
          signed += 1
        }
        if (act === 'print' && signed > 0) expect(desk.print(1, id(signed - 1)).ok).toBe(true)
      }
      for (let n = 0; n < signed; n += 1) {
        given.push(numberOf(desk.notice(id(n)))?.n ?? 0)
      }
      expect(given).toEqual(given.map((_, at) => at + 1))
      expect(given).toHaveLength(signed)
    }),
  )
})

test('R-REGISTER-2 a number leaves the register only with the document that bears it', () => {
  const desk = twoDispatched()
  desk.draft()
  expect(numberOf(desk.notice())).toBeNull()
  const signed = desk.signOff()
  expect(signed.ok && signed.value[0]).toMatchObject({ type: 'NumberGiven', data: { n: 1, document: notice } })
})

test('R-REGISTER-3 each year in Shanghai has its own numbers', () => {
  const desk = newRuleDesk()
  desk.report()
  desk.dispatch(order, { dueAt: today + 90 * DAY })
  const newYear = fromChina(2027, 1, 1)
  const sign = (id: string, now: number) => {
    const one = `of ${id}` as OrderId
    desk.report(one)
    desk.dispatch(one, { dueAt: today + 90 * DAY })
    desk.draft({ orders: [one], dueAt: today + 90 * DAY }, id as SupervisionId, now)
    desk.signOff(id as SupervisionId, now)
    const number = numberOf(desk.notice(id as SupervisionId))
    return number === null ? '' : documentNumberText(number)
  }
  expect(sign('a', newYear - 2)).toBe('督〔2026〕1号')
  expect(sign('b', newYear - 1)).toBe('督〔2026〕2号')
  expect(sign('c', newYear)).toBe('督〔2027〕1号')
})

test('R-REGISTER-4 a number reads prefix, year in 〔〕, number without leading zeros, and keeps the prefix of its day', () => {
  const desk = twoDispatched()
  desk.setNoticePrefix('莱督')
  desk.draft()
  desk.signOff()
  desk.setNoticePrefix('督')
  desk.draft({ orders: [otherOrder] }, later)
  const second = desk.signOff(later)
  expect(numberOf(desk.notice())).toEqual({ prefix: '莱督', year: 2026, n: 1 })
  expect(second.ok && second.value.at(-1)).toMatchObject({ data: { number: '督〔2026〕2号' } })
})
