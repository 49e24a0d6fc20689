import type { ExplanationLine } from '../../shared/calendar/explainDeadline.ts'
import type { WhyClock } from '../../shared/contract/retiming.ts'
import {
  chinaDate,
  HOUR,
  type Instant,
  isoDay,
  dayNumber,
  isoMinute,
  MINUTE,
  weekdayOf,
} from '../../shared/kernel/chinaTime.ts'
import type { Text } from '../../shared/text/zhCN.ts'
import { anyLimitText } from './limitWords.ts'

export type WhyLine = {
  readonly key: string
  readonly when: string
  readonly what: string
  readonly amount: string
  readonly sum: string
  /** Passed over ones are written faintly. */
  readonly counted: boolean
}

/** The arithmetic of a clock as lines of a table. */
export const whyLines = (
  text: Text,
  clock: WhyClock,
): { readonly head: string; readonly lines: readonly WhyLine[]; readonly note: string } => {
  const words = text.calendar.why
  const start = isoMinute(clock.startsAt)
  const head =
    clock.limit.kind === 'picked' ? words.headPicked(start) : words.head(anyLimitText(text, clock.limit), start)
  if (clock.told.kind !== 'explained') return { head, lines: [], note: words[clock.told.kind] }
  const { explanation, calendarVersion, reasons } = clock.told
  const picked = clock.limit.kind === 'picked'
  const lines = picked ? [] : explanation.lines.map((line) => whyLine(text, line, reasons))
  const version = words.version(calendarVersion)
  const note = picked ? words.working(durationText(text, explanation.workingMs), version) : version
  return { head, lines, note }
}

const whyLine = (text: Text, line: ExplanationLine, reasons: Readonly<Record<string, string>>): WhyLine => {
  const words = text.calendar.why
  switch (line.kind) {
    case 'startDay':
      return passed(words.startDay(dayText(text, line.day)), '', `start ${line.day}`)
    case 'counted':
      return {
        key: `counted ${line.from}`,
        when: spanText(line.from, line.to),
        what: '',
        amount: durationText(text, line.ms),
        sum: words.sum(durationText(text, line.sum)),
        counted: true,
      }
    case 'days': {
      const reason = reasons[isoDay(dayNumber(line.from))]
      const makeUp =
        line.festival === null ? text.calendar.makeUp : words.makeUpOf(text.calendar.festivals[line.festival])
      return {
        key: `days ${line.from}`,
        when: words.days(dayText(text, line.from), dayText(text, line.to)),
        what: [line.makeUp ? makeUp : '', reason ?? ''].filter((part) => part !== '').join(' '),
        amount: words.amountDays(line.days),
        sum: words.sumDays(line.sum),
        counted: true,
      }
    }
    case 'skipped':
      return passed(spanText(line.from, line.to), words[line.why], `skipped ${line.from}`)
    case 'off': {
      const reason = reasons[isoDay(dayNumber(line.from))]
      const own = reason ?? text.calendar.ownDayOff
      const name = line.festival === null ? own : text.calendar.festivals[line.festival]
      const what = line.why === 'weekend' ? words.weekend : line.festival === null ? name : words.off(name)
      return {
        ...passed(words.days(dayText(text, line.from), dayText(text, line.to)), what, `off ${line.from}`),
        amount: words.amountDays(line.days),
      }
    }
  }
}

const passed = (when: string, what: string, key: string): WhyLine => ({
  key,
  when,
  what,
  amount: '',
  sum: '',
  counted: false,
})

/** `11-25 周三` */
const dayText = (text: Text, midnight: Instant): string => {
  const { month, day } = chinaDate(midnight)
  const weekday = text.calendar.weekdays[weekdayOf(dayNumber(midnight))] ?? ''
  return `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')} ${weekday}`
}

/** Within one day the day stands once. */
const spanText = (from: Instant, to: Instant): string => {
  const [start, end] = [isoMinute(from), isoMinute(to)]
  const sameDay = start.slice(0, 10) === end.slice(0, 10)
  return `${start.slice(5)}–${sameDay ? end.slice(11) : end.slice(5)}`
}

const durationText = (text: Text, ms: number): string =>
  ms % HOUR === 0 || ms >= 4 * HOUR
    ? text.calendar.why.hours(ms / HOUR)
    : text.calendar.why.minutes(Math.round(ms / MINUTE))
