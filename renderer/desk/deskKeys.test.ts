import { expect, test } from 'vitest'
import { keyAction, type Pressed } from './deskKeys.ts'

const press = (key: string, held: Partial<Pressed> = {}) =>
  keyAction({ key, ctrl: false, shift: false, alt: false, ...held })

test('R-DESK-1 a plain key acts on the focused order, the same key with Shift on the selection.', () => {
  expect(press('d')).toEqual({ kind: 'act', key: 'd', on: 'focused' })
  expect(press('D', { shift: true })).toEqual({ kind: 'act', key: 'd', on: 'selection' })
  expect(press('s')).toEqual({ kind: 'act', key: 's', on: 'focused' })
  expect(press('S', { shift: true })).toEqual({ kind: 'act', key: 's', on: 'selection' })
  expect(press('x')).toEqual({ kind: 'act', key: 'x', on: 'focused' })
})

test('What a key means among several acts is for the order to say: suspend or resume, close or reopen.', () => {
  expect(press('h')).toEqual({ kind: 'act', key: 'h', on: 'focused' })
  expect(press('Z', { shift: true })).toEqual({ kind: 'act', key: 'z', on: 'selection' })
  expect(press('.')).toEqual({ kind: 'acts' })
  expect(press('0')).toEqual({ kind: 'inbox', place: 9 })
})

test('No act on orders takes a key that the desk needs for itself.', () => {
  for (const [key, kind] of [
    ['n', 'report'],
    ['i', 'import'],
    ['f', 'filter'],
    ['u', 'persons'],
    ['/', 'search'],
    ['j', 'move'],
    ['k', 'move'],
  ] as const)
    expect(press(key)).toMatchObject({ kind })
})

test('R-SUGGEST-10 one plain key takes the suggestion, on the selection none does.', () => {
  expect(press('=')).toEqual({ kind: 'suggested' })
  expect(press('＝')).toEqual({ kind: 'suggested' })
  expect(press('=', { shift: true })).toBeNull()
  expect(press('=', { ctrl: true })).toBeNull()
})

test('R-DESK-1 what Shift or a Chinese input method makes of a key of punctuation is the same key.', () => {
  expect(press(',')).toEqual({ kind: 'act', key: ',', on: 'focused' })
  expect(press('，')).toEqual({ kind: 'act', key: ',', on: 'focused' })
  for (const [face, key] of [
    ['<', ','],
    ['《', ','],
    [':', ';'],
    ['：', ';'],
    ['"', "'"],
    ['“', "'"],
    ['{', '['],
    ['|', '\\'],
  ] as const)
    expect(press(face, { shift: true }), face).toEqual({ kind: 'act', key, on: 'selection' })
})

test('Ctrl K opens the command palette.', () => {
  expect(press('k', { ctrl: true })).toEqual({ kind: 'commands' })
})

test('Caps Lock changes no meaning.', () => {
  expect(press('D')).toEqual({ kind: 'act', key: 'd', on: 'focused' })
})

test('J and K walk like the arrows; Shift selects on the way.', () => {
  expect(press('j')).toEqual(press('ArrowDown'))
  expect(press('k')).toEqual(press('ArrowUp'))
  expect(press('ArrowDown', { shift: true })).toEqual({ kind: 'move', by: 'row', step: 1, extend: true })
})

test('Ctrl A selects the view and never accepts an order.', () => {
  expect(press('a', { ctrl: true })).toEqual({ kind: 'selectAll' })
  expect(press('a')).toEqual({ kind: 'act', key: 'a', on: 'focused' })
})

test('Keys of the system are left alone.', () => {
  expect(press('d', { ctrl: true })).toBeNull()
  expect(press('F4', { alt: true })).toBeNull()
  expect(press('Tab')).toBeNull()
  expect(press('N', { shift: true })).toBeNull()
})

test('The question mark opens the list of keys on every keyboard.', () => {
  expect(press('?', { shift: true })).toEqual({ kind: 'keys' })
  expect(press('?')).toEqual({ kind: 'keys' })
})
