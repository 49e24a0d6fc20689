import { largestAmount, limitKinds } from '../../../shared/calendar/limit.ts'
import { useDesk } from '../../store/useDesk.ts'
import { isFilled, type LimitForm } from './limitsDraft.ts'

type Props = {
  readonly label: { readonly amount: string; readonly unit: string }
  readonly limit: LimitForm
  readonly onLimit: (limit: LimitForm) => void
}

/** An amount and its unit. */
export const LimitFields = ({ label, limit, onLimit }: Props) => {
  const { text } = useDesk()
  const filled = isFilled(limit)
  return (
    <span className="lim-fields">
      <input
        className={filled ? 'inp num' : 'inp num wrong'}
        inputMode="numeric"
        value={limit.amount}
        maxLength={6}
        aria-label={label.amount}
        aria-invalid={!filled}
        title={filled ? undefined : text.calendar.limits.wrong(largestAmount[limit.kind])}
        onChange={(event) => onLimit({ ...limit, amount: event.target.value })}
      />
      <select
        className="inp"
        value={limit.kind}
        aria-label={label.unit}
        onChange={(event) =>
          onLimit({ ...limit, kind: limitKinds.find((kind) => kind === event.target.value) ?? limit.kind })
        }
      >
        {limitKinds.map((kind) => (
          <option key={kind} value={kind}>
            {text.calendar.limitUnits[kind]}
          </option>
        ))}
      </select>
    </span>
  )
}
