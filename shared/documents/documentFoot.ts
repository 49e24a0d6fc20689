import { type Atom, cutAtoms } from './atoms.ts'
import { type BrokenLine, breakLines, lineRuns } from './breakLines.ts'
import type { DocumentBlock } from './documentBlocks.ts'
import { cell, lineHeight, smallLineHeight, smallPt, smallSize, typeArea } from './pageGeometry.ts'
import type { GlyphMeasure, PaperLine, PaperRule } from './paperPage.ts'
import { baselineIn, placeLine } from './placeLine.ts'

type Imprint = Extract<DocumentBlock, { kind: 'imprint' }>

/** 版记: 抄送, and in the ordinary format who printed it and when, between rules. */
export type Foot = { readonly copies: readonly BrokenLine[]; readonly imprint: Imprint | null }

/** 抄送: 4号, one character in on both sides, further lines under the first unit. In the letter format without rules. */
export const footOf = (blocks: readonly DocumentBlock[], measure: GlyphMeasure): Foot => ({
  copies: blocks.flatMap((block) => {
    if (block.kind !== 'copyTo') return []
    const label = { text: block.label, font: 'fangsong', field: null } as const
    const shape = {
      sizeMm: smallSize,
      width: typeArea.width - 2 * smallSize,
      firstIndent: 0,
      otherIndent: measure.width(block.label, 'fangsong') * smallSize,
    }
    return breakLines([label, ...block.pieces], shape, measure)
  }),
  imprint: blocks.find((block) => block.kind === 'imprint') ?? null,
})

/** A line for who printed it and when; its last rule lies on the bottom, half a leading higher than a line of text would. */
const imprintLines = ({ imprint }: Foot): number => (imprint === null ? 0 : 1)
const ruled = ({ imprint }: Foot): number => (imprint === null ? 0 : (lineHeight - cell) / 2)

export const footLineCount = (foot: Foot): number => foot.copies.length + imprintLines(foot)

/** How many of the page's lines the foot takes. */
export const footSlots = (foot: Foot): number =>
  footLineCount(foot) === 0 ? 0 : Math.ceil((footLineCount(foot) * smallLineHeight + ruled(foot)) / lineHeight)

/** How many foot lines a page of so many lines holds. */
export const footLinesPerPage = (foot: Foot, slots: number): number =>
  Math.floor((slots * lineHeight - ruled(foot)) / smallLineHeight)

/** Lines [from, to) of the foot; who printed it comes last. */
export const partOfFoot = (foot: Foot, from: number, to: number): Foot => ({
  copies: foot.copies.slice(from, to),
  imprint: to > foot.copies.length ? foot.imprint : null,
})

/** The foot with its last line, or its last rule, on the bottom of the type area. */
export const layoutFoot = (
  foot: Foot,
  measure: GlyphMeasure,
): { readonly lines: readonly PaperLine[]; readonly rules: readonly PaperRule[] } => {
  if (foot.imprint !== null) return ruledFoot(foot.copies, foot.imprint, measure)
  const ink = measure.ink('国', 'fangsong')
  const inkHeight = (ink.above + ink.below) * smallSize
  return { lines: copyLines(foot.copies, typeArea.bottom + (smallLineHeight - inkHeight) / 2, measure), rules: [] }
}

const copyLines = (copies: readonly BrokenLine[], bottom: number, measure: GlyphMeasure): readonly PaperLine[] =>
  copies.map((line, index) => {
    const y = bottom - (copies.length - index) * smallLineHeight
    return {
      role: 'copyTo',
      x: typeArea.left + smallSize + line.indent,
      y,
      width: line.width,
      height: smallLineHeight,
      baseline: baselineIn(y, smallLineHeight, smallSize, 'fangsong', measure),
      ...lineRuns(line, smallPt),
      colour: 'ink',
    }
  })

/** Thickness of the first and last rule, and of those between (7.4.1). */
const OUTER = 0.35
const INNER = 0.25

const ruledFoot = (copies: readonly BrokenLine[], imprint: Imprint, measure: GlyphMeasure) => {
  const y = typeArea.bottom - smallLineHeight
  const cut = (text: Imprint['office']) => cutAtoms([text], smallSize, typeArea.width, measure)
  const widthOf = (atoms: readonly Atom[]) => atoms.reduce((sum, atom) => sum + atom.width, 0)
  const row = (atoms: readonly Atom[], x: number): PaperLine =>
    placeLine({ role: 'imprint', atoms, sizePt: smallPt, y, height: smallLineHeight, align: { x }, measure })
  const office = cut(imprint.office)
  const date = [...cut(imprint.date), ...cut({ text: '印发', font: 'fangsong', field: null })]
  const rule = (at: number, thickness: number): PaperRule => ({
    x: typeArea.left,
    y: at,
    length: typeArea.width,
    direction: 'across',
    thickness,
    colour: 'ink',
    style: 'solid',
  })
  const top = y - copies.length * smallLineHeight
  return {
    lines: [
      ...copyLines(copies, y, measure),
      row(office, typeArea.left + smallSize),
      row(date, typeArea.right - smallSize - widthOf(date)),
    ],
    rules: [rule(top, OUTER), ...(copies.length === 0 ? [] : [rule(y, INNER)]), rule(typeArea.bottom - OUTER, OUTER)],
  }
}

const NUMBER_UNDER_TYPE_AREA = 7

/** `— 2 —`, its dashes 7 mm under the type area; odd pages at the right, even ones at the left, one character in. */
export const layoutPageNumber = (page: number, measure: GlyphMeasure): PaperLine => {
  const atoms = cutAtoms([{ text: `— ${page} —`, font: 'song', field: null }], smallSize, typeArea.width, measure)
  const width = atoms.reduce((sum, atom) => sum + atom.width, 0)
  const x = page % 2 === 1 ? typeArea.right - cell - width : typeArea.left + cell
  const dash = measure.ink('—', 'song')
  const baseline = typeArea.bottom + NUMBER_UNDER_TYPE_AREA + dash.above * smallSize
  const line = placeLine({
    role: 'pageNumber',
    atoms,
    sizePt: smallPt,
    y: baseline - smallLineHeight / 2,
    height: smallLineHeight,
    align: { x },
    measure,
  })
  return { ...line, baseline }
}
