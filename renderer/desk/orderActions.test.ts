import { expect, test } from 'vitest'
import type { OrderDetail } from '../../shared/contract/desk.ts'
import type { Row } from '../../shared/contract/views.ts'
import { type OrderStatus, orderStatuses } from '../../shared/domain/order/orderState.ts'
import { orderCommandTypes } from '../../shared/domain/order/orderTable.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { type ActName, orderActs } from './acts/orderActs.ts'
import { actOfKey, obstacleText, shownActions, whyNot } from './orderActions.ts'

const row = (status: OrderStatus): Row => ({ status }) as Row
const offering = (...allowed: readonly string[]): OrderDetail =>
  ({
    standing: {
      closing: null,
      offers: Object.fromEntries(
        orderCommandTypes.map((type) => [
          type,
          allowed.includes(type) ? { allowed: true } : { allowed: false, code: 'not-signed', roles: [] },
        ]),
      ),
    },
  }) as unknown as OrderDetail

test('a waiting order can be dispatched, accepted and declined, not re-dispatched or supervised', () => {
  for (const action of ['dispatchOrder', 'acceptOrder', 'declineOrder'] as const)
    expect(whyNot(action, row('reported'), null)).toBeNull()
  expect(whyNot('redispatchOrder', row('reported'), null)).toMatchObject({ code: 'not-dispatched' })
  expect(whyNot('notice', row('accepted'), null)).toMatchObject({ code: 'not-dispatched' })
  expect(whyNot('acceptOrder', row('accepted'), null)).toMatchObject({ code: 'not-awaiting-acceptance' })
})

test('once the order is read in full, the ledger’s own offers count', () => {
  expect(whyNot('deliverOrder', row('dispatched'), offering('deliverOrder'))).toBeNull()
  expect(whyNot('deliverOrder', row('signed'), offering())).toMatchObject({ code: 'not-signed' })
})

test('without an order nothing applies, and that is said', () => {
  const obstacle = whyNot('dispatchOrder', undefined, null)
  expect(obstacle).toBe('none-focused')
  expect(obstacleText(zhCN, 'none-focused')).not.toBe('')
})

test('who may not is told who may', () => {
  const words = obstacleText(zhCN, { allowed: false, code: 'not-permitted', roles: ['chiefDispatcher'] })
  expect(words).toContain(zhCN.desk.roles.chiefDispatcher)
})

test('every status shows what comes next, and every act that is shown applies to some order', () => {
  for (const status of orderStatuses) expect(shownActions(row(status), null).length).toBeGreaterThan(0)
})

test('what waits for its other half gives it the place', () => {
  expect(shownActions(row('reported'), offering('recordAnswer'))).toContain('recordAnswer')
  expect(shownActions(row('inProgress'), offering('resumeClock'))).toContain('resumeClock')
})

test('acts that share a key never apply to one order at once', () => {
  const names = Object.keys(orderActs) as ActName[]
  for (const status of orderStatuses)
    for (const name of names) {
      const applying = names.filter(
        (other) => orderActs[other].key === orderActs[name].key && whyNot(other, row(status), null) === null,
      )
      // To ask and to answer, to suspend and to resume: the order itself says which, not its status.
      const halves = [
        'askReporter,recordAnswer',
        'suspendClock,resumeClock',
        'unmergeOrder,mergeOrder',
        'takeUp,putAside',
      ]
      if (applying.length > 1) expect(halves).toContain(applying.join(','))
    }
  expect(actOfKey('h', { ...row('reported'), asideUntil: null }, null)).toBe('putAside')
  expect(actOfKey('h', { ...row('reported'), asideUntil: 1 }, null)).toBe('takeUp')
  expect(actOfKey('z', row('closed'), null)).toBe('reopenOrder')
  expect(actOfKey('z', row('reviewed'), null)).toBe('closeOrder')
  expect(actOfKey('h', row('inProgress'), offering('resumeClock'))).toBe('resumeClock')
})

test('a paper of supervision is for who drafts them, and the others are told who does', () => {
  const roles = ['supervisor', 'administrator'] as const
  const read = (notice: object): OrderDetail => ({ standing: { notice, offers: {} } }) as unknown as OrderDetail
  const refused = { allowed: false, code: 'not-permitted', roles } as const
  expect(whyNot('notice', row('dispatched'), null)).toBeNull()
  expect(whyNot('notice', row('dispatched'), read({ allowed: true }))).toBeNull()
  expect(whyNot('notice', row('dispatched'), read(refused))).toEqual(refused)
  expect(obstacleText(zhCN, refused)).toContain(zhCN.desk.roles.supervisor)
  expect(whyNot('notice', row('accepted'), read(refused))).toMatchObject({ code: 'not-dispatched' })
})
