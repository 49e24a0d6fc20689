import { expect, test } from 'vitest'
import type { OrderDetail } from '../../../shared/contract/desk.ts'
import type { Row } from '../../../shared/contract/views.ts'
import { zhCN } from '../../../shared/text/zhCN.ts'
import { obstacleText } from '../orderActions.ts'
import { whyNotTaken } from './takeSuggestion.ts'

const row = (status: Row['status']): Row => ({ status }) as Row
const offered = (offers: object): OrderDetail => ({ standing: { offers } }) as OrderDetail
const notPermitted = { allowed: false, code: 'not-permitted', roles: ['dispatcher', 'administrator'] } as const

test('R-SUGGEST-10 who may not dispatch may not take a suggestion, and reads who may', () => {
  const obstacle = whyNotTaken(row('accepted'), offered({ dispatchOrder: notPermitted }))
  expect(obstacle).toEqual(notPermitted)
  if (obstacle === null) throw new Error('taken')
  expect(obstacleText(zhCN, obstacle)).toContain(zhCN.desk.roles.dispatcher)
  expect(whyNotTaken(row('accepted'), offered({ dispatchOrder: { allowed: true } }))).toBeNull()
})

test('R-SUGGEST-10 what was given back is dispatched anew, and what has its unit is not dispatched again', () => {
  expect(whyNotTaken(row('returned'), offered({ redispatchOrder: notPermitted }))).toEqual(notPermitted)
  expect(whyNotTaken(row('returned'), null)).toBeNull()
  expect(whyNotTaken(row('closed'), null)).not.toBeNull()
  expect(whyNotTaken(undefined, null)).toBe('none-focused')
})
