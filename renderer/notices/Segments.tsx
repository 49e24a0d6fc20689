import { useId } from 'react'

type Props<Value extends string> = {
  readonly label: string
  readonly value: Value
  readonly options: readonly (readonly [Value, string])[]
  readonly disabled?: boolean
  /** The label stands above, so that the words have the whole width. */
  readonly wide?: boolean
  readonly onPick: (value: Value) => void
}

/** One of a few, side by side: radio buttons with the look of one control. */
export const Segments = <Value extends string>({
  label,
  value,
  options,
  disabled = false,
  wide = false,
  onPick,
}: Props<Value>) => {
  const name = useId()
  return (
    <fieldset className={wide ? 'ntc-seg wide' : 'ntc-seg'} disabled={disabled}>
      <legend>{label}</legend>
      <div>
        {options.map(([option, word]) => (
          <label key={option} className={option === value ? 'on' : undefined}>
            <input type="radio" name={name} value={option} checked={option === value} onChange={() => onPick(option)} />
            {word}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
