import { expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../shared/kernel/chinaTime.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { amountText, amountTo } from './deadlineText.ts'

const now = Date.UTC(2026, 10, 24, 2, 2)

test('What is left is rounded down, so that no time is promised that is not there.', () => {
  expect(amountTo(now + 3 * DAY - 1, now)).toEqual({ sign: 'left', value: 2, unit: 'day' })
  expect(amountTo(now + DAY - 1, now)).toEqual({ sign: 'left', value: 23, unit: 'hour' })
  expect(amountTo(now + HOUR - 1, now)).toEqual({ sign: 'left', value: 59, unit: 'minute' })
  expect(amountTo(now + MINUTE - 1, now)).toEqual({ sign: 'left', value: 0, unit: 'minute' })
})

test('What is over is rounded up, from the first moment on.', () => {
  expect(amountTo(now, now)).toEqual({ sign: 'over', value: 1, unit: 'minute' })
  expect(amountTo(now - HOUR - 1, now)).toEqual({ sign: 'over', value: 2, unit: 'hour' })
  expect(amountTo(now - 2 * DAY - 1, now)).toEqual({ sign: 'over', value: 3, unit: 'day' })
})

test('A deadline reads 余 or 超, a figure and its unit; without one there is a dash.', () => {
  expect(amountText(zhCN, { dueAt: now + 40 * MINUTE }, now)).toBe('余 40 分钟')
  expect(amountText(zhCN, { dueAt: now - 3 * DAY }, now)).toBe('超 3 天')
  expect(amountText(zhCN, { dueAt: null }, now)).toBe('–')
})
