import { breakTitle } from './breakTitle.ts'
import { type BrokenLine, breakLines, lineRuns } from './breakLines.ts'
import { cutAtoms } from './atoms.ts'
import type { DocumentBlock } from './documentBlocks.ts'
import { bodyPt, cell, leading, lineHeight, linesPerPage, mmOf, slotTop, titlePt, typeArea } from './pageGeometry.ts'
import type { GlyphMeasure, PaperLine } from './paperPage.ts'
import { baselineIn, placeLine } from './placeLine.ts'

type Annex = Extract<DocumentBlock, { kind: 'annex' }>

/** A page of an annex and how many of its 22 lines are used. */
export type AnnexPage = { readonly lines: readonly PaperLine[]; readonly used: number }

const INDENT = 2 * cell
/** The title stands on the third line (7.3.7). */
const TITLE_SLOT = 2

/** 附件: its label in 黑体 at the top left of a new page, its title centred on the third line, then its text. */
export const annexPages = (annex: Annex, measure: GlyphMeasure): readonly AnnexPage[] => {
  const label = placeLine({
    role: 'annexLabel',
    atoms: cutAtoms([{ text: annex.label, font: 'hei', field: null }], cell, typeArea.width, measure),
    sizePt: bodyPt,
    y: slotTop(0),
    height: lineHeight,
    align: { x: typeArea.left },
    measure,
  })
  const pitch = mmOf(titlePt) + leading
  const title = breakTitle(annex.title, mmOf(titlePt), typeArea.width, measure).map((atoms, index) =>
    placeLine({
      role: 'title',
      atoms,
      sizePt: titlePt,
      y: slotTop(TITLE_SLOT) + index * pitch,
      height: pitch,
      align: 'centre',
      measure,
    }),
  )
  const shape = { sizeMm: cell, width: typeArea.width, firstIndent: INDENT, otherIndent: 0 }
  const rows = annex.paragraphs.flatMap((pieces) => breakLines(pieces, shape, measure))
  const first = Math.min(linesPerPage, TITLE_SLOT + Math.ceil((title.length * pitch) / lineHeight) + 1)
  const pages: { lines: PaperLine[]; used: number }[] = [{ lines: [label, ...title], used: first }]
  for (const row of rows) {
    const page = pages.at(-1)
    if (page === undefined || page.used === linesPerPage) pages.push({ lines: [placed(row, 0, measure)], used: 1 })
    else {
      page.lines.push(placed(row, page.used, measure))
      page.used += 1
    }
  }
  return pages
}

const placed = (line: BrokenLine, slot: number, measure: GlyphMeasure): PaperLine => ({
  role: 'body',
  x: typeArea.left + line.indent,
  y: slotTop(slot),
  width: line.width,
  height: lineHeight,
  baseline: baselineIn(slotTop(slot), lineHeight, cell, 'fangsong', measure),
  ...lineRuns(line, bodyPt),
  colour: 'ink',
})
