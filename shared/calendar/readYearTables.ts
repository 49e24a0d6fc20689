import {
  chinaDate,
  dayFromIso,
  dayNumber,
  fromChina,
  isoDay,
  startOfDayNumber,
  weekdayOf,
} from '../kernel/chinaTime.ts'
import type { Festival, MonthDay, SpecialDay } from './calendarState.ts'

/** Days off and make-up workdays as somebody gave them: pasted, or out of a file. Nothing is taken while a line is refused. */
export type ReadTables = {
  readonly days: readonly ReadDay[]
  readonly refused: readonly RefusedLine[]
}
export type ReadDay = SpecialDay & {
  readonly year: number
  /** What stands beside the date and is no holiday's name. */
  readonly reason: string
  /** Counted from 1, as an editor does. */
  readonly line: number
}
export type RefusedLine = { readonly line: number; readonly code: LineProblem; readonly text: string }
export type LineProblem =
  | 'no-date'
  | 'not-a-date'
  | 'no-kind'
  | 'no-year'
  | 'reversed'
  | 'too-long'
  | 'wrong-weekday'
  | 'wrong-count'
  | 'day-twice'

/** A holiday of more days is a slip of the pen: the longest so far had ten. */
const longestSpan = 16

/**
 * Reads lines like `2027-01-01,放假,元旦` or `2027-01-01..2027-01-03 off`, and the sentences of the State Council's notice,
 * `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。`, whose weekdays and counts are checked.
 * A year that a sentence does not name is that of the heading, `关于2026年部分节假日安排的通知`. Lines of neither kind are passed over
 * in a notice and refused in a list.
 */
export const readYearTables = (text: string): ReadTables => {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const isNotice = lines.some((line) => /\d月\d+日.*(?:放假|上班)/u.test(line) && !startsWithDate.test(line.trim()))
  const found: ReadDay[] = []
  const refused: RefusedLine[] = []
  let year: number | null = null
  for (const [at, whole] of lines.entries()) {
    const line = at + 1
    const given = whole.trim()
    if (given === '' || given.startsWith('#') || (found.length === 0 && isHeader(given))) continue
    year = Number(/(\d{4})年(?!\d{1,2}月)/u.exec(given)?.[1] ?? Number.NaN) || year
    // A date in figures stands for itself in a notice too; 2025年11月4日 there is only its own date.
    const read = isNotice && !/^"?\d{4}[-/.]/u.test(given) ? readSentences(given, year) : readRow(given)
    if (typeof read === 'string') refused.push({ line, code: read, text: given.slice(0, 60) })
    else found.push(...read.map((day) => ({ ...day, line })))
  }
  const seen = new Set<string>()
  for (const { line, year: of, on } of found) {
    const date = `${of}-${on}`
    if (seen.has(date)) refused.push({ line, code: 'day-twice', text: date })
    seen.add(date)
  }
  return { days: found, refused: refused.sort((a, b) => a.line - b.line) }
}

type Found = Omit<ReadDay, 'line'>
type Read = readonly Found[] | LineProblem

const dateText = String.raw`(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?`
const startsWithDate = new RegExp(`^"?${dateText}`, 'u')
const rowPattern = new RegExp(
  `^"?${dateText}"?(?:\\s*(?:\\.\\.|~|～|至|—|–|\\s-\\s)\\s*"?${dateText}"?)?[\\s,;，；\\t|]*(.*)$`,
  'u',
)
const isHeader = (line: string): boolean => /^"?(?:日期|date|day)/iu.test(line)

