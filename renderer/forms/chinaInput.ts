import { DAY, fromChina, type Instant, isoMinute, startOfDay } from '../../shared/kernel/chinaTime.ts'

/** What a `datetime-local` input shows for an instant: the wall clock in Shanghai, whatever zone the machine is in. */
export const toChinaInput = (instant: Instant): string => isoMinute(instant).replace(' ', 'T')

const pattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?$/

/** The instant of what stands in a `datetime-local` input; null when it is empty, half typed or no real date. */
export const fromChinaInput = (value: string): Instant | null => {
  const match = pattern.exec(value)
  if (match === null) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number)
  const instant = fromChina(year, month, day, hour, minute)
  // Date.UTC rolls the 31st of a short month over into the next one; what comes back must be what was typed.
  return toChinaInput(instant) === value.slice(0, 16) ? instant : null
}

/** 17:00 in Shanghai, `days` natural days after the day that holds `now`. */
export const closingTimeAfter = (now: Instant, days: number): Instant => startOfDay(now) + days * DAY + 17 * (DAY / 24)
