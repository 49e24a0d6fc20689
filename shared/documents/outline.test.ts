import { expect, test } from 'vitest'
import { levelOf, outlineOf } from './outline.ts'

const set = (typed: string) =>
  outlineOf(typed, 'body').map((block) =>
    block.kind === 'paragraph'
      ? { heading: block.heading, pieces: block.pieces.map(({ text, font }) => [text, font]) }
      : null,
  )

test('R-LAYOUT-7 the four levels are known by their numbers, and what looks like them is not', () => {
  expect(['一、情况', '（二）原因', '3.措施', '（4）责任', '2.5米', '十分感谢', '一起事故'].map(levelOf)).toEqual([
    1, 2, 3, 4, 0, 0, 0,
  ])
})

test('R-LAYOUT-7 a first level is set in 黑体 and a second in 楷体, whole when it stands alone, else to its first stop', () => {
  expect(set('一、基本情况\n（一）原因。电机烧毁。\n1.更换电机。\n（1）先停梯。')).toEqual([
    { heading: true, pieces: [['一、基本情况', 'hei']] },
    {
      heading: false,
      pieces: [
        ['（一）原因。', 'kai'],
        ['电机烧毁。', 'fangsong'],
      ],
    },
    { heading: false, pieces: [['1.更换电机。', 'fangsong']] },
    { heading: false, pieces: [['（1）先停梯。', 'fangsong']] },
  ])
})

test('a numbered sentence too long for a heading has only its number in the heading’s font', () => {
  const long = '会同街道'.repeat(12)
  expect(set(`（一）${long}。`)).toEqual([
    {
      heading: false,
      pieces: [
        ['（一）', 'kai'],
        [`${long}。`, 'fangsong'],
      ],
    },
  ])
})

test('not a word is lost: markup, rare characters and blank lines', () => {
  expect(set('<b>㮾</b>\n\n䶮\u202e右')).toEqual([
    { heading: false, pieces: [['<b>㮾</b>', 'fangsong']] },
    { heading: false, pieces: [['䶮右', 'fangsong']] },
  ])
})
