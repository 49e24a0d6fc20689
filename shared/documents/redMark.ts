import type { Piece } from './documentBlocks.ts'
import { pointsOf, typeArea } from './pageGeometry.ts'
import type { GlyphMeasure, PaperLine } from './paperPage.ts'

/** The standard leaves the size to the office. A name wider than the type area takes a smaller one. */
const MARK_SIZE = 13.2
const MARK_SPACING = 0.6

/** 发文机关标志: red, centred on `middle`, the ink's upper edge at `top`. `bottom` is the ink's lower edge. */
export const layoutRedMark = (
  office: Piece,
  { middle, top }: { readonly middle: number; readonly top: number },
  measure: GlyphMeasure,
): { readonly line: PaperLine; readonly bottom: number } => {
  const characters = [...office.text].length
  const natural = measure.width(office.text, office.font) * MARK_SIZE + Math.max(0, characters - 1) * MARK_SPACING
  const scale = Math.min(1, typeArea.width / Math.max(natural, 1))
  const size = MARK_SIZE * scale
  const ink = measure.ink(office.text, office.font)
  const baseline = top + ink.above * size
  return {
    line: {
      role: 'mark',
      x: middle - (natural * scale) / 2,
      y: top,
      width: natural * scale,
      height: (ink.above + ink.below) * size,
      baseline,
      runs: [{ ...office, sizePt: pointsOf(size), letterSpacing: MARK_SPACING * scale }],
      justify: false,
      colour: 'red',
    },
    bottom: baseline + ink.below * size,
  }
}
