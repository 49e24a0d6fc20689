import { useRef } from 'react'
import { useFocusReturn } from './useFocusReturn.ts'

type Props = {
  readonly words: { readonly question: string; readonly drop: string; readonly stay: string }
  readonly onDrop: () => void
  readonly onStay: () => void
}

/** The second step before typed words are thrown away: the safe answer has the focus, and staying gives it back. */
export const LeaveBar = ({ words, onDrop, onStay }: Props) => {
  const bar = useRef<HTMLDivElement>(null)
  useFocusReturn(bar, (part) => part.querySelector<HTMLElement>('.pri')?.focus())
  return (
    <div className="frm-leave" role="alertdialog" aria-label={words.question} ref={bar}>
      <span className="b">{words.question}</span>
      <span className="fill" />
      <button type="button" className="btn" onClick={onDrop}>
        {words.drop}
      </button>
      <button type="button" className="btn pri" onClick={onStay}>
        {words.stay}
      </button>
    </div>
  )
}
