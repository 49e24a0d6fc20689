import { useState } from 'react'
import { useDesk } from '../store/useDesk.ts'

type Props = {
  readonly total: number
  readonly reason: string
  /** What was done last, in words. */
  readonly said: string
  readonly onReason: (reason: string) => void
  readonly onOne: (accept: boolean) => void
  readonly onAll: (accept: boolean) => void
}

/** Yes or no for the change at hand, with their keys; for all of them after a second step. */
export const CorrectionFoot = ({ total, reason, said, onReason, onOne, onAll }: Props) => {
  const words = useDesk().text.sources.corrections
  const [asking, setAsking] = useState<boolean | null>(null)
  return (
    <footer className="imp-foot src-foot">
      {asking === null ? (
        <>
          <button type="button" className="btn pri" data-first onClick={() => onOne(true)}>
            {words.accept} <kbd>A</kbd>
          </button>
          <button type="button" className="btn" onClick={() => onOne(false)}>
            {words.reject} <kbd>X</kbd>
          </button>
          <label className="src-reason">
            <span className="t3">{words.reason}</span>
            <input className="inp" value={reason} maxLength={500} onChange={(event) => onReason(event.target.value)} />
          </label>
          <span className="fill" />
          <span className="t2" role="status">
            {said}
          </span>
          <button type="button" className="btn quiet" onClick={() => setAsking(true)}>
            {words.acceptAll(total)}
          </button>
          <button type="button" className="btn quiet" onClick={() => setAsking(false)}>
            {words.rejectAll(total)}
          </button>
        </>
      ) : (
        <>
          <span>{words.sure(total)}</span>
          <button type="button" className="btn" data-first onClick={() => setAsking(null)}>
            {words.no}
          </button>
          <button
            type="button"
            className="btn"
            onClick={() => {
              onAll(asking)
              setAsking(null)
            }}
          >
            {asking ? words.acceptAll(total) : words.rejectAll(total)}
          </button>
        </>
      )}
    </footer>
  )
}
