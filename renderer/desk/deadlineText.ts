import { DAY, HOUR, type Instant, MINUTE } from '../../shared/kernel/chinaTime.ts'
import type { Text } from '../../shared/text/zhCN.ts'
import type { Clock } from '../look/light.ts'

/** What is left, or how far over: a sign, a figure and its unit, which the grid sets in three columns. */
export type Amount = {
  readonly sign: 'left' | 'over'
  readonly value: number
  readonly unit: 'minute' | 'hour' | 'day'
}

/**
 * The largest unit that gives a whole figure of at least one. What is left is rounded down and what is over is rounded up,
 * so that the desk never promises time that is not there.
 */
export const amountTo = (dueAt: Instant, now: Instant): Amount => {
  const gap = Math.abs(dueAt - now)
  const sign = now < dueAt ? 'left' : 'over'
  const round = sign === 'left' ? Math.floor : Math.ceil
  if (gap >= DAY) return { sign, value: round(gap / DAY), unit: 'day' }
  if (gap >= HOUR) return { sign, value: round(gap / HOUR), unit: 'hour' }
  return { sign, value: Math.max(sign === 'over' ? 1 : 0, round(gap / MINUTE)), unit: 'minute' }
}

export const amountText = (text: Text, { dueAt }: Pick<Clock, 'dueAt'>, now: Instant): string => {
  if (dueAt === null) return text.desk.clock.none
  const { sign, value, unit } = amountTo(dueAt, now)
  return text.desk.clock.text(text.desk.clock[sign], value, text.desk.clock.units[unit])
}
