/**
 * Business time is Asia/Shanghai on every machine: UTC+8 without daylight saving since 1991-09-15.
 * Instants are UTC milliseconds. Arithmetic instead of Intl, so that a machine's zone or locale data can change nothing.
 */
export type Instant = number

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
const OFFSET = 8 * HOUR

export type ChinaDate = {
  readonly year: number
  /** 1..12 */
  readonly month: number
  /** 1..31 */
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

export const chinaDate = (instant: Instant): ChinaDate => {
  const shifted = new Date(instant + OFFSET)
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
  }
}

/** The instant of a wall clock reading in Shanghai; the parts must be a real date (Date.UTC rolls others over). */
export const fromChina = (year: number, month: number, day: number, hour = 0, minute = 0, second = 0): Instant =>
  Date.UTC(year, month - 1, day, hour, minute, second) - OFFSET

/** Midnight in Shanghai of the day that holds the instant. */
export const startOfDay = (instant: Instant): Instant => Math.floor((instant + OFFSET) / DAY) * DAY - OFFSET

/** Days since 1970-01-01 on the wall in Shanghai: what calendars count with. */
export const dayNumber = (instant: Instant): number => Math.floor((instant + OFFSET) / DAY)

/** Midnight in Shanghai of a day by its number. */
export const startOfDayNumber = (day: number): Instant => day * DAY - OFFSET

/** 0 is Sunday, 6 is Saturday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7

const two = (value: number): string => String(value).padStart(2, '0')

/** `261124`: the day part of an order's number. */
export const dayCode = (instant: Instant): string => {
  const at = chinaDate(instant)
  return `${two(at.year % 100)}${two(at.month)}${two(at.day)}`
}

/** `2026-11-24 10:02`, for lists and files. */
export const isoMinute = (instant: Instant): string => {
  const at = chinaDate(instant)
  return `${at.year}-${two(at.month)}-${two(at.day)} ${two(at.hour)}:${two(at.minute)}`
}

/** `2026-11-24`: a day by its number, as year tables and files write it. */
export const isoDay = (day: number): string => {
  const at = chinaDate(startOfDayNumber(day))
  return `${String(at.year).padStart(4, '0')}-${two(at.month)}-${two(at.day)}`
}

/** The number of a real day that is written `2026-11-24`; null for everything else, 2026-02-30 included. */
export const dayFromIso = (text: string): number | null => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (parts === null) return null
  const day = dayNumber(fromChina(Number(parts[1]), Number(parts[2]), Number(parts[3])))
  return isoDay(day) === text ? day : null
}

/** `11-24 10:02`, for the grid; a date of another year keeps its year: `2025-11-24`. */
export const shortWhen = (instant: Instant, now: Instant): string => {
  const at = chinaDate(instant)
  return at.year === chinaDate(now).year
    ? `${two(at.month)}-${two(at.day)} ${two(at.hour)}:${two(at.minute)}`
    : `${at.year}-${two(at.month)}-${two(at.day)}`
}
