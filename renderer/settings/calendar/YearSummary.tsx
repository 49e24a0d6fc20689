import type { YearTable } from '../../../shared/calendar/calendarState.ts'
import { useDesk } from '../../store/useDesk.ts'
import { countDays, type GlanceMonth, holidaysOf } from './yearDays.ts'

type Props = {
  readonly table: YearTable
  readonly months: readonly GlanceMonth[]
  readonly reasons: Readonly<Record<string, string>>
}

/** The same year in words: each holiday with its days, and what is worked for it. */
export const YearSummary = ({ table, months, reasons }: Props) => {
  const { text } = useDesk()
  const words = text.calendar.section
  const { off, makeUp, worked } = countDays(months)
  const holidays = holidaysOf(table)
  return (
    <div className="cal-summary">
      <p className="t2">{words.days(off, makeUp, worked)}</p>
      {holidays.length === 0 ? <p className="t3">{words.none}</p> : null}
      <dl>
        {holidays.map(({ festival, spans, worked: days }) => (
          <div key={festival ?? 'own'}>
            <dt>{festival === null ? text.calendar.ownDayOff : text.calendar.festivals[festival]}</dt>
            <dd className="num">
              {spans.map((span) => {
                const reason = reasons[`${table.year}-${span.from}`]
                return (
                  <span key={span.from}>
                    {words.span(span.from, span.to, span.days)}
                    {reason === undefined ? '' : ` ${reason}`}
                  </span>
                )
              })}
              {days.length === 0 ? null : <span>{words.worked(days.join(text.calendar.join))}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
