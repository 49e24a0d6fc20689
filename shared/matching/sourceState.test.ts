import { expect, test } from 'vitest'
import { noRules } from '../contract/importPlan.ts'
import { isClosedState, orderKindOf } from './sourceState.ts'

test('what sources call closed is closed, and what is still open is not', () => {
  for (const state of [
    '已办结',
    '办结',
    '已结案',
    '已归档',
    '已答复',
    'Closed',
    'Closed (Duplicate)',
    'Resolved',
    'done',
  ])
    expect([state, isClosedState(state)]).toEqual([state, true])
  for (const state of [
    '',
    '办理中',
    '未办结',
    '待办结',
    '不予办结',
    '重新办理',
    'Open',
    'New',
    'Pending',
    'Reopened',
    'unresolved',
  ])
    expect([state, isClosedState(state)]).toEqual([state, false])
})

test('a state that the person decided goes before its word, and its word before the kind of the table', () => {
  const decided = new Map([['转办中', 'history' as const]])
  const under = (state: string, byState: boolean) =>
    orderKindOf(state, decided, { kind: 'history', rules: { ...noRules, byState } })
  expect(under('转办中', true)).toBe('history')
  expect(under('办理中', true)).toBe('newOrders')
  expect(under('办理中', false)).toBe('history')
})
