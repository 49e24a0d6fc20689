import { useState } from 'react'
import { type Festival, festivals, type MonthDay, type SpecialDay } from '../../../shared/calendar/calendarState.ts'
import { dayFromIso, weekdayOf } from '../../../shared/kernel/chinaTime.ts'
import { Field } from '../../forms/Field.tsx'
import { ModalDialog } from '../../forms/ModalDialog.tsx'
import { useDesk } from '../../store/useDesk.ts'
import { type DayChoice, isWeekend } from './calendarDraft.ts'

type Props = {
  readonly year: number
  readonly on: MonthDay
  /** What the table says of the day; null where the plain week counts. */
  readonly special: SpecialDay | null
  readonly reason: string
  readonly onChoice: (choice: DayChoice) => void
  readonly onClose: () => void
}

/** One day of a year: as the week has it, off, or a weekend that is worked; with its holiday and why. */
export const DayDialog = ({ year, on, special, reason: before, onChoice, onClose }: Props) => {
  const { text } = useDesk()
  const words = text.calendar.section
  const weekend = isWeekend(year, on)
  const [kind, setKind] = useState<DayChoice['kind']>(special?.kind ?? 'plain')
  const [festival, setFestival] = useState<Festival | null>(special?.festival ?? null)
  const [reason, setReason] = useState(before)
  const plain = weekend ? text.calendar.weekend : text.calendar.workday
  const weekday = text.calendar.weekdays[weekdayOf(dayFromIso(`${year}-${on}`) ?? 0)] ?? ''
  const kinds: readonly (readonly [DayChoice['kind'], string])[] = [
    ['plain', words.kindPlain(plain)],
    ['off', text.calendar.off],
    // Only a weekend can be made up for.
    ...(weekend ? [['work', text.calendar.makeUp] as const] : []),
  ]
  return (
    <ModalDialog
      title={words.edit(`${year}-${on}`)}
      icon="calendar"
      closeLabel={text.forms.close}
      about={<span className="t2">{weekday}</span>}
      onClose={onClose}
      onSend={() => onChoice({ kind, festival: kind === 'plain' ? null : festival, reason })}
      footer={
        <>
          <span className="fill" />
          <button type="button" className="btn quiet" onClick={onClose}>
            {words.cancel} <kbd>Esc</kbd>
          </button>
          <button type="submit" className="btn pri">
            {words.apply} <kbd>Ctrl Enter</kbd>
          </button>
        </>
      }
    >
      <Field label={words.kind}>
        {(bind) => (
          <select
            {...bind}
            data-first
            value={kind}
            onChange={(event) => setKind(kinds.find(([known]) => known === event.target.value)?.[0] ?? 'plain')}
          >
            {kinds.map(([name, label]) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      {kind === 'plain' ? null : (
        <>
          <Field label={words.festival}>
            {(bind) => (
              <select
                {...bind}
                value={festival ?? ''}
                onChange={(event) => setFestival(festivals.find((known) => known === event.target.value) ?? null)}
              >
                <option value="">{words.noFestival}</option>
                {festivals.map((name) => (
                  <option key={name} value={name}>
                    {text.calendar.festivals[name]}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={words.reason} hint={words.reasonHint}>
            {(bind) => (
              <input
                {...bind}
                type="text"
                value={reason}
                maxLength={200}
                autoComplete="off"
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
    </ModalDialog>
  )
}
