import { cutAtoms } from './atoms.ts'
import { breakTitle } from './breakTitle.ts'
import type { Piece } from './documentBlocks.ts'
import { bodyPt, cell, leading, lineHeight, mmOf, pointsOf, sheet, titlePt, typeArea } from './pageGeometry.ts'
import type { GlyphMeasure, PaperLine, PaperRule } from './paperPage.ts'
import { placeLine } from './placeLine.ts'

/** The head of the letter format (GB/T 9704-2012, 10.1): mark, double rule, number. `bottom` is the last line box's. */
export type Head = {
  readonly lines: readonly PaperLine[]
  readonly rules: readonly PaperRule[]
  readonly bottom: number
}

const MARK_TOP = 30
const RULE_UNDER_MARK = 4
const FOOT_FROM_BOTTOM = 20
const DOUBLE_RULE = { width: 170, thick: 1, gap: 0.65, thin: 0.35 } as const
const DOUBLE_RULE_HEIGHT = DOUBLE_RULE.thick + DOUBLE_RULE.gap + DOUBLE_RULE.thin

/** The standard leaves the size to the office. A name wider than the type area takes a smaller one. */
const MARK_SIZE = 13.2
const MARK_SPACING = 0.6

export const layoutLetterHead = (office: Piece, number: readonly Piece[], measure: GlyphMeasure): Head => {
  const characters = [...office.text].length
  const natural = measure.width(office.text, office.font) * MARK_SIZE + Math.max(0, characters - 1) * MARK_SPACING
  const scale = Math.min(1, typeArea.width / Math.max(natural, 1))
  const size = MARK_SIZE * scale
  const spacing = MARK_SPACING * scale
  const ink = measure.ink(office.text, office.font)
  const baseline = MARK_TOP + ink.above * size
  const ruleTop = baseline + ink.below * size + RULE_UNDER_MARK
  const mark: PaperLine = {
    role: 'mark',
    x: (sheet.width - natural * scale) / 2,
    y: MARK_TOP,
    width: natural * scale,
    height: (ink.above + ink.below) * size,
    baseline,
    runs: [{ ...office, sizePt: pointsOf(size), letterSpacing: spacing }],
    justify: false,
    colour: 'red',
  }

  const numberInk = measure.ink('国', 'fangsong')
  const numberTop = ruleTop + DOUBLE_RULE_HEIGHT + leading
  const numberLine = placeLine({
    role: 'number',
    atoms: cutAtoms(number, cell, typeArea.width, measure),
    sizePt: bodyPt,
    y: numberTop - (lineHeight - (numberInk.above + numberInk.below) * cell) / 2,
    height: lineHeight,
    align: 'right',
    measure,
  })
  return {
    lines: [mark, numberLine],
    rules: [
      ...doubleRule(ruleTop, 'thickAbove'),
      ...doubleRule(sheet.height - FOOT_FROM_BOTTOM - DOUBLE_RULE_HEIGHT, 'thinAbove'),
    ],
    bottom: numberLine.y + numberLine.height,
  }
}

const doubleRule = (y: number, order: 'thickAbove' | 'thinAbove'): readonly PaperRule[] => {
  const upper = order === 'thickAbove' ? DOUBLE_RULE.thick : DOUBLE_RULE.thin
  const lower = order === 'thickAbove' ? DOUBLE_RULE.thin : DOUBLE_RULE.thick
  const rule = (top: number, thickness: number): PaperRule => ({
    x: (sheet.width - DOUBLE_RULE.width) / 2,
    y: top,
    length: DOUBLE_RULE.width,
    direction: 'across',
    thickness,
    colour: 'red',
    style: 'solid',
  })
  return [rule(y, upper), rule(y + upper + DOUBLE_RULE.gap, lower)]
}

/** The title's lines, two lines under what stands above it, centred; `bottom` is that of the last line box. */
export const layoutTitle = (
  parts: readonly Piece[],
  above: number,
  measure: GlyphMeasure,
): { readonly lines: readonly PaperLine[]; readonly bottom: number } => {
  const size = mmOf(titlePt)
  const pitch = size + leading
  const top = above + 2 * lineHeight
  const lines = breakTitle(parts, size, typeArea.width, measure).map((atoms, index) =>
    placeLine({
      role: 'title',
      atoms,
      sizePt: titlePt,
      y: top + index * pitch,
      height: pitch,
      align: 'centre',
      measure,
    }),
  )
  return { lines, bottom: top + lines.length * pitch }
}
