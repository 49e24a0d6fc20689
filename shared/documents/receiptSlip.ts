import { cutAtoms } from './atoms.ts'
import type { DocumentBlock, SlipRow } from './documentBlocks.ts'
import { lineHeight, mmOf, sheet, typeArea } from './pageGeometry.ts'
import type { GlyphMeasure, PaperFont, PaperLine, PaperRule } from './paperPage.ts'
import { placeLine } from './placeLine.ts'

type SlipBlock = Extract<DocumentBlock, { kind: 'receiptSlip' }>

const CUT_WIDTH = 170
const TITLE_PT = 18
const CELL_PT = 13
const ROW_HEIGHT = 9.8
const TALL_ROW_HEIGHT = 19.6
const LABEL_WIDTH = 26
const PADDING = 2
const BORDER = 0.25
const rowHeight = (row: SlipRow): number => (row.tall ? TALL_ROW_HEIGHT : ROW_HEIGHT)

/** How many lines of the page the slip takes: cut line, title, table. */
export const slipSlots = (block: SlipBlock): number =>
  2 + Math.ceil(block.rows.reduce((sum, row) => sum + rowHeight(row), 0) / lineHeight)

/** The slip from `top` on: a dashed line to cut along, the title, and the table with labels in 黑体. */
export const layoutSlip = (
  block: SlipBlock,
  top: number,
  cut: boolean,
  measure: GlyphMeasure,
): { readonly lines: readonly PaperLine[]; readonly rules: readonly PaperRule[] } => {
  const atomsOf = (text: string, font: PaperFont, sizePt: number) =>
    cutAtoms([{ text, font, field: null }], mmOf(sizePt), typeArea.width, measure)
  const lines: PaperLine[] = [
    placeLine({
      role: 'slip',
      atoms: atomsOf(block.title, 'xbs', TITLE_PT),
      sizePt: TITLE_PT,
      y: top + lineHeight * 0.8,
      height: lineHeight,
      align: 'centre',
      measure,
    }),
  ]
  const rules: PaperRule[] = cut
    ? [
        {
          x: (sheet.width - CUT_WIDTH) / 2,
          y: top + lineHeight / 2,
          length: CUT_WIDTH,
          direction: 'across',
          thickness: BORDER,
          colour: 'ink',
          style: 'dashed',
        },
      ]
    : []
  const border = (x: number, y: number, length: number, direction: 'across' | 'down'): PaperRule => ({
    x,
    y,
    length,
    direction,
    thickness: BORDER,
    colour: 'ink',
    style: 'solid',
  })

  let y = top + 2 * lineHeight
  rules.push(border(typeArea.left, y, typeArea.width, 'across'))
  for (const row of block.rows) {
    const height = rowHeight(row)
    const half = typeArea.width / 2
    row.cells.forEach((text, index) => {
      const isLabel = index % 2 === 0
      const left = typeArea.left + Math.floor(index / 2) * half + (isLabel ? 0 : LABEL_WIDTH)
      rules.push(border(left, y, height, 'down'))
      if (text === '') return
      const atoms = atomsOf(text, isLabel ? 'hei' : 'fangsong', CELL_PT)
      const width = atoms.reduce((sum, atom) => sum + atom.width, 0)
      const x = isLabel ? left + (LABEL_WIDTH - width) / 2 : left + PADDING
      lines.push(placeLine({ role: 'slip', atoms, sizePt: CELL_PT, y, height, align: { x }, measure }))
    })
    rules.push(border(typeArea.right - BORDER, y, height, 'down'))
    y += height
    rules.push(border(typeArea.left, y, typeArea.width, 'across'))
  }
  return { lines, rules }
}
