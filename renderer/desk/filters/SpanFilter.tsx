import { useState } from 'react'
import type { DueSpan, ReceivedSpan } from '../../../shared/contract/filters.ts'
import type { SpanColumn } from '../../../shared/views/filterColumns.ts'
import { DAY, isoMinute } from '../../../shared/kernel/chinaTime.ts'
import { useDesk } from '../../store/useDesk.ts'
import { readDay } from './readDay.ts'

type Props = {
  readonly column: SpanColumn
  readonly chosen: ReceivedSpan | DueSpan | undefined
  readonly onChange: (span: never | undefined) => void
}

const received = ['today', 'yesterday', 'thisWeek', 'lastWeek', 'thisMonth', 'lastMonth', 'thisYear'] as const
const due = ['overdue', 'today', 'thisWeek', 'thisMonth', 'none'] as const
const counted = {
  receivedAt: [['lastDays', 3660]],
  dueAt: [
    ['withinWorkingDays', 250],
    ['withinDays', 3660],
  ],
} as const

/** A time by what people call it, by a number of days, or between two dates. */
export const SpanFilter = ({ column, chosen, onChange }: Props) => {
  const { text } = useDesk()
  const words = text.views.filter
  const change = (span: ReceivedSpan | DueSpan | undefined): void => onChange(span as never)
  return (
    <div className="items">
      {(column === 'receivedAt' ? received : due).map((kind, at) => (
        <button
          key={kind}
          type="button"
          data-first={at === 0 ? true : undefined}
          aria-pressed={chosen?.kind === kind}
          className={chosen?.kind === kind ? 'item on' : 'item'}
          onClick={() => change(chosen?.kind === kind ? undefined : { kind })}
        >
          <span className="rad" />
          {text.views.spans[kind]}
        </button>
      ))}
      {counted[column].map(([kind, most]) => (
        <CountedDays
          key={kind}
          label={kind === 'withinWorkingDays' ? words.workingDays : kind === 'withinDays' ? words.days : words.lastDays}
          most={most}
          chosen={chosen?.kind === kind && 'days' in chosen ? chosen.days : null}
          onChange={(days) => change(days === null ? undefined : ({ kind, days } as ReceivedSpan | DueSpan))}
        />
      ))}
      <Dates chosen={chosen?.kind === 'between' ? chosen : null} onChange={change} />
    </div>
  )
}

type CountedProps = {
  readonly label: string
  readonly most: number
  readonly chosen: number | null
  readonly onChange: (days: number | null) => void
}
const CountedDays = ({ label, most, chosen, onChange }: CountedProps) => {
  const { text } = useDesk()
  const words = text.views.filter
  const [typed, setTyped] = useState(chosen === null ? '' : String(chosen))
  const days = /^\d{1,4}$/u.test(typed.trim()) ? Number(typed) : null
  const wrong = typed.trim() !== '' && (days === null || days < 1 || days > most)
  const take = (): void => {
    if (!wrong && days !== chosen) onChange(typed.trim() === '' ? null : days)
  }
  return (
    <>
      <label className={chosen === null ? 'line item' : 'line item on'}>
        <span className="rad" />
        <input
          className={wrong ? 'inp wrong num' : 'inp num'}
          inputMode="numeric"
          aria-label={`${label} ${words.number}`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={take}
          onKeyDown={(event) => {
            if (event.key === 'Enter') take()
          }}
        />
        {label}
      </label>
      {wrong && (
        <p className="wrong-words" role="alert">
          {words.wrongNumber(most)}
        </p>
      )}
    </>
  )
}

type Between = Extract<ReceivedSpan, { kind: 'between' }>
const Dates = ({
  chosen,
  onChange,
}: {
  readonly chosen: Between | null
  readonly onChange: (span: Between | undefined) => void
}) => {
  const { text } = useDesk()
  const words = text.views.filter
  const shown = (instant: number | null | undefined): string => (instant == null ? '' : isoMinute(instant).slice(0, 10))
  const [from, setFrom] = useState(shown(chosen?.from))
  const [to, setTo] = useState(shown(chosen?.to == null ? null : chosen.to - DAY))
  const first = readDay(from)
  const last = readDay(to)
  const wrong =
    (from !== '' && first === null) || (to !== '' && last === null) || (first !== null && last !== null && last < first)
  const take = (): void => {
    if (wrong || (from === shown(chosen?.from) && to === shown(chosen?.to == null ? null : chosen.to - DAY))) return
    onChange(
      first === null && last === null
        ? undefined
        : { kind: 'between', from: first, to: last === null ? null : last + DAY },
    )
  }
  const day = (label: string, value: string, set: (typed: string) => void) => (
    <input
      className={wrong ? 'inp wrong' : 'inp'}
      type="date"
      aria-label={label}
      value={value}
      onChange={(event) => set(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take()
      }}
    />
  )
  return (
    <>
      <div className={chosen === null ? 'line item' : 'line item on'}>
        <span className="rad" />
        {day(words.from, from, setFrom)}
        {words.to}
        {day(words.to, to, setTo)}
      </div>
      {wrong && (
        <p className="wrong-words" role="alert">
          {words.wrongDay}
        </p>
      )}
    </>
  )
}
