import type { Source } from '../store/source.ts'
import type { Overlay } from './places.ts'

/** What was typed before the panel that it is meant for had its field: text in one piece, and keys that send. */
export type Ahead =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'enter'; readonly ctrl: boolean }

/** One more key behind what was typed ahead; null: no key that a field takes. */
export const typedOn = (
  ahead: readonly Ahead[],
  { key, ctrl, alt }: { readonly key: string; readonly ctrl: boolean; readonly alt: boolean },
): readonly Ahead[] | null => {
  if (key === 'Enter' && !alt) return [...ahead, { kind: 'enter', ctrl }]
  if (ctrl || alt || [...key].length !== 1) return null
  const last = ahead.at(-1)
  return last?.kind === 'text'
    ? [...ahead.slice(0, -1), { kind: 'text', text: last.text + key }]
    : [...ahead, { kind: 'text', text: key }]
}

/**
 * A hand is quicker than a panel whose order is still being read. From the moment that the panel is asked for, keys are kept, and
 * typed into its field as soon as it has one. Where it begins with something else than a field they are forgotten, and so they are
 * when nothing opens.
 */
export const keepTypedAhead = (page: Window, overlay: Source<Overlay | null>): (() => void) => {
  const { document } = page
  let ahead: readonly Ahead[] = []
  const isInside = (target: EventTarget | null): boolean =>
    target instanceof Element && target.closest('.veil, dialog, .scr') !== null
  /** A whole screen takes its keys itself, also when the focus has fallen off a button that was just disabled. */
  const isOnScreen = (): boolean => document.querySelector('.scr') !== null
  const onKey = (event: KeyboardEvent): void => {
    if (overlay.get() === null || event.isComposing || isInside(document.activeElement) || isOnScreen()) return
    const { key, ctrlKey, metaKey, altKey } = event
    const more = typedOn(ahead, { key, ctrl: ctrlKey || metaKey, alt: altKey })
    if (more === null) return
    ahead = more
    event.preventDefault()
    event.stopPropagation()
  }
  const onFocus = ({ target }: FocusEvent): void => {
    if (ahead.length === 0 || !isInside(target)) return
    const typed = ahead
    ahead = []
    if (target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && takesText.has(target.type)))
      // Behind the effect that gave it the focus: by then the field answers.
      page.queueMicrotask(() => {
        for (const one of typed) typeInto(target, one)
      })
  }
  const stop = overlay.subscribe(() => {
    // An order that was read makes way for the panel that rests on it in the same breath.
    page.queueMicrotask(() => {
      if (overlay.get() === null) ahead = []
    })
  })
  page.addEventListener('keydown', onKey, true)
  page.addEventListener('focusin', onFocus)
  return () => {
    stop()
    page.removeEventListener('keydown', onKey, true)
    page.removeEventListener('focusin', onFocus)
  }
}

const takesText: ReadonlySet<string> = new Set(['text', 'search', 'password'])

const typeInto = (field: HTMLInputElement | HTMLTextAreaElement, one: Ahead): void => {
  // The one way of typing that the field's own undo and its listeners take for typing.
  if (one.kind === 'text') field.ownerDocument.execCommand('insertText', false, one.text)
  else if (field instanceof HTMLTextAreaElement && !one.ctrl) field.ownerDocument.execCommand('insertLineBreak')
  else
    field.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: one.ctrl, bubbles: true, cancelable: true }),
    )
}
