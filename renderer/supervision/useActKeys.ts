import { useEffect, useEffectEvent } from 'react'
import { isComposing } from '../forms/keys.ts'

/** Plain keys of a screen's acts; silent while somebody types or a dialog is open. */
export const useActKeys = (keys: Readonly<Record<string, () => void>>): void => {
  const act = useEffectEvent((event: KeyboardEvent): boolean => {
    if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey) return false
    if (document.querySelector('dialog[open]') !== null) return false
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return false
    const pressed = keys[event.key.toLowerCase()]
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
}
