import { useState } from 'react'
import { useDesk } from '../../store/useDesk.ts'

type Condition = { readonly contains: string }
type Props = {
  readonly chosen: Condition | undefined
  readonly onChange: (condition: Condition | undefined) => void
}

/** Words that a column must contain, taken with Enter or when the field is left. */
export const WordsFilter = ({ chosen, onChange }: Props) => {
  const { text } = useDesk()
  const words = text.views.filter
  const [typed, setTyped] = useState(chosen?.contains ?? '')
  const take = (): void => {
    const contains = typed.trim()
    if (contains !== (chosen?.contains ?? '')) onChange(contains === '' ? undefined : { contains })
  }
  return (
    <div className="words">
      <input
        data-first
        className="inp"
        maxLength={100}
        value={typed}
        placeholder={words.contains}
        aria-label={words.contains}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) take()
        }}
      />
      <p className="t3">{words.containsHint}</p>
    </div>
  )
}
