import type { DocumentBlock, Piece } from './documentBlocks.ts'
import type { PaperFont } from './paperPage.ts'
import { paperText } from './paperText.ts'

/**
 * The four levels of an official text by the numbers that its paragraphs begin with (GB/T 9704-2012, 7.3.3):
 * 一、 in 黑体, （一） in 楷体, 1. and （1） in 仿宋. A level of 0 is running text.
 */
export type Level = 0 | 1 | 2 | 3 | 4

const begins: readonly (readonly [Level, RegExp])[] = [
  [1, /^[一二三四五六七八九十]+、/u],
  [2, /^（[一二三四五六七八九十]+）/u],
  [3, /^\d{1,3}[.．](?!\d)/u],
  [4, /^（\d{1,3}）/u],
]
const fonts: Readonly<Record<Level, PaperFont>> = { 0: 'fangsong', 1: 'hei', 2: 'kai', 3: 'fangsong', 4: 'fangsong' }

export const levelOf = (text: string): Level => begins.find(([, number]) => number.test(text))?.[0] ?? 0

/** Longer first sentences are text that happens to be numbered, and no headings. */
const LONGEST_HEADING = 40

/**
 * Paragraphs out of pieces, one a line break. A numbered paragraph's heading is its first sentence; one that is nothing but
 * its heading stays with what follows.
 */
export const outlineBlocks = (pieces: readonly Piece[]): readonly DocumentBlock[] =>
  splitLines(pieces).map((line): DocumentBlock => {
    const text = line.map((piece) => piece.text).join('')
    const level = levelOf(text)
    const end = level === 1 || level === 2 ? headingEnd(text) : 0
    return {
      kind: 'paragraph',
      heading: end > 0 && end === text.length && !/[。！？；]$/u.test(text),
      pieces: set(line, end, fonts[level]),
    }
  })

/** Typed words as an outline. */
export const outlineOf = (typed: string, field: string | null): readonly DocumentBlock[] =>
  outlineBlocks([{ text: paperText(typed), font: 'fangsong', field }])

/** Where the heading ends; the number's own characters count when the sentence is too long for a heading. */
const headingEnd = (text: string): number => {
  const stop = /[。！？：]/u.exec(text)
  const end = stop === null ? text.length : stop.index + 1
  return end <= LONGEST_HEADING ? end : (/^(?:（[^）]+）|[^、]+、)/u.exec(text)?.[0].length ?? 0)
}

/** The first `end` characters in the heading's font. */
const set = (line: readonly Piece[], end: number, font: PaperFont): readonly Piece[] => {
  let at = 0
  return line.flatMap((piece) => {
    const own = Math.max(0, Math.min(piece.text.length, end - at))
    at += piece.text.length
    return [
      { ...piece, text: piece.text.slice(0, own), font },
      { ...piece, text: piece.text.slice(own) },
    ].filter(({ text }) => text !== '')
  })
}

const splitLines = (pieces: readonly Piece[]): readonly (readonly Piece[])[] => {
  const lines: Piece[][] = [[]]
  for (const piece of pieces)
    piece.text.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([])
      if (text !== '') lines.at(-1)?.push({ ...piece, text })
    })
  return lines.filter((line) => line.some(({ text }) => text.trim() !== ''))
}
