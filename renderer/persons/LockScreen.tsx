import { useLayoutEffect, useRef } from 'react'
import { useDeskModel } from '../desk/deskModel.ts'
import { Icon } from '../look/Icon.tsx'
import { useSource } from '../store/source.ts'
import { useDesk, useSession } from '../store/useDesk.ts'
import { BrandMark, WindowButtons } from '../WindowFrame.tsx'
import { WhoChoice } from './WhoChoice.tsx'
import './lockScreen.css'

/**
 * Over everything, dialogs too, until somebody has shown who they are. For the same person what was open stays as it was; another
 * one begins at the desk, and finds no words of who was there before.
 */
export const LockScreen = () => {
  const { hello, text } = useDesk()
  const { state } = useSession()
  const { places } = useDeskModel()
  const alarms = useSource(state.alarms).filter(({ answered }) => answered === null)
  const cover = useRef<HTMLDialogElement>(null)
  const person = useRef(hello.person.row)
  const words = text.persons.lock
  useLayoutEffect(() => {
    const part = cover.current
    if (part !== null && !part.open) part.showModal()
  }, [])
  const enter = (): void => {
    const { person: now } = state.hello.get() ?? hello
    if (now.row !== person.current) {
      places.closeFilter()
      places.overlay.set(null)
      places.screen.set({ kind: 'desk' })
    }
    state.locked.set(false)
  }
  return (
    <dialog
      ref={cover}
      className="lock"
      aria-label={words.title}
      onCancel={(event) => event.preventDefault()}
      // No key of what lies beneath is heard.
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') event.preventDefault()
      }}
    >
      <header className="bar">
        <div className="l">
          <BrandMark />
          <span className="brand">{text.desk.brand}</span>
        </div>
        <div className="rr">
          <WindowButtons />
        </div>
      </header>
      <div className="lock-body">
        <section className="lock-who">
          <h1>
            <Icon name="lock" />
            {words.title}
          </h1>
          <p className="t2">
            {hello.person.name} · {text.desk.roles[hello.person.role]}
          </p>
          {alarms.length === 0 ? null : (
            <p className="lock-alarm" role="alert">
              <Icon name="bell" />
              {words.alarms(alarms.length)}
            </p>
          )}
          <div className="lock-choice">
            <WhoChoice covered onEntered={enter} />
          </div>
        </section>
      </div>
    </dialog>
  )
}
