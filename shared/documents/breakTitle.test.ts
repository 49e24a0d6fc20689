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

const phrases = [
  '老旧电梯停运',
  '北京路南段污水外溢',
  '水集街道',
  '夜间施工噪声扰民',
  '供热管网改造',
  '限期办结',
] as const
const joints = ['、', '和', '的', '，'] as const

test('R-LAYOUT-6 a title is never broken inside a word, whatever it consists of', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...phrases), fc.constantFrom(...joints)), { minLength: 1, maxLength: 8 }),
      (list) => {
        const title = `关于${list.map(([phrase, joint], at) => (at === list.length - 1 ? phrase : phrase + joint)).join('')}的报告`
        const lines = broken(title)
        expect(lines.join('')).toBe(title)
        const allowed = new Set(['', ...phrases, ...joints])
        let before = ''
        for (const line of lines.slice(0, -1)) {
          before += line
          const after = title.slice(before.length)
          const phrase = phrases.find((each) => {
            const from = title.lastIndexOf(each, before.length - 1)
            return from >= 0 && from < before.length && from + each.length > before.length
          })
          expect({ line, phrase, joint: allowed.has(after.charAt(0)) && after.startsWith('的') }).toEqual({
            line,
            phrase: undefined,
            joint: false,
          })
        }
      },
    ),
    { numRuns: 30 },
  )
})

test('R-LAYOUT-6 a title of up to four lines is a trapezium or a rhombus: never an hourglass where another way is left', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 2, max: 12 }), { minLength: 4, maxLength: 9 }), (lengths) => {
      const title = lengths.map((length) => `${'甲'.repeat(length)}、`).join('')
      const lines = broken(title).map((line) => line.length)
      if (lines.length < 3 || lines.length > 4 || !hourglass(lines)) return
      const other = waysOf(
        lengths.map((length) => length + 1),
        lines.length,
        20,
      ).some((way) => !hourglass(way))
      expect({ lines, other }).toEqual({ lines, other: false })
    }),
    { numRuns: 100 },
  )
})

const hourglass = (lines: readonly number[]): boolean =>
  lines.some(
    (each, at) => at > 0 && at < lines.length - 1 && each < (lines[at - 1] ?? 0) && each < (lines[at + 1] ?? 0),
  )
/** All ways of so many lines of neighbours, as the lines' lengths. */
const waysOf = (lengths: readonly number[], count: number, width: number): readonly (readonly number[])[] => {
  if (count === 0) return lengths.length === 0 ? [[]] : []
  return lengths.flatMap((_, at) => {
    const line = lengths.slice(0, at + 1).reduce((sum, each) => sum + each, 0)
    return line > width ? [] : waysOf(lengths.slice(at + 1), count - 1, width).map((rest) => [line, ...rest])
  })
}

test('a stretch wider than a line is parted between the words that a dictionary knows', () => {
  for (const line of broken('关于进一步加强住宅小区电梯维护保养管理责任落实情况督促检查工作安排').slice(0, -1))
    expect(line).toMatch(/(?:加强|住宅|小区|电梯|维护|保养|管理|责任|落实|情况)$/u)
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
