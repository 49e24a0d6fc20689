import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Ahead, typedOn } from './typedAhead.ts'

const press = (key: string, ctrl = false) => ({ key, ctrl, alt: false })
const typed = (...keys: readonly (readonly [string, boolean?])[]) =>
  keys.reduce<readonly Ahead[]>((ahead, [key, ctrl]) => typedOn(ahead, press(key, ctrl)) ?? ahead, [])

test('R-DESK-6 letters that come before the field are one text, and Enter is what sends it.', () => {
  expect(typed(['z'], ['j'], ['j'], ['Enter'])).toEqual([
    { kind: 'text', text: 'zjj' },
    { kind: 'enter', ctrl: false },
  ])
  expect(typed(['好'], ['Enter', true])).toEqual([
    { kind: 'text', text: '好' },
    { kind: 'enter', ctrl: true },
  ])
})

test('Keys that type nothing are nobody’s: commands, arrows, what leaves a panel.', () => {
  for (const key of ['Escape', 'Tab', 'ArrowDown', 'Shift', 'Backspace', 'F5'])
    expect(typedOn([], press(key)), key).toBeNull()
  expect(typedOn([], press('k', true))).toBeNull()
  expect(typedOn([], { ...press('d'), alt: true })).toBeNull()
})

test('Whatever is typed stands in the field as it was typed.', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 20 }), (text) => {
      const all = [...text].reduce<readonly Ahead[]>((ahead, key) => typedOn(ahead, press(key)) ?? ahead, [])
      expect(all.map((one) => (one.kind === 'text' ? one.text : '')).join('')).toBe(text)
    }),
  )
})
