import { chinaDate, HOUR, type Instant } from '../kernel/chinaTime.ts'

/** Dates on paper: Arabic figures without leading zeros and without spaces (GB/T 9704-2012, 7.3.5.4). Business time. */
export const paperDay = (instant: Instant): string => `${chinaDate(instant).year}年${monthDay(instant)}`

/** The year is left out when the sentence has just named it. */
export const paperDayAfter = (instant: Instant, named: Instant): string =>
  chinaDate(instant).year === chinaDate(named).year ? monthDay(instant) : paperDay(instant)

/** `2026年12月1日17时`; midnight is the end of the day before, `24时`, as offices read a limit. */
export const paperHour = (instant: Instant): string => hourAfter(instant, paperDay)

export const paperHourAfter = (instant: Instant, named: Instant): string =>
  hourAfter(instant, (day) => paperDayAfter(day, named))

const monthDay = (instant: Instant): string => {
  const at = chinaDate(instant)
  return `${at.month}月${at.day}日`
}

const hourAfter = (instant: Instant, dayText: (day: Instant) => string): string => {
  const at = chinaDate(instant)
  if (at.hour === 0 && at.minute === 0) return `${dayText(instant - HOUR)}24时`
  return `${dayText(instant)}${at.hour}时${at.minute === 0 ? '' : `${at.minute}分`}`
}
