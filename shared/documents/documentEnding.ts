import { type BrokenLine, breakLines } from './breakLines.ts'
import type { DocumentBlock, Piece } from './documentBlocks.ts'
import { bodyPt, cell, lineHeight, slotTop, typeArea } from './pageGeometry.ts'
import type { GlyphMeasure, PaperLine, SealPlace } from './paperPage.ts'
import { placeLine } from './placeLine.ts'

const SEAL_DIAMETER = 42
/** Name and date lie a little under the seal's middle (GB/T 9704-2012, 7.3.5.1). */
const SEAL_ABOVE_MIDDLE = 2

type Signature = Extract<DocumentBlock, { kind: 'signature' }>

/** A name wider than the type area takes several lines, each over the date's middle like a single one. */
const officeLines = (office: Piece, measure: GlyphMeasure): readonly BrokenLine[] =>
  breakLines([office], { sizeMm: cell, width: typeArea.width - 2 * cell, firstIndent: 0, otherIndent: 0 }, measure)

/** How many of a page's lines signature and date take. */
export const signatureSlots = (block: Signature, measure: GlyphMeasure): number =>
  officeLines(block.office, measure).length + 1

/**
 * Signature and date from `slot` on. With a seal: the date four characters from the right, the office centred over it.
 * Without: the office two from the right, the date beginning two characters after it.
 */
export const layoutSignature = (
  block: Signature,
  slot: number,
  measure: GlyphMeasure,
): { readonly lines: readonly PaperLine[]; readonly seals: readonly SealPlace[] } => {
  const office = officeLines(block.office, measure)
  const [date] = breakLines(
    [block.date],
    { sizeMm: cell, width: typeArea.width, firstIndent: 0, otherIndent: 0 },
    measure,
  )
  const dateWidth = date?.natural ?? 0
  const widest = Math.max(0, ...office.map((line) => line.natural))
  const at = block.sealPlace ? sealed(widest, dateWidth) : unsealed(widest, dateWidth)
  const line = (role: 'signature' | 'date', { atoms }: BrokenLine, x: number, row: number): PaperLine =>
    placeLine({ role, atoms, sizePt: bodyPt, y: slotTop(row), height: lineHeight, align: { x }, measure })
  const dateSlot = slot + office.length
  return {
    lines: [
      ...office.map((each, index) => line('signature', each, at.office + (widest - each.natural) / 2, slot + index)),
      ...(date === undefined ? [] : [line('date', date, at.date, dateSlot)]),
    ],
    seals: block.sealPlace
      ? [
          {
            x: at.date + dateWidth / 2 - SEAL_DIAMETER / 2,
            y: slotTop(dateSlot) - SEAL_ABOVE_MIDDLE - SEAL_DIAMETER / 2,
            diameter: SEAL_DIAMETER,
          },
        ]
      : [],
  }
}

type Edges = { readonly office: number; readonly date: number }

const sealed = (office: number, date: number): Edges => {
  // A name too long to be centred there moves both to the left, or it would leave the type area.
  const middle = Math.min(typeArea.right - 4 * cell - date / 2, typeArea.right - office / 2)
  return { office: middle - office / 2, date: middle - date / 2 }
}

const unsealed = (office: number, date: number): Edges => {
  const officeLeft = typeArea.right - 2 * cell - office
  const dateLeft = officeLeft + 2 * cell
  const overhang = Math.max(0, dateLeft + date - (typeArea.right - 2 * cell))
  return { office: Math.max(typeArea.left, officeLeft - overhang), date: dateLeft - overhang }
}
