import type { CalendarProblem } from '../../calendar/calendarProblem.ts'
import type { CalendarFaultCode } from '../../calendar/checkCalendar.ts'
import type { LimitsFault } from '../../domain/limits/decideLimits.ts'
import type { Reason } from './refusals.ts'

type Code = CalendarProblem['code'] | CalendarFaultCode | LimitsFault | 'settings-moved'

/** Why a deadline cannot be counted, and what is wrong with office hours, year tables and limits. */
export const calendarRefusals = {
  'year-not-covered': { what: '时限落到还没有年表的年份', next: '在“设置 · 工作日历”里添加那一年的年表后再办' },
  'deadline-before-start': { what: '时限不晚于起算时间', next: '选一个以后的工作时间' },
  'deadline-off-hours': { what: '时限落在非工作时间', next: '选工作时间内的时刻' },
  'deadline-mismatch': { what: '时限与工作日历算出的不一致', next: '更新列表后再办一次' },
  'calendar-moved': { what: '您打开之后工作日历改过', next: '重新打开再办，时限会按新日历计算' },
  'settings-moved': { what: '您打开之后别处改过这一项', next: '重新打开，看过最新的再改' },
  'hours-missing': { what: '办公时间是空的', next: '至少写一段，如 08:30 到 12:00' },
  'hours-empty-range': { what: '有一段办公时间不早于自己的结束', next: '把开始改到结束之前' },
  'hours-overlap': { what: '办公时间有重叠或次序颠倒', next: '按先后填写，午休留在两段之间' },
  'hours-outside-day': { what: '办公时间超出一天', next: '填 00:00 到 23:59 之间的时刻' },
  'season-malformed': { what: '季节作息的起止日期不对', next: '填真实的月日，如 06-01' },
  'season-overlap': { what: '两段季节作息有重叠', next: '改到互不重叠' },
  'year-out-of-range': { what: '年份不对', next: '填 1992 到 2199 的年份' },
  'year-twice': { what: '同一年有两份年表', next: '只留一份' },
  'year-without-holidays': { what: '年表里缺元旦、劳动节或国庆节', next: '把全年的放假日补全再存' },
  'day-malformed': { what: '年表里有不存在的日期', next: '改成真实的日期' },
  'day-twice': { what: '年表里有重复的日期', next: '同一天只留一行' },
  'make-up-on-workday': { what: '调休上班落在周一到周五', next: '调休上班只能是周六或周日' },
  'yellow-out-of-range': { what: '黄灯比例不对', next: '填 1 到 99 的整数' },
  'limit-out-of-range': { what: '有一个时限超出范围', next: '填 1 以上的整数，最长约三年' },
  'override-empty': { what: '有一条单独规定没有指明对象或时限', next: '补全或删去这一条' },
  'override-twice': { what: '有两条单独规定针对同样的对象', next: '合成一条' },
} as const satisfies Readonly<Record<Code, Reason>>
