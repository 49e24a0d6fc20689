import { DAY, fromChina, HOUR, type Instant } from '../../shared/kernel/chinaTime.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { halfWidth } from './cleanWords.ts'
import type { Cell } from './table.ts'

/**
 * What the numbers of 03/04/2018 mean, decided once per column. `unknown`: nothing tells. `mixed`: some values can only be
 * month first, others only day first, so only those that prove themselves are read.
 */
export type DayOrder = 'month-first' | 'day-first' | 'unknown' | 'mixed'
export type WhenRefusal = 'bad-date' | 'ambiguous-date'

/**
 * The instant that a cell means. A wall clock without a zone is Asia/Shanghai; one with Z or an offset keeps it.
 * Read are: year first with - / . or 年月日 (2020.1.9, 2020年1月19日 14时54分), year last as `dayOrder` says, compact
 * (20200119, 20200119145436), the month's English name (2 Jan 2020, Jan 2, 2020), 24- and 12-hour clocks (AM, PM, 上午, 中午,
 * 下午, 3 点半), a weekday beside the date, spreadsheet serials
 * (also as plain numbers from 20000 to 80000, i.e. 1954 to 2119), and epochs of 10 (seconds) or 13 (milliseconds) digits.
 * Impossible dates and years outside 1900..2199 are refused, never rolled over.
 */
export const parseWhen = (cell: Cell, dayOrder: DayOrder = 'unknown'): Result<Instant, WhenRefusal> => {
  if (typeof cell === 'object' && cell !== null) return fromSerial(cell.serial)
  if (typeof cell === 'number') return fromText(String(cell), dayOrder)
  if (typeof cell === 'string') return fromText(tidy(cell), dayOrder)
  return err('bad-date')
}

/**
 * A number over 12 shows which place the day has. Where none does, AM and PM mean the American order; otherwise the
 * column is `unknown`.
 */
export const decideDayOrder = (cells: Iterable<Cell | undefined>): DayOrder => {
  let monthFirst = false
  let dayFirst = false
  let american = false
  for (const cell of cells) {
    if (typeof cell !== 'string') continue
    const match = yearLast.exec(tidy(cell))
    if (match === null) continue
    if (Number(match[3]) > 12) monthFirst = true
    if (Number(match[1]) > 12) dayFirst = true
    if (/[AP]M/i.test(cell)) american = true
  }
  if (monthFirst && dayFirst) return 'mixed'
  if (dayFirst) return 'day-first'
  return monthFirst || american ? 'month-first' : 'unknown'
}

/** Whether some date in the column can be read both ways: both of its first numbers are at most 12, and differ. */
export const hasUnclearDates = (cells: Iterable<Cell | undefined>): boolean => {
  for (const cell of cells) {
    const match = typeof cell === 'string' ? yearLast.exec(tidy(cell)) : null
    if (match !== null && Number(match[1]) <= 12 && Number(match[3]) <= 12 && match[1] !== match[3]) return true
  }
  return false
}

/** Workbooks of old Macintosh spreadsheets count from 1904-01-01, 1,462 days later. */
export const serial1900 = (serial: number, date1904: boolean): number => (date1904 ? serial + 1462 : serial)

const FIRST_INSTANT = fromChina(1900, 1, 1)
const LAST_INSTANT = fromChina(2200, 1, 1)
const inRange = (instant: number): Result<Instant, WhenRefusal> =>
  instant >= FIRST_INSTANT && instant < LAST_INSTANT ? ok(instant) : err('bad-date')

/** Serials up to 60 are off by one, because 1900 counts as a leap year there, and below 1 they are a time without a date. */
const fromSerial = (serial: number): Result<Instant, WhenRefusal> =>
  serial > 60 ? inRange(Math.round((serial - 25_569) * DAY) - 8 * HOUR) : err('bad-date')

const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/
const chinese = /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?/
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/
const compact = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?$/
const weekday = /^[(]?(?:星期|周|礼拜)[一二三四五六日天][)]?/
/** `Thu Jan 02 2020`, `January 2, 2020`, and `2 Jan 2020`, `02-Jan-2020`. */
const monthThenDay = /^(?:[a-z]{3,9},? )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)/i
const dayThenMonth = /^(?:[a-z]{3,9},? )?(\d{1,2})[- ]([a-z]{3,9})\.?[-, ] ?(\d{4})(?!\d)/i
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const
const clock =
  /^(上午|凌晨|清晨|早上|早晨|中午|下午|傍晚|晚上|[AP]M)? ?(\d{1,2})(?:[:时点] ?(\d{1,2}|半))?(?:[:分] ?(\d{1,2})(?:[.,](\d{1,9}))?)?([时点分秒])? ?([AP]M)? ?(?:GMT|UTC)?(Z|[+-]\d{2}(?::?\d{2})?)?(?: ?\([^)]*\))?$/i

