import { type BrokenLine, breakLines } from './breakLines.ts'
import type { DocumentBlock, Piece } from './documentBlocks.ts'
import { cell, typeArea } from './pageGeometry.ts'
import type { GlyphMeasure, PaperRole } from './paperPage.ts'

/** What takes one of a page's 22 lines; a line of null is blank, and takes none at the top of a page. */
export type FlowRow = {
  readonly role: PaperRole
  readonly line: BrokenLine | null
  /** The page may not end here: a heading stays with its text. */
  readonly keepWithNext: boolean
}

const INDENT = 2 * cell

/**
 * The running text, line by line: addressee flush left, paragraphs indented by two characters; then what is enclosed and
 * who was there, each under a blank line.
 */
export const flowRows = (blocks: readonly DocumentBlock[], measure: GlyphMeasure): readonly FlowRow[] => {
  const attendance = blocks.flatMap((block) =>
    block.kind === 'attendance' ? hanging('attendance', [label(block.label)], block.pieces, measure) : [],
  )
  return [
    ...blocks.flatMap((block) => {
      if (block.kind === 'addressee') return rowsOf(block, 'addressee', 0, measure)
      if (block.kind === 'attachments') return underBlank(attachmentRows(block.names, measure))
      return block.kind === 'paragraph' ? rowsOf(block, 'body', INDENT, measure) : []
    }),
    ...underBlank(attendance),
  ]
}

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

const underBlank = (rows: readonly FlowRow[]): readonly FlowRow[] => {
  const [first] = rows
  return first === undefined ? [] : [{ role: first.role, line: null, keepWithNext: true }, ...rows]
}

/** `附件：1.……`, the other numbers under the first, further lines of a name under its first character. */
const attachmentRows = (names: readonly Piece[], measure: GlyphMeasure): readonly FlowRow[] => {
  const lead = plain('附件：')
  const under = INDENT + widthOf([lead], measure)
  return names.flatMap((name, index) => {
    const number = names.length === 1 ? [] : [plain(`${index + 1}.`)]
    return index === 0
      ? hanging('attachments', [lead, ...number], [name], measure)
      : hanging('attachments', number, [name], measure, under)
  })
}

/** `indent` in; further lines begin where the words after the lead began. */
const hanging = (
  role: PaperRole,
  lead: readonly Piece[],
  pieces: readonly Piece[],
  measure: GlyphMeasure,
  indent: number = INDENT,
): readonly FlowRow[] => {
  const otherIndent = indent + widthOf(lead, measure)
  const shape = { sizeMm: cell, width: typeArea.width, firstIndent: indent, otherIndent }
  return breakLines([...lead, ...pieces], shape, measure).map((line) => ({ role, line, keepWithNext: false }))
}

const widthOf = (pieces: readonly Piece[], measure: GlyphMeasure): number =>
  pieces.reduce((sum, piece) => sum + measure.width(piece.text, piece.font) * cell, 0)
const plain = (text: string): Piece => ({ text, font: 'fangsong', field: null })
const label = (text: string): Piece => ({ text: `${text}：`, font: 'hei', field: null })
