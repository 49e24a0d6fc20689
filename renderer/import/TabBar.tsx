import type { KeyboardEvent } from 'react'

type Props<Value extends string> = {
  readonly label: string
  readonly value: Value
  readonly options: readonly (readonly [Value, string])[]
  readonly onPick: (value: Value) => void
}

/** One of a few views of the same thing; arrow keys go from one to the next. */
export const TabBar = <Value extends string>({ label, value, options, onPick }: Props<Value>) => {
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    const at = options.findIndex(([option]) => option === value)
    const next = options[(at + step + options.length) % options.length]
    if (next === undefined) return
    event.preventDefault()
    onPick(next[0])
    const buttons = event.currentTarget.querySelectorAll('button')
    buttons[(at + step + options.length) % options.length]?.focus()
  }
  return (
    <div className="imp-tabs" role="tablist" aria-label={label} onKeyDown={onKey}>
      {options.map(([option, word]) => (
        <button
          key={option}
          type="button"
          role="tab"
          aria-selected={option === value}
          tabIndex={option === value ? 0 : -1}
          onClick={() => onPick(option)}
        >
          {word}
        </button>
      ))}
    </div>
  )
}
