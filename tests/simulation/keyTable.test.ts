import { expect, test } from 'vitest'
import { keyAction } from '../../renderer/desk/deskKeys.ts'
import { keyPaths } from '../e2e/pages/keyTable.ts'

test('The table of keys counts every keystroke, and the first key of each path is one of the desk.', () => {
  const paths = keyPaths()
  expect(paths.length).toBeGreaterThan(10)
  for (const { path, strokes, counted } of paths) {
    const keys = strokes.flatMap((stroke) => (stroke.kind === 'key' ? [stroke.press] : []))
    expect([path, keys.length]).toEqual([path, counted])
    const parts = (keys[0] ?? '').split('+')
    const pressed = { key: parts.at(-1) ?? '', ctrl: parts.includes('Control'), shift: parts.includes('Shift') }
    expect([path, keyAction({ ...pressed, alt: false })]).not.toEqual([path, null])
  }
})
