import { breakTitle } from './breakTitle.ts'
import type { Piece } from './documentBlocks.ts'
import { leading, lineHeight, linesPerPage, mmOf, slotFrom, titlePt, typeArea } from './pageGeometry.ts'
import type { GlyphMeasure, PaperLine } from './paperPage.ts'
import { placeLine } from './placeLine.ts'

/** A title that would push the text off the first page gives way, a size at a time: the standard wants text on that page. */
const sizes = [titlePt, 18, 16, 15, 14, 12, 10.5, 9, 7.5, 6.5] as const
/** Under the size of the text, lines stand closer than the standard's leading. */
const closePitch = 1.4

/** `bottom` is that of the last line box. */
export type Title = { readonly lines: readonly PaperLine[]; readonly bottom: number }

/**
 * The title's lines from `top` on, centred, in the largest size that leaves `needed` lines of text on the page under one
 * blank line.
 */
export const layoutTitle = (parts: readonly Piece[], top: number, needed: number, measure: GlyphMeasure): Title => {
  for (const sizePt of sizes) {
    const title = titleIn(sizePt, parts, top, measure)
    if (linesPerPage - slotFrom(title.bottom + lineHeight) >= needed) return title
  }
  return titleIn(sizes[sizes.length - 1] ?? titlePt, parts, top, measure)
}

const titleIn = (sizePt: number, parts: readonly Piece[], top: number, measure: GlyphMeasure): Title => {
  const size = mmOf(sizePt)
  const pitch = sizePt > 15 ? size + leading : size * closePitch
  const lines = breakTitle(parts, size, typeArea.width, measure).map((atoms, index) =>
    placeLine({
      role: 'title',
      atoms,
      sizePt,
      y: top + index * pitch,
      height: pitch,
      align: 'centre',
      measure,
    }),
  )
  return { lines, bottom: top + lines.length * pitch }
}