const fromText = (text: string, dayOrder: DayOrder): Result<Instant, WhenRefusal> => {
  const first = yearFirst.exec(text)
  if (first) return withClock(first[1], first[3], first[4], text.slice(first[0].length))
  const word = chinese.exec(text)
  if (word) return withClock(word[1], word[2], word[3], text.slice(word[0].length))
  const last = yearLast.exec(text)
  if (last) {
    const places = placesOf(Number(last[1]), Number(last[3]), dayOrder)
    return places.ok ? withClock(last[4], ...places.value, text.slice(last[0].length)) : places
  }
  const named = byMonthName(text)
  if (named !== null) return named
  if (/^\d{10}$/.test(text)) return inRange(Number(text) * 1000)
  if (/^\d{13}$/.test(text)) return inRange(Number(text))
  if (/^[2-7]\d{4}(?:\.\d+)?$/.test(text)) return fromSerial(Number(text))
  const dense = compact.exec(text)
  return dense
    ? instantOf(dense[1], dense[2], dense[3], Number(dense[4] ?? 0), Number(dense[5] ?? 0), Number(dense[6] ?? 0))
    : err('bad-date')
}

const byMonthName = (text: string): Result<Instant, WhenRefusal> | null => {
  const first = monthThenDay.exec(text)
  const second = first === null ? dayThenMonth.exec(text) : null
  const match = first ?? second
  if (match === null) return null
  const [, a, b, year] = match
  const [name, day] = first === null ? [b, a] : [a, b]
  const month = months.findIndex((one) => name?.toLowerCase().startsWith(one)) + 1
  return month === 0 ? err('bad-date') : withClock(year, month, day, text.slice(match[0].length))
}

const placesOf = (a: number, b: number, order: DayOrder): Result<readonly [number, number], WhenRefusal> => {
  if (order === 'month-first') return ok([a, b])
  if (order === 'day-first') return ok([b, a])
  if (a === b) return ok([a, b])
  if (a > 12) return ok([b, a])
  return b > 12 ? ok([a, b]) : err('ambiguous-date')
}

type Part = string | number | undefined

const withClock = (year: Part, month: Part, day: Part, after: string): Result<Instant, WhenRefusal> => {
  const rest = after
    .replace(/^[, ]+/, '')
    .replace(weekday, '')
    .replace(/^T/i, '')
    .trimStart()
  if (rest === '') return instantOf(year, month, day, 0, 0, 0)
  const match = clock.exec(rest)
  if (match === null) return err('bad-date')
  // A lone number after the date is no time of day, unless something says that it is an hour.
  if (match[3] === undefined && match[6] === undefined && match[1] === undefined && match[7] === undefined) {
    return err('bad-date')
  }
  const hour = hourOf(Number(match[2]), match[1] ?? match[7])
  if (hour === null) return err('bad-date')
  const ms = Math.floor(Number(`0.${match[5] ?? '0'}`) * 1000 + 1e-6)
  const wall = instantOf(
    year,
    month,
    day,
    hour,
    match[3] === '半' ? 30 : Number(match[3] ?? 0),
    Number(match[4] ?? 0),
    ms,
  )
  const zone = match[8]
  return wall.ok && zone !== undefined ? inZone(wall.value, zone) : wall
}

/** 12 AM is midnight, 12 PM noon; 下午 14:54 is written often and clear; 上午 14:54 and 晚上 12:00 are not. */
const hourOf = (hour: number, half: string | undefined): number | null => {
  if (half === undefined) return hour
  if (/^(?:AM|上午|凌晨|清晨|早上|早晨)$/i.test(half)) return hour > 12 ? null : hour % 12
  // Around noon: 中午 11 点 is before it, 中午 1 点 after.
  if (half === '中午' && hour >= 10 && hour < 15) return hour
  if (hour === 0 || (hour === 12 && /^(?:晚上|傍晚)$/.test(half))) return null
  return hour < 12 ? hour + 12 : hour
}

const inZone = (wall: Instant, zone: string): Result<Instant, WhenRefusal> => {
  if (/^z$/i.test(zone)) return inRange(wall + 8 * HOUR)
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || 0)
  if (minutes > 14 * 60) return err('bad-date')
  return inRange(wall + 8 * HOUR - (zone.startsWith('-') ? -minutes : minutes) * 60_000)
}

const instantOf = (
  yearPart: Part,
  monthPart: Part,
  dayPart: Part,
  hour: number,
  minute: number,
  second: number,
  ms = 0,
): Result<Instant, WhenRefusal> => {
  const year = Number(yearPart)
  const month = Number(monthPart)
  const day = Number(dayPart)
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) {
    return err('bad-date')
  }
  const instant = fromChina(year, month, day, hour, minute, second) + ms
  // A day that the month does not have rolls over into the next month, and shows by that.
  return new Date(instant + 8 * HOUR).getUTCDate() === day ? inRange(instant) : err('bad-date')
}

const tidy = (text: string): string => {
  const trimmed = text.trim()
  return /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(trimmed) ? trimmed : halfWidth(trimmed).replace(/\s+/g, ' ').trim()
}
