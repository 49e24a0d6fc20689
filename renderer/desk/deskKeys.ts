/** What a key means at the desk. Plain keys act on the focused order, Shift and a key on the selection. */
export type KeyAction =
  | { readonly kind: 'move'; readonly by: 'row' | 'page'; readonly step: 1 | -1; readonly extend: boolean }
  | { readonly kind: 'moveTo'; readonly end: 'first' | 'last'; readonly extend: boolean }
  | { readonly kind: 'gesture'; readonly gesture: Gesture; readonly on: 'focused' | 'selection' }
  | { readonly kind: 'inbox'; readonly place: number }
  | { readonly kind: DeskKey }
export type Gesture = 'dispatch' | 'accept' | 'decline' | 'notice'
export type DeskKey =
  | 'redispatch'
  | 'correct'
  | 'toggle'
  | 'selectAll'
  | 'clear'
  | 'open'
  | 'undo'
  | 'report'
  | 'import'
  | 'search'
  | 'filter'
  | 'refresh'
  | 'keys'

export type Pressed = {
  readonly key: string
  readonly ctrl: boolean
  readonly shift: boolean
  readonly alt: boolean
}

const gestures: Readonly<Record<string, Gesture>> = { d: 'dispatch', a: 'accept', x: 'decline', s: 'notice' }
const plain: Readonly<Record<string, DeskKey>> = {
  r: 'redispatch',
  e: 'correct',
  ' ': 'toggle',
  enter: 'open',
  n: 'report',
  i: 'import',
  f: 'filter',
  '/': 'search',
  f5: 'refresh',
  escape: 'clear',
}
const withCtrl: Readonly<Record<string, DeskKey>> = { a: 'selectAll', z: 'undo', k: 'search' }

export const keyAction = ({ key: pressed, ctrl, shift, alt }: Pressed): KeyAction | null => {
  if (alt) return null
  const key = pressed.toLowerCase()
  if (ctrl) {
    const found = shift ? undefined : withCtrl[key]
    if (found !== undefined) return { kind: found }
    if (key === 'home' || key === 'end')
      return { kind: 'moveTo', end: key === 'home' ? 'first' : 'last', extend: shift }
    return null
  }
  // "?" is Shift and "/" on some keyboards and a key of its own on others: the character counts, not the key.
  if (key === '?' || key === '？') return { kind: 'keys' }
  const gesture = gestures[key]
  if (gesture !== undefined) return { kind: 'gesture', gesture, on: shift ? 'selection' : 'focused' }
  if (key === 'arrowdown' || key === 'j') return { kind: 'move', by: 'row', step: 1, extend: shift }
  if (key === 'arrowup' || key === 'k') return { kind: 'move', by: 'row', step: -1, extend: shift }
  if (key === 'pagedown') return { kind: 'move', by: 'page', step: 1, extend: shift }
  if (key === 'pageup') return { kind: 'move', by: 'page', step: -1, extend: shift }
  if (key === 'home' || key === 'end') return { kind: 'moveTo', end: key === 'home' ? 'first' : 'last', extend: shift }
  if (shift) return null
  if (/^[1-7]$/.test(key)) return { kind: 'inbox', place: Number(key) - 1 }
  const action = plain[key]
  return action === undefined ? null : { kind: action }
}

/** Keys typed into a field belong to the field, whatever they mean elsewhere; Escape too, which leaves it. */
export const belongsToField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    target.isContentEditable)
