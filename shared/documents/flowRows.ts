import { type BrokenLine, breakLines } from './breakLines.ts'
import type { DocumentBlock } from './documentBlocks.ts'
import { cell, typeArea } from './pageGeometry.ts'
import type { GlyphMeasure, PaperRole } from './paperPage.ts'

/** What takes one of a page's 22 lines. */
export type FlowRow = {
  readonly role: PaperRole
  readonly line: BrokenLine
  /** The page may not end here: a heading stays with its text. */
  readonly keepWithNext: boolean
}

const INDENT = 2 * cell

/** The running text, line by line: addressee flush left, paragraphs indented by two characters. */
export const flowRows = (blocks: readonly DocumentBlock[], measure: GlyphMeasure): readonly FlowRow[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'addressee') return rowsOf(block, 'addressee', 0, measure)
    return block.kind === 'paragraph' ? rowsOf(block, 'body', INDENT, measure) : []
  })

/** The note under the date; its lines are never parted from the date. */
export const remarkRows = (blocks: readonly DocumentBlock[], measure: GlyphMeasure): readonly FlowRow[] =>
  blocks.flatMap((block) => (block.kind === 'remark' ? rowsOf(block, 'remark', INDENT, measure) : []))

const rowsOf = (
  block: Extract<DocumentBlock, { kind: 'addressee' | 'paragraph' | 'remark' }>,
  role: PaperRole,
  firstIndent: number,
  measure: GlyphMeasure,
): readonly FlowRow[] => {
  const shape = { sizeMm: cell, width: typeArea.width, firstIndent, otherIndent: 0 }
  return breakLines(block.pieces, shape, measure).map((line) => ({
    role,
    line,
    keepWithNext: block.kind === 'paragraph' && block.heading,
  }))
}
