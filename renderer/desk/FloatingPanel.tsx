import { type ReactNode, useRef } from 'react'
import { useFocusReturn } from '../forms/useFocusReturn.ts'

type Props = {
  readonly label: string
  readonly wide?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A panel over the desk: keys stay inside, Escape or a click beside it closes, the focus goes back where it was. */
export const FloatingPanel = ({ label, wide = false, onClose, children }: Props) => {
  const panel = useRef<HTMLDivElement>(null)
  // Together with the panel, not some time after it: a field that is clicked meanwhile keeps the focus.
  useFocusReturn(panel, (part) => (part.querySelector<HTMLElement>('[data-first]') ?? part).focus())
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a click beside the panel closes it, as Escape does
    <div
      className="veil"
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose()
      }}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClose()
        if (event.key === 'Tab') keepInside(event.nativeEvent, panel.current)
      }}
    >
      <div
        ref={panel}
        className={wide ? 'panel wide' : 'panel'}
        role="dialog"
        aria-modal="true"
        aria-label={label}
        tabIndex={-1}
      >
        {children}
      </div>
    </div>
  )
}

const keepInside = (event: KeyboardEvent, panel: HTMLElement | null): void => {
  const stops = [...(panel?.querySelectorAll<HTMLElement>('button:not(:disabled), input, select, textarea') ?? [])]
  const first = stops[0]
  const last = stops.at(-1)
  if (first === undefined || last === undefined) return
  if (event.shiftKey && document.activeElement === first) {
    event.preventDefault()
    last.focus()
  } else if (!event.shiftKey && document.activeElement === last) {
    event.preventDefault()
    first.focus()
  }
}
