import { useEffect, useEffectEvent, useRef } from 'react'
import { isComposing } from '../forms/keys.ts'

/** So long a key waits, ms: what is read later than that is another look at the screen. */
const patience = 2_000

/**
 * Plain keys of a screen's acts; silent while somebody types or a dialog is open. `keys` is null until what they rest on was
 * read: the last letter that is pressed meanwhile is done when it was.
 */
export const useActKeys = (keys: Readonly<Record<string, () => void>> | null): void => {
  const early = useRef<{ readonly key: string; readonly at: number } | null>(null)
  const act = useEffectEvent((event: KeyboardEvent): boolean => {
    if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey) return false
    if (document.querySelector('dialog[open]') !== null) return false
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return false
    const key = event.key.toLowerCase()
    if (keys === null) {
      if (!/^\p{L}$/u.test(key)) return false
      early.current = { key, at: event.timeStamp }
      return true
    }
    const pressed = keys[key]
    pressed?.()
    return pressed !== undefined
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!act(event)) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [])
  const actOnEarly = useEffectEvent((): void => {
    const pressed = early.current
    early.current = null
    if (pressed !== null && performance.now() - pressed.at < patience) keys?.[pressed.key]?.()
  })
  const isReady = keys !== null
  useEffect(() => {
    if (isReady) actOnEarly()
  }, [isReady])
}
