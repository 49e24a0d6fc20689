import fc from 'fast-check'
import { expect, test } from 'vitest'
import { initialsOf } from '../acts/fitsLetters.ts'
import { commandFit } from './commandFit.ts'

test('A command is found by its characters, by the first letters of its pinyin and by the whole of it.', () => {
  for (const typed of ['不予受理', '受理', 'bysl', 'sl', 'shouli', 'buyushouli', ' BYSL '])
    expect(commandFit('不予受理', typed), typed).not.toBeNull()
  expect(commandFit('不予受理', 'paidan')).toBeNull()
  expect(commandFit('不予受理', 'bl')).toBeNull()
})

test('What is typed whole stands before what begins with it, and that before what only contains it.', () => {
  const fits = ['受理', '受理单', '不予受理'].map((name) => commandFit(name, '受理') ?? 9)
  expect(fits).toEqual([...fits].sort((a, b) => a - b))
  expect(new Set(fits).size).toBe(3)
})

test('Every name is found by itself and by its own first letters.', () => {
  const names = fc.constantFrom('派单', '待派单', '督办登记簿', '命令面板', '撤销', '市住建局', 'Undo', '交接班')
  fc.assert(
    fc.property(names, (name) => {
      expect(commandFit(name, name)).toBe(0)
      expect(commandFit(name, initialsOf(name))).toBe(0)
    }),
  )
})
