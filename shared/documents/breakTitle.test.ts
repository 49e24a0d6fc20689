import fc from 'fast-check'
import { expect, test } from 'vitest'
import { breakTitle } from './breakTitle.ts'
import { gridMeasure } from './gridMeasure.ts'
import { mmOf, titlePt, typeArea } from './pageGeometry.ts'

const size = mmOf(titlePt)
const broken = (...parts: string[]): string[] =>
  breakTitle(
    parts.map((text) => ({ text, font: 'xbs', field: null })),
    size,
    typeArea.width,
    gridMeasure,
  ).map((atoms) => atoms.map((atom) => atom.text).join(''))

test('a title that fits stays on one line', () => {
  expect(broken('督办通知单')).toEqual(['督办通知单'])
})

test('a title is parted after the connecting 的, which never begins a line', () => {
  expect(broken('关于限期办结', '月湖新苑电梯停运事项', '的', '督办通知单')).toEqual([
    '关于限期办结月湖新苑电梯停运事项的',
    '督办通知单',
  ])
})

test('three lines take the shape of a rhombus, the longest in the middle', () => {
  expect(broken('关于限期办结', '北京路南段雨污管网错接混接事项', '的', '督办通知单')).toEqual([
    '关于限期办结',
    '北京路南段雨污管网错接混接事项的',
    '督办通知单',
  ])
})

test('和 within a word is no place to part a title', () => {
  for (const line of broken('关于限期办结', '和平路与共和街交叉路口信号灯事项', '的', '督办通知单')) {
    expect(line).not.toMatch(/共和$|[^共]和$/u)
  }
})

test('a stretch wider than a line is parted between characters, whole figures and all words kept', () => {
  fc.assert(
    fc.property(fc.integer({ min: 21, max: 200 }), (length) => {
      const text = '甲'.repeat(length)
      const lines = broken(text)
      expect(lines.join('')).toBe(text)
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(20)
    }),
  )
})
