import { cutAtoms } from './atoms.ts'
import { type BrokenLine, breakLines, lineRuns } from './breakLines.ts'
import type { DocumentBlock } from './documentBlocks.ts'
import { cell, lineHeight, smallLineHeight, smallPt, smallSize, typeArea } from './pageGeometry.ts'
import type { GlyphMeasure, PaperLine } from './paperPage.ts'
import { baselineIn, placeLine } from './placeLine.ts'

/** 抄送: 4号, one character in on both sides, further lines under the first unit. In the letter format without rules. */
export const footLines = (blocks: readonly DocumentBlock[], measure: GlyphMeasure): readonly BrokenLine[] =>
  blocks.flatMap((block) => {
    if (block.kind !== 'copyTo') return []
    const label = { text: block.label, font: 'fangsong', field: null } as const
    const shape = {
      sizeMm: smallSize,
      width: typeArea.width - 2 * smallSize,
      firstIndent: 0,
      otherIndent: measure.width(block.label, 'fangsong') * smallSize,
    }
    return breakLines([label, ...block.pieces], shape, measure)
  })

/** How many of the page's lines the foot takes. */
export const footSlots = (lines: number): number => Math.ceil((lines * smallLineHeight) / lineHeight)

/** How many foot lines a page holds. */
export const footLinesPerPage = (slots: number): number => Math.floor((slots * lineHeight) / smallLineHeight)

/** The foot's lines with the last one on the bottom of the type area. */
export const layoutFoot = (lines: readonly BrokenLine[], measure: GlyphMeasure): readonly PaperLine[] => {
  const ink = measure.ink('国', 'fangsong')
  const inkHeight = (ink.above + ink.below) * smallSize
  const bottom = typeArea.bottom + (smallLineHeight - inkHeight) / 2
  return lines.map((line, index) => {
    const y = bottom - (lines.length - index) * smallLineHeight
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
