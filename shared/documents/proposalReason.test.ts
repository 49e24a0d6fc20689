import { expect, test } from 'vitest'
import { joinedReason, proposalReason } from './proposalReason.ts'

const overdue = { code: 'overdue', days: 3 } as const
const unsatisfied = { code: 'unsatisfied', times: 2 } as const

test('A paper about one says its reasons in a row.', () => {
  expect(proposalReason([overdue, unsatisfied])).toBe('已超期3个工作日，经回访2次不满意')
})

test('R-SUPERVISION-25 a paper about several explains each: the list where all are late, else with the numbers.', () => {
  const late = { reasons: [overdue], orders: ['26-0001'] }
  const bad = { reasons: [unsatisfied], orders: ['26-0002'] }
  expect(joinedReason([late, { reasons: [{ code: 'overdue', days: 9 }], orders: ['26-0003'] }])).toBe('')
  expect(joinedReason([bad, { ...bad, orders: ['26-0004'] }])).toBe('上述事项经回访2次不满意')
  expect(joinedReason([late, bad, { ...bad, orders: ['26-0004'] }])).toBe(
    '编号26-0001已超期3个工作日；编号26-0002、26-0004经回访2次不满意',
  )
})
