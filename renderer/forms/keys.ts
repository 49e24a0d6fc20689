import type { KeyboardEvent as ReactKeyboardEvent } from 'react'

type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'keyCode'>

/** While an input method is composing, Enter and Escape belong to it; 229 is what it says in their place. */
export const isComposing = (event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean =>
  event.isComposing || event.keyCode === 229

/** Ctrl and a letter (Command on a Mac), whatever the capitals lock says. */
export const isCtrl = (event: Keys, key: string): boolean =>
  (event.ctrlKey || event.metaKey) &&
  !event.altKey &&
  !isComposing(event) &&
  event.key.toLowerCase() === key.toLowerCase()

/** A list of choices stands open under the field that has the focus: Escape is that field's, and closes the list only. */
export const isChoosing = (): boolean => {
  const field = document.activeElement
  return field?.getAttribute('role') === 'combobox' && field.getAttribute('aria-expanded') === 'true'
}

/** Ctrl Enter sends a form. */
export const onCtrlEnter =
  (send: () => void) =>
  (event: ReactKeyboardEvent): void => {
    if (!isCtrl(event.nativeEvent, 'Enter')) return
    event.preventDefault()
    send()
  }