/** One line of a list: date or span, kind, name. */
const readRow = (given: string): Read => {
  const parts = rowPattern.exec(given)
  if (parts === null) return /\d/.test(given) ? 'not-a-date' : 'no-date'
  const [, y1 = '', m1 = '', d1 = '', y2 = y1, m2 = m1, d2 = d1, rest = ''] = parts
  const [from, to] = [dayOf(y1, m1, d1), dayOf(y2, m2, d2)]
  if (from === null || to === null) return 'not-a-date'
  const [kindWord = '', ...others] = rest.split(/[\s,;，；\t|"]+/u).filter((word) => word !== '')
  const kind = kindOf(kindWord)
  if (kind === null) return 'no-kind'
  const name = others.join(' ')
  const festival = festivalIn(name)
  return spanDays(from, to, kind, festival, festival === null ? name : '')
}

const kindOf = (word: string): SpecialDay['kind'] | null => {
  if (/^(?:放假|休假?|休息|假日?|节假日|off|holiday|rest)$/iu.test(word)) return 'off'
  return /^(?:调休)?(?:上班|补班|班|工作日?|work|workday|makeup|make-up)$/iu.test(word) ? 'work' : null
}

const spanPattern =
  /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:（([^）]*)）)?(?:\s*(?:至|—|–|-|到)\s*(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:（([^）]*)）)?)?/gu

/** The sentences of one paragraph of the notice; prose without dates is none of them. */
const readSentences = (given: string, headingYear: number | null): Read => {
  const festival = festivalIn(given)
  const days: Found[] = []
  for (const sentence of given
    .replaceAll('(', '（')
    .replaceAll(')', '）')
    .split(/[。；;]/u)) {
    const kind = sentence.includes('上班') ? 'work' : sentence.includes('放假') ? 'off' : null
    const spans = [...sentence.matchAll(spanPattern)]
    if (kind === null || spans.length === 0) continue
    let counted = 0
    for (const [, y1, m1 = '', d1 = '', weekday1 = '', y2, m2, d2, weekday2 = ''] of spans) {
      const startYear = y1 ?? headingYear
      if (startYear === null) return 'no-year'
      const from = dayOf(String(startYear), m1, d1)
      const to = d2 === undefined ? from : dayOf(y2 ?? String(startYear), m2 ?? m1, d2)
      if (from === null || to === null) return 'not-a-date'
      if (!weekdayFits(from, weekday1) || (d2 !== undefined && !weekdayFits(to, weekday2))) return 'wrong-weekday'
      const span = spanDays(from, to, kind, festival, '')
      if (typeof span === 'string') return span
      counted += span.length
      days.push(...span)
    }
    const stated = /共(\d+)天|放假(\d+)天/u.exec(sentence)
    if (kind === 'off' && stated !== null && Number(stated[1] ?? stated[2]) !== counted) return 'wrong-count'
  }
  return days
}

/** `周四`, `星期四`, `农历除夕、周二`; nothing said is nothing wrong. */
const weekdayFits = (day: number, words: string): boolean => {
  const said = /(?:周|星期)([日天一二三四五六])/u.exec(words)?.[1]
  return said === undefined || '日一二三四五六'.indexOf(said === '天' ? '日' : said) === weekdayOf(day)
}

const spanDays = (
  from: number,
  to: number,
  kind: SpecialDay['kind'],
  festival: Festival | null,
  reason: string,
): Read => {
  if (to < from) return 'reversed'
  if (to - from >= longestSpan) return 'too-long'
  return Array.from({ length: to - from + 1 }, (_, at) => {
    const [year, on] = [chinaDate(startOfDayNumber(from + at)).year, isoDay(from + at).slice(5) as MonthDay]
    return { year, on, kind, festival, reason }
  })
}

const dayOf = (year: string, month: string, day: string): number | null =>
  dayFromIso(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) === null
    ? null
    : dayNumber(fromChina(Number(year), Number(month), Number(day)))

const festivalWords: readonly (readonly [RegExp, Festival])[] = [
  [/元旦|new year/iu, 'newYear'],
  [/春节|除夕|spring/iu, 'springFestival'],
  [/清明|tomb/iu, 'qingming'],
  [/劳动|五一|labou?r/iu, 'labour'],
  [/端午|dragon/iu, 'dragonBoat'],
  [/国庆|national/iu, 'national'],
  [/中秋|autumn/iu, 'midAutumn'],
]

/** The holiday that is named first. */
const festivalIn = (words: string): Festival | null => {
  const found = festivalWords
    .map(([pattern, festival]) => ({ festival, at: words.search(pattern) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
  return found[0]?.festival ?? null
}
