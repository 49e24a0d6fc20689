import { orderActs } from './acts/orderActs.ts'

/** What a key means at the desk. Plain keys act on the focused order, Shift and a key on the selection. */
export type KeyAction =
  | { readonly kind: 'move'; readonly by: 'row' | 'page'; readonly step: 1 | -1; readonly extend: boolean }
  | { readonly kind: 'moveTo'; readonly end: 'first' | 'last'; readonly extend: boolean }
  /** An act on orders, by its key: which one it means is for the order to say. */
  | { readonly kind: 'act'; readonly key: string; readonly on: 'focused' | 'selection' }
  | { readonly kind: 'inbox'; readonly place: number }
  | { readonly kind: DeskKey }
export type DeskKey =
  | 'commands'
  | 'acts'
  | 'suggested'
  | 'duplicates'
  | 'toggle'
  | 'selectAll'
  | 'clear'
  | 'open'
  | 'undo'
  | 'redo'
  | 'report'
  | 'import'
  | 'search'
  | 'filter'
  | 'bulk'
  | 'copy'
  | 'export'
  | 'papers'
  | 'refresh'
  | 'keys'
  | 'persons'
  | 'lock'

/** What a key means for the list or its orders: pressed while another list is on its way, it means that one. */
export const restsOnList: ReadonlySet<KeyAction['kind']> = new Set([
  'move',
  'moveTo',
  'act',
  'acts',
  'suggested',
  'duplicates',
  'toggle',
  'selectAll',
  'bulk',
  'copy',
  'export',
  'papers',
])

export type Pressed = {
  readonly key: string
  readonly ctrl: boolean
  readonly shift: boolean
  readonly alt: boolean
}

const actKeys: ReadonlySet<string> = new Set(['s', ...Object.values(orderActs).map(({ key }) => key)])
const plain: Readonly<Record<string, DeskKey>> = {
  '.': 'acts',
  '。': 'acts',
  '=': 'suggested',
  '＝': 'suggested',
  '-': 'duplicates',
  '－': 'duplicates',
  ' ': 'toggle',
  enter: 'open',
  n: 'report',
  i: 'import',
  f: 'filter',
  '/': 'search',
  u: 'persons',
  f5: 'refresh',
  escape: 'clear',
}
const withCtrl: Readonly<Record<string, DeskKey>> = {
  l: 'lock',
  a: 'selectAll',
  z: 'undo',
  y: 'redo',
  k: 'commands',
  c: 'copy',
  e: 'export',
  p: 'papers',
  f: 'filter',
  b: 'bulk',
}

/** The same key under Shift, or while an input method writes Chinese punctuation. What Shift makes of a key acts on the selection. */
const otherFaces: readonly (readonly [key: string, faces: string])[] = [
  [',', '<，《'],
  [';', ':；：'],
  ["'", '"‘’“”'],
  ['[', '{【『「'],
  ['\\', '|、｜'],
]
const keyOfFace = new Map(otherFaces.flatMap(([key, faces]) => [...faces].map((face) => [face, key] as const)))

export const keyAction = ({ key: pressed, ctrl, shift, alt }: Pressed): KeyAction | null => {
  if (alt) return null
  const key = keyOfFace.get(pressed) ?? pressed.toLowerCase()
  if (ctrl) {
    const found = shift ? (key === 'z' ? 'redo' : undefined) : withCtrl[key]
    if (found !== undefined) return { kind: found }
    if (key === 'home' || key === 'end')
      return { kind: 'moveTo', end: key === 'home' ? 'first' : 'last', extend: shift }
    return null
  }
  // "?" is Shift and "/" on some keyboards and a key of its own on others: the character counts, not the key.
  if (key === '?' || key === '？') return { kind: 'keys' }
  if (actKeys.has(key)) return { kind: 'act', key, on: shift ? 'selection' : 'focused' }
  if (key === 'arrowdown' || key === 'j') return { kind: 'move', by: 'row', step: 1, extend: shift }
  if (key === 'arrowup' || key === 'k') return { kind: 'move', by: 'row', step: -1, extend: shift }
  if (key === 'pagedown') return { kind: 'move', by: 'page', step: 1, extend: shift }
  if (key === 'pageup') return { kind: 'move', by: 'page', step: -1, extend: shift }
  if (key === 'home' || key === 'end') return { kind: 'moveTo', end: key === 'home' ? 'first' : 'last', extend: shift }
  if (shift) return null
  if (/^[0-9]$/.test(key)) return { kind: 'inbox', place: (Number(key) + 9) % 10 }
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
