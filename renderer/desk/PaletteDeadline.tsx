import type { CountedLimit } from '../../shared/calendar/limit.ts'
import { isoMinute, shortWhen } from '../../shared/kernel/chinaTime.ts'
import type { Text } from '../../shared/text/zhCN.ts'
import { useDesk } from '../store/useDesk.ts'
import { deadlineProblemText } from './deadlineProblemText.ts'
import { type DeadlineField, firstPicked, type OwnKind, ownKinds, type ReadDeadline } from './dispatchDeadline.ts'
import { limitText, nonWorkingText } from './limitWords.ts'

type Props = {
  readonly field: DeadlineField
  /** Of the orders at hand, each once; null until they are known. */
  readonly limits: readonly CountedLimit[] | null
  readonly read: ReadDeadline | null
  readonly onField: (field: DeadlineField) => void
}

/** The deadline of a dispatch: as the limits say, so many days or hours, or a moment; with what comes of it at once. */
export const PaletteDeadline = ({ field, limits, read, onField }: Props) => {
  const { rules, text } = useDesk()
  const words = text.calendar.dispatch
  const className = read === null || read.ok ? 'inp' : 'inp wrong'
  const choose = (kind: string): void => {
    const own = ownKinds.find((known) => known === kind)
    if (own !== undefined) onField({ kind: own, typed: String(firstAmount(own, limits)) })
    else if (kind === 'picked')
      onField({ kind: 'picked', typed: firstPicked(limits ?? [], rules.counting(), Date.now()) })
    else onField({ kind: 'setting' })
  }
  return (
    <div className="due">
      <label htmlFor="palette-deadline">{text.desk.palette.deadline}</label>
      <select id="palette-deadline" className="inp" value={field.kind} onChange={(event) => choose(event.target.value)}>
        <option value="setting">{settingText(text, limits)}</option>
        {ownKinds.map((kind) => (
          <option key={kind} value={kind}>
            {words.own[kind]}
          </option>
        ))}
        <option value="picked">{words.picked}</option>
      </select>
      {field.kind !== 'setting' && field.kind !== 'picked' && (
        <>
          <input
            className={`${className} days`}
            inputMode="numeric"
            aria-label={words.amount}
            value={field.typed}
            onChange={(event) => onField({ kind: field.kind, typed: event.target.value })}
          />
          <span className="t2">{text.calendar.limitUnits[field.kind]}</span>
        </>
      )}
      {field.kind === 'picked' && (
        <input
          className={className}
          type="datetime-local"
          aria-label={words.picked}
          value={field.typed}
          onChange={(event) => onField({ kind: 'picked', typed: event.target.value })}
        />
      )}
      <span className={read === null || read.ok ? 't2 num' : 'rd'} role="status">
        {read === null ? '' : outcome(text, read)}
      </span>
    </div>
  )
}

const settingText = (text: Text, limits: readonly CountedLimit[] | null): string => {
  const words = text.calendar.dispatch
  const [only, ...more] = limits ?? []
  if (only === undefined) return words.settingAsking
  return more.length === 0 ? words.setting(limitText(text, only)) : words.settingMixed(more.length + 1)
}

const outcome = (text: Text, read: ReadDeadline): string => {
  if (!read.ok) return deadlineProblemText(text, read.problem)
  const words = text.calendar.dispatch
  const [first, last] = [isoMinute(read.first), isoMinute(read.last)]
  if (read.moved !== null) {
    const { picked, reason } = read.moved
    return text.calendar.moved(shortWhen(picked, read.last), nonWorkingText(text, reason), words.due(last))
  }
  return first === last ? words.due(last) : words.dueBetween(first, last)
}

const firstAmount = (kind: OwnKind, limits: readonly CountedLimit[] | null): number =>
  limits?.find((limit) => limit.kind === kind)?.amount ?? (kind === 'workingHours' ? 4 : 5)
