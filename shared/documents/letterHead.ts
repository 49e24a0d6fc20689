import { cutAtoms } from './atoms.ts'
import type { Piece } from './documentBlocks.ts'
import { bodyPt, cell, leading, lineHeight, sheet, typeArea } from './pageGeometry.ts'
import type { GlyphMeasure, PaperLine, PaperRule } from './paperPage.ts'
import { placeLine } from './placeLine.ts'
import { layoutRedMark } from './redMark.ts'

/** A head; `bottom` is where the two lines above the title begin. */
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

/** The head of the letter format (GB/T 9704-2012, 10.1): mark, double rule, number. */
export const layoutLetterHead = (office: Piece, number: readonly Piece[], measure: GlyphMeasure): Head => {
  const mark = layoutRedMark(office, { middle: sheet.width / 2, top: MARK_TOP }, measure)
  const ruleTop = mark.bottom + RULE_UNDER_MARK
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
    lines: [mark.line, numberLine],
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
