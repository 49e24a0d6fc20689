import { useState } from 'react'
import { LeaveBar } from '../forms/LeaveBar.tsx'
import { useDesk } from '../store/useDesk.ts'

/** The practice ledger among the settings: opened again at any time, or thrown away. */
export const PracticePart = ({ there }: { readonly there: boolean }) => {
  const { bridge, hello, text } = useDesk()
  const words = text.welcome.settings
  const { sure, sureDiscard, keep } = text.welcome.bar
  const [asking, setAsking] = useState(false)
  const [failure, setFailure] = useState('')
  const go = async (act: 'open' | 'discard') => {
    const { done, detail } = await bridge.practice({ act })
    if (!done) setFailure(detail)
  }
  return (
    <section className="set-part" aria-label={words.title}>
      <h3>{words.title}</h3>
      <p className="t2">{there ? words.here : words.none}</p>
      {asking ? (
        <LeaveBar
          words={{ question: sure, drop: sureDiscard, stay: keep }}
          onDrop={() => void go('discard')}
          onStay={() => setAsking(false)}
        />
      ) : (
        <div className="set-tools">
          {hello.practice ? null : (
            <button type="button" className="btn" onClick={() => void go('open')}>
              {words.open}
            </button>
          )}
          {there ? (
            <button type="button" className="btn quiet" onClick={() => setAsking(true)}>
              {words.discard}
            </button>
          ) : null}
          {failure === '' ? null : (
            <span className="rd" role="alert">
              {text.welcome.failed(failure)}
            </span>
          )}
        </div>
      )}
    </section>
  )
}
