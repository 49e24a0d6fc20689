import { expect, test } from 'vitest'
import { calendarOf } from '../../shared/calendar/calendarOf.ts'
import { deadlineFrom, pickedDeadline } from '../../shared/calendar/deadlineFrom.ts'
import { defaultCalendar } from '../../shared/calendar/defaultCalendar.ts'
import { explainDeadline } from '../../shared/calendar/explainDeadline.ts'
import type { CountedLimit, Deadline } from '../../shared/calendar/limit.ts'
import type { WhyClock } from '../../shared/contract/retiming.ts'
import { fromChina } from '../../shared/kernel/chinaTime.ts'
import { en } from '../../shared/text/en.ts'
import { type Text, zhCN } from '../../shared/text/zhCN.ts'
import { whyLines } from './whyLines.ts'

const calendar = calendarOf(defaultCalendar)
const told = (deadline: Deadline, reasons = {}): WhyClock => {
  const found = explainDeadline(calendar, deadline)
  if (!found.ok) throw new Error(found.error.code)
  return {
    which: 'delivery',
    ...deadline,
    told: { kind: 'explained', explanation: found.value, calendarVersion: 0, reasons },
  }
}
const counted = (start: number, limit: CountedLimit): WhyClock => {
  const found = deadlineFrom(calendar, start, limit)
  if (!found.ok) throw new Error(found.error.code)
  return told(found.value)
}
const written = (text: Text, clock: WhyClock) =>
  whyLines(text, clock).lines.map(({ when, what, amount, sum }) => [when, what, amount, sum].join(' | '))

test('R-CALENDAR-19 the arithmetic over Spring Festival reads line by line', () => {
  const clock = counted(fromChina(2026, 2, 12, 16), { kind: 'workingDays', amount: 4 })
  expect(whyLines(zhCN, clock).head).toBe('4 个工作日，自 2026-02-12 16:00 起算')
  expect(written(zhCN, clock)).toEqual([
    '02-12 周四 起算当天不计 |  |  | ',
    '02-13 周五 |  | 1 天 | 计 1 天',
    '02-14 周六 | 春节调休上班 | 1 天 | 计 2 天',
    '02-15 周日 至 02-23 周一 | 春节放假不计 | 9 天 | ',
    '02-24 周二 至 02-25 周三 |  | 2 天 | 计 4 天',
  ])
  expect(written(en, clock)[3]).toBe('02-15 Sun to 02-23 Mon | off for Spring Festival | 9 days | ')
})

test('R-CALENDAR-19 hours read with lunch and nights', () => {
  expect(written(zhCN, counted(fromChina(2026, 11, 25, 11, 30), { kind: 'workingHours', amount: 5 }))).toEqual([
    '11-25 11:30–12:00 |  | 30 分钟 | 累计 30 分钟',
    '11-25 12:00–13:30 | 午休不计 |  | ',
    '11-25 13:30–17:30 |  | 4 小时 | 累计 4.5 小时',
    '11-25 17:30–11-26 08:30 | 下班时间不计 |  | ',
    '11-26 08:30–09:00 |  | 30 分钟 | 累计 5 小时',
  ])
})

test('A picked moment has no arithmetic and says how much working time it leaves; what cannot be told says why.', () => {
  const picked = pickedDeadline(calendar, fromChina(2026, 11, 25, 16), fromChina(2026, 11, 26, 9))
  if (!picked.ok) throw new Error(picked.error.code)
  expect(whyLines(zhCN, told(picked.value))).toEqual({
    head: '由派单人指定，派出于 2026-11-25 16:00',
    lines: [],
    note: '其间工作时间共 2 小时，按程序自带的工作日历',
  })
  const clock = counted(fromChina(2026, 11, 25, 10), { kind: 'workingDays', amount: 2 })
  for (const kind of ['before', 'moved', 'unknown'] as const)
    expect(whyLines(zhCN, { ...clock, told: { kind } })).toMatchObject({ lines: [], note: zhCN.calendar.why[kind] })
})
