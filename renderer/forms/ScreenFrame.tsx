import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useRef } from 'react'
import { Icon } from '../look/Icon.tsx'
import { isChoosing, isComposing, isCtrl } from './keys.ts'
import { focusFirst, reachable, useFocusReturn } from './useFocusReturn.ts'
import './forms.css'

type Props = {
  readonly title: string
  readonly backLabel: string
  readonly onBack: () => void
  /** Beside the title. */
  readonly about?: ReactNode
  /** At the right end of the bar. */
  readonly tools?: ReactNode
  /** Ctrl and the letter. */
  readonly keys?: Readonly<Record<string, () => void>>
  readonly className?: string
  readonly children: ReactNode
}

/** A screen over the desk, under the title bar: Escape leads back, Tab stays inside, the focus returns where it was. */
export const ScreenFrame = ({ title, backLabel, onBack, about, tools, keys = {}, className = '', children }: Props) => {
  const frame = useRef<HTMLElement>(null)
  useFocusReturn(frame, focusFirst)
  const act = useEffectEvent((event: globalThis.KeyboardEvent): boolean => {
    if (isComposing(event) || document.querySelector('dialog[open]') !== null) return false
    if (event.key === 'Escape' && isChoosing()) return false
    if (event.key === 'Escape') {
      onBack()
      return true
    }
    const pressed = Object.entries(keys).find(([key]) => isCtrl(event, key))
    pressed?.[1]()
    return pressed !== undefined
  })
  useEffect(() => {
    // On the window and first of all: a button that was just disabled has lost the focus, and its keys would go nowhere.
    const listen = (event: globalThis.KeyboardEvent) => {
      if (!act(event)) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [])
  const stay = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key !== 'Tab' || frame.current === null) return
    const stops = reachable(frame.current)
    const from = event.shiftKey ? stops[0] : stops.at(-1)
    const to = event.shiftKey ? stops.at(-1) : stops[0]
    if (document.activeElement !== from && document.activeElement !== frame.current) return
    event.preventDefault()
    to?.focus()
  }
  return (
    <section ref={frame} className={`scr ${className}`} aria-label={title} tabIndex={-1} onKeyDown={stay}>
      <header className="scr-bar">
        <button type="button" className="btn quiet s" onClick={onBack}>
          <Icon name="undo" />
          {backLabel} <kbd>Esc</kbd>
        </button>
        <span className="sep" />
        <h1>{title}</h1>
        {about}
        <span className="fill" />
        {tools}
      </header>
      {children}
    </section>
  )
}
