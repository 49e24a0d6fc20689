import { type Atom, cutAtoms } from './atoms.ts'
import type { DocumentBlock, OrdinaryHead, Piece } from './documentBlocks.ts'
import type { Head } from './letterHead.ts'
import { bodyPt, cell, lineHeight, slotTop, typeArea } from './pageGeometry.ts'
import type { GlyphMeasure, PaperLine, PaperRole, PaperRule } from './paperPage.ts'
import { baselineIn, placeLine } from './placeLine.ts'
import { layoutRedMark } from './redMark.ts'

type MinutesHead = Extract<DocumentBlock, { kind: 'minutesHead' }>

/** From the type area's upper edge to the mark's (GB/T 9704-2012, 7.2.4 and 10.3). */
const MARK_UNDER_TOP = 35
const MARK_PLACE = { middle: typeArea.left + typeArea.width / 2, top: typeArea.top + MARK_UNDER_TOP } as const
const BLANK_UNDER_MARK = 2 * lineHeight
const RULE_UNDER_NUMBER = 4
const RULE_THICKNESS = 0.5

/** The head of the ordinary format: what marks the copy at the top left, the mark, the number, the red rule. */
export const layoutOrdinaryHead = (head: OrdinaryHead, measure: GlyphMeasure): Head => {
  const mark = layoutRedMark(head.mark, MARK_PLACE, measure)
  const y = mark.bottom + BLANK_UNDER_MARK
  const row = rowAt(y, measure)
  const number = head.signer === null ? [row('number', head.number, 'centre')] : upward(head.number, head.signer, row)
  return underRuled([...marks(head, measure), mark.line, ...number], y, measure)
}

/** The head of minutes: mark, number, and over the rule the office at the left and the day at the right. */
export const layoutMinutesHead = (head: MinutesHead, measure: GlyphMeasure): Head => {
  const mark = layoutRedMark(head.mark, MARK_PLACE, measure)
  const numberAt = mark.bottom + BLANK_UNDER_MARK
  const y = numberAt + 2 * lineHeight
  const row = rowAt(y, measure)
  return underRuled(
    [
      mark.line,
      rowAt(numberAt, measure)('number', head.number, 'centre'),
      row('signature', [head.office], 'left'),
      row('date', [head.date], 'right'),
    ],
    y,
    measure,
  )
}

/** 份号, 密级, 紧急程度: flush left from the first line on, in this order; what is not given leaves no gap. */
const marks = (head: OrdinaryHead, measure: GlyphMeasure): readonly PaperLine[] =>
  (
    [
      ['copyNumber', head.copyNumber, 'song'],
      ['secrecy', head.secrecy, 'hei'],
      ['urgency', head.urgency, 'hei'],
    ] as const
  )
    .filter(([, text]) => text !== '')
    .map(([role, text, font], slot) =>
      rowAt(slotTop(slot), measure)(role, [{ text, font, field: null }], { x: typeArea.left }),
    )

/** One character in on both sides (7.2.5 and 7.2.6): 签发人 in 仿宋, the name in 楷体. */
const upward = (number: readonly Piece[], signer: Piece, row: Row): readonly PaperLine[] => [
  row('number', number, 'left'),
  row('signer', [{ text: '签发人：', font: 'fangsong', field: null }, signer], 'right'),
]

type Row = (
  role: PaperRole,
  pieces: readonly Piece[],
  align: 'left' | 'right' | 'centre' | { readonly x: number },
) => PaperLine

const rowAt =
  (y: number, measure: GlyphMeasure): Row =>
  (role, pieces, align) => {
    const atoms = cutAtoms(pieces, cell, typeArea.width, measure)
    return placeLine({
      role,
      atoms,
      sizePt: bodyPt,
      y,
      height: lineHeight,
      align: align === 'left' ? { x: typeArea.left + cell } : align === 'right' ? { x: oneIn(atoms) } : align,
      measure,
    })
  }

const oneIn = (atoms: readonly Atom[]): number =>
  typeArea.right - cell - atoms.reduce((sum, atom) => sum + atom.width, 0)

/** The red rule, as wide as the type area, 4 mm under the ink of the line at `y`. */
const underRuled = (lines: readonly PaperLine[], y: number, measure: GlyphMeasure): Head => {
  const ink = measure.ink('国', 'fangsong')
  const ruleTop = baselineIn(y, lineHeight, cell, 'fangsong', measure) + ink.below * cell + RULE_UNDER_NUMBER
  const rule: PaperRule = {
    x: typeArea.left,
    y: ruleTop,
    length: typeArea.width,
    direction: 'across',
    thickness: RULE_THICKNESS,
    colour: 'red',
    style: 'solid',
  }
  return { lines, rules: [rule], bottom: ruleTop + RULE_THICKNESS }
}
