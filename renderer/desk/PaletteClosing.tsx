import { useId } from 'react'
import { type ClosingRule, closingRules } from '../../shared/domain/order/orderState.ts'
import { useDesk } from '../store/useDesk.ts'

type Props = { readonly rule: ClosingRule; readonly onRule: (rule: ClosingRule) => void }

/** Whose delivery delivers the order; asked only where more than one unit works on it. */
export const PaletteClosing = ({ rule, onRule }: Props) => {
  const { text } = useDesk()
  const name = useId()
  return (
    <fieldset className="due closing">
      <legend>{text.orderActs.closingRule}</legend>
      <span className="rules">
        {closingRules.map((one, at) => (
          <label key={one} className={one === rule ? 'on' : undefined}>
            <input type="radio" name={name} value={one} checked={one === rule} onChange={() => onRule(one)} />
            {text.orderActs.closingShort[one]}
            <kbd>Alt {at + 1}</kbd>
          </label>
        ))}
      </span>
      <span className="t2 el" role="status">
        {text.orderCourse.closingRules[rule]}
      </span>
    </fieldset>
  )
}

/** By the place on the keyboard: with Alt held, some systems give the key another letter. */
export const closingByKey = (event: { readonly altKey: boolean; readonly code: string }): ClosingRule | null =>
  (event.altKey ? closingRules[closingKeys.indexOf(event.code)] : undefined) ?? null
const closingKeys: readonly string[] = ['Digit1', 'Digit2', 'Digit3']
