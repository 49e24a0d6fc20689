import { expect, test } from 'vitest'
import { orderStream, supervisionStream } from '../../shared/domain/streams.ts'
import type { StreamName } from '../../shared/kernel/ids.ts'
import { CaseDesk } from './caseDesk.ts'
import { newRuleDesk, notice, order } from './builders.ts'
import { LifeDesk } from './lifeDesk.ts'

/** A closed order with a notice about it that is still open. */
const closedUnderNotice = () => {
  const desk = newRuleDesk()
  const life = new LifeDesk(desk).report().reach('dispatchOrder', 'signOrder')
  const about = new CaseDesk(desk)
  expect(about.issue('notice').ok).toBe(true)
  life.reach('deliverOrder', 'recordReview', 'closeOrder')
  const erase = (quotes: readonly StreamName[]) =>
    desk.act(orderStream(order), { type: 'eraseReporter', body: { ground: 'asked', quotes } })
  return { desk, life, about, erase }
}

test('R-ORDER-60 an order is not erased while a supervision that quotes it goes on, and nothing changes by trying', () => {
  const { desk, about, erase, life } = closedUnderNotice()
  const before = structuredClone([...desk.states])
  const refused = erase([supervisionStream(notice)])
  expect(refused).toMatchObject({ ok: false, error: { code: 'erase-case-open' } })
  expect([...desk.states]).toEqual(before)
  expect(about.end('delivered').ok).toBe(true)
  const erased = erase([supervisionStream(notice)])
  expect(erased).toMatchObject({ ok: true, value: [{ type: 'OrderReporterErased', stream: orderStream(order) }] })
  expect(life.state.status).toBe('closed')
})

test('R-ORDER-60 a paper that came to quote the order in the meantime is not left behind with its words', () => {
  const { desk, about, erase } = closedUnderNotice()
  about.end('delivered')
  const before = structuredClone([...desk.states])
  expect(erase([])).toMatchObject({ ok: false, error: { code: 'quotes-moved' } })
  expect([...desk.states]).toEqual(before)
})
