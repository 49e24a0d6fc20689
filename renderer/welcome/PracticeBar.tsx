import { useEffect, useState } from 'react'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'
import { Guide } from './Guide.tsx'
import { forgetGuideWish, isGuideWished } from './guideWish.ts'
import './welcome.css'

/** Over every screen of the practice ledger: that nothing here counts, the guide, and the two ways out. */
export const PracticeBar = () => {
  const { bridge, text } = useDesk()
  const words = text.welcome.bar
  const [guiding, setGuiding] = useState(() => isGuideWished(window.sessionStorage))
  useEffect(() => forgetGuideWish(window.sessionStorage), [])
  const [asking, setAsking] = useState(false)
  const [failure, setFailure] = useState('')
  const go = async (act: 'leave' | 'discard') => {
    const { done, detail } = await bridge.practice({ act })
    if (!done) setFailure(detail)
  }
  return (
    <>
      <section className="practice" aria-label={words.title}>
        <Icon name="warning" />
        <b>{words.title}</b>
        {asking ? (
          <>
            <span className="el" role="alert">
              {words.sure}
            </span>
            <span className="fill" />
            <button type="button" className="btn s" onClick={() => void go('discard')}>
              {words.sureDiscard}
            </button>
            {/* biome-ignore lint/a11y/noAutofocus: the safe answer of a second step that was just asked for */}
            <button type="button" className="btn s pri" autoFocus onClick={() => setAsking(false)}>
              {words.keep}
            </button>
          </>
        ) : (
          <>
            <span className="el">{failure === '' ? words.text : text.welcome.failed(failure)}</span>
            <span className="fill" />
            {guiding ? null : (
              <button type="button" className="btn s" onClick={() => setGuiding(true)}>
                {words.guide}
              </button>
            )}
            <button type="button" className="btn s" onClick={() => setAsking(true)}>
              {words.discard}
            </button>
            <button type="button" className="btn s pri" onClick={() => void go('leave')}>
              {words.leave}
            </button>
          </>
        )}
      </section>
      {guiding ? <Guide onLeave={() => setGuiding(false)} /> : null}
    </>
  )
}
