import { DAY, HOUR, type Instant, startOfDay } from '../kernel/chinaTime.ts'

/** The end of the working day, `days` natural days after the day of `from`: 17:00 in Shanghai. */
export const naturalDeadline = (from: Instant, days: number): Instant => startOfDay(from) + days * DAY + 17 * HOUR
