import type { Atom } from './atoms.ts'
import { joinRuns } from './breakLines.ts'
import { mmOf, typeArea } from './pageGeometry.ts'
import type { GlyphMeasure, PaperLine, PaperRole } from './paperPage.ts'

/** One unspread line of atoms in a line box of its own, its ink in the middle of the box's height. */
export const placeLine = (given: {
  readonly role: PaperRole
  readonly atoms: readonly Atom[]
  readonly sizePt: number
  readonly y: number
  readonly height: number
  readonly align: 'centre' | 'right' | { readonly x: number }
  readonly measure: GlyphMeasure
}): PaperLine => {
  const { role, atoms, sizePt, y, height, align, measure } = given
  const width = atoms.reduce((sum, atom) => sum + atom.width, 0)
  const x = leftEdge(align, width)
  const font = atoms[0]?.font ?? 'fangsong'
  return {
    role,
    x,
    y,
    width,
    height,
    baseline: baselineIn(y, height, mmOf(sizePt), font, measure),
    runs: joinRuns(atoms, [], 0, sizePt),
    justify: false,
    colour: 'ink',
  }
}

const leftEdge = (align: 'centre' | 'right' | { readonly x: number }, width: number): number => {
  if (align === 'centre') return typeArea.left + (typeArea.width - width) / 2
  return align === 'right' ? typeArea.right - width : align.x
}

/** Where characters stand so that a full character's ink is in the middle of the line box. */
export const baselineIn = (
  y: number,
  height: number,
  sizeMm: number,
  font: Atom['font'],
  measure: GlyphMeasure,
): number => {
  const ink = measure.ink('国', font)
  return y + height / 2 + ((ink.above - ink.below) * sizeMm) / 2
}
