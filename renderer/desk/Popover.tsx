import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import './popover.css'

/** Where a popover hangs: under the button or head that opened it. */
export type Anchor = { readonly left: number; readonly top: number }

export const anchorUnder = (element: Element): Anchor => {
  const { left, bottom } = element.getBoundingClientRect()
  return { left, top: bottom + 2 }
}

type Props = {
  readonly anchor: Anchor
  readonly label: string
  readonly width: number
  readonly onClose: () => void
  readonly children: ReactNode
}

const margin = 8

/** A small panel beside what opened it. Keys stay inside; Escape, Tab out of it or a click elsewhere closes it. */
export const Popover = ({ anchor, label, width, onClose, children }: Props) => {
  const panel = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState(anchor)
  useLayoutEffect(() => {
    const box = panel.current?.getBoundingClientRect()
    if (box === undefined) return
    setPlace({
      left: Math.max(margin, Math.min(anchor.left, window.innerWidth - box.width - margin)),
      top: Math.max(margin, Math.min(anchor.top, window.innerHeight - box.height - margin)),
    })
  }, [anchor])
  useEffect(() => {
    const before = document.activeElement
    const first = panel.current?.querySelector<HTMLElement>('[data-first]') ?? panel.current
    first?.focus()
    const outside = (event: PointerEvent): void => {
      if (event.target instanceof Node && panel.current?.contains(event.target) === false) onClose()
    }
    window.addEventListener('pointerdown', outside, true)
    return () => {
      window.removeEventListener('pointerdown', outside, true)
      // Whoever clicked elsewhere meant to be there.
      const stray = document.activeElement === document.body || panel.current?.contains(document.activeElement) === true
      if (stray && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [onClose])
  return (
    <div
      ref={panel}
      className="popover"
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      style={{ left: place.left, top: place.top, width }}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) {
          event.preventDefault()
          onClose()
        }
      }}
    >
      {children}
    </div>
  )
}
