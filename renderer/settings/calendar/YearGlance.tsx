import { type KeyboardEvent, useRef, useState } from 'react'
import type { MonthDay } from '../../../shared/calendar/calendarState.ts'
import type { Text } from '../../../shared/text/zhCN.ts'
import { useDesk } from '../../store/useDesk.ts'
import type { GlanceDay, GlanceMonth } from './yearDays.ts'

type Props = {
  readonly year: number
  readonly months: readonly GlanceMonth[]
  /** `2026-11-25` */
  readonly today: string
  readonly reasons: Readonly<Record<string, string>>
  readonly onDay: (on: MonthDay) => void
}

/** A year on one screen: days off and make-up workdays by shape and word. Arrow keys walk, Enter opens a day. */
export const YearGlance = ({ year, months, today, reasons, onDay }: Props) => {
  const { text } = useDesk()
  const words = text.calendar.section
  const grid = useRef<HTMLDivElement>(null)
  const days = months.flatMap((month) => month.days)
  const [walked, setWalked] = useState<MonthDay | null>(null)
  const stop = walked ?? (today.startsWith(`${year}-`) ? today.slice(5) : '01-01')

  const walk = (event: KeyboardEvent): void => {
    const step = steps[event.key]
    const at = days.findIndex((day) => day.on === stop)
    const next = step === undefined ? undefined : days[at + step]
    if (next === undefined) return
    event.preventDefault()
    setWalked(next.on)
    grid.current?.querySelector<HTMLElement>(`[data-on="${next.on}"]`)?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of all its days, each of which is a button
    <div className="cal-year" ref={grid} onKeyDown={walk}>
      {months.map(({ month, blanks, days: dates }) => (
        <section key={month} aria-label={words.month(month)}>
          <h4>{words.month(month)}</h4>
          <div className="cal-month">
            {mondayFirst(text.calendar.weekdayLetters).map((letter, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: seven letters, some of them the same in English
              <span key={at} className="cal-letter" aria-hidden="true">
                {letter}
              </span>
            ))}
            {dates.map((day, at) => (
              <button
                key={day.on}
                type="button"
                data-on={day.on}
                className={`cal-day ${day.kind}${`${year}-${day.on}` === today ? ' today' : ''}`}
                style={at === 0 ? { gridColumnStart: blanks + 1 } : undefined}
                tabIndex={day.on === stop ? 0 : -1}
                title={dayTitle(text, year, day, reasons)}
                aria-current={`${year}-${day.on}` === today ? 'date' : undefined}
                onClick={() => {
                  setWalked(day.on)
                  onDay(day.on)
                }}
              >
                <span className="sr">{dayTitle(text, year, day, reasons)}</span>
                <span aria-hidden="true">
                  {day.date}
                  {day.kind === 'off' && <i>{words.offMark}</i>}
                  {day.kind === 'makeUp' && <i>{words.makeUpMark}</i>}
                </span>
              </button>
            ))}
          </div>
        </section>
      ))}
    </div>
  )
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

const mondayFirst = (letters: readonly string[]): readonly string[] => [...letters.slice(1), ...letters.slice(0, 1)]

const dayTitle = (text: Text, year: number, day: GlanceDay, reasons: Readonly<Record<string, string>>): string => {
  const { weekdays, festivals, off, ownDayOff, makeUp, weekend, workday, section } = text.calendar
  const festival = day.festival === null ? '' : `${festivals[day.festival]} `
  const kinds = {
    off: day.festival === null ? ownDayOff : `${festival}${off}`,
    makeUp: `${festival}${makeUp}`,
    weekend,
    workday,
  }
  const reason = reasons[`${year}-${day.on}`] ?? ''
  return section.dayTitle(day.on, weekdays[day.weekday] ?? '', kinds[day.kind], reason)
}
