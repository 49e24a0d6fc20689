import { useEffect, useRef, useState } from 'react'
import { useDeskModel } from '../desk/deskModel.ts'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'
import { afterAct, type GuideStep, guideSteps, stepAfter } from './guideSteps.ts'

/** A strip that asks for one gesture at a time and watches the desk for it. It covers nothing and takes no key. */
export const Guide = ({ onLeave }: { readonly onLeave: () => void }) => {
  const { text } = useDesk()
  const { view, toasts, places } = useDeskModel()
  const words = text.welcome.guide
  const [step, setStep] = useState<GuideStep>('choose')

  /** The list that was opened for the guide has a focus of its own; what comes after it is the person's. */
  const ready = useRef(false)
  useEffect(() => {
    places.screen.set({ kind: 'desk' })
    void view.open({ inbox: 'toDispatch', unit: null, search: '', filters: {} }).then(() => {
      ready.current = true
    })
  }, [view, places])
  useEffect(() => {
    const heard = new Set(toasts.shown.get().map(({ id }) => id))
    const stop = [
      view.focus.subscribe(() => {
        if (ready.current && (view.focus.get()?.row ?? null) !== null)
          setStep((now) => afterAct(now, { kind: 'chose' }))
      }),
      toasts.shown.subscribe(() => {
        for (const { id, body } of toasts.shown.get())
          if (!heard.has(id)) {
            heard.add(id)
            setStep((now) => afterAct(now, { kind: 'told', toast: body }))
          }
      }),
    ]
    return () => {
      for (const end of stop) end()
    }
  }, [view, toasts])

  const { title, text: how } = words.steps[step]
  const at = guideSteps.indexOf(step) + 1
  return (
    <section className="guide" aria-label={words.label}>
      <Icon name={step === 'done' ? 'check' : 'chevronRight'} />
      <span className="t3 num">{words.step(Math.min(at, guideSteps.length - 1), guideSteps.length - 1)}</span>
      <span className="guide-says" role="status">
        <b>{title}</b> <span>{how}</span>
      </span>
      <span className="fill" />
      {step === 'done' ? (
        <button type="button" className="btn s" onClick={() => setStep('choose')}>
          {words.again}
        </button>
      ) : (
        <button type="button" className="btn s quiet" onClick={() => setStep(stepAfter(step))}>
          {words.skip}
        </button>
      )}
      <button type="button" className="btn s" onClick={onLeave}>
        {step === 'done' ? words.finish : words.leave}
      </button>
    </section>
  )
}
