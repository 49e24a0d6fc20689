import { cutAtoms } from './atoms.ts'
import type { DocumentBlock } from './documentBlocks.ts'
import { bodyPt, cell, lineHeight, slotTop, typeArea } from './pageGeometry.ts'
import type { GlyphMeasure, PaperLine, SealPlace } from './paperPage.ts'
import { placeLine } from './placeLine.ts'

const SEAL_DIAMETER = 42
/** Name and date lie a little under the seal's middle (GB/T 9704-2012, 7.3.5.1). */
const SEAL_ABOVE_MIDDLE = 2

/**
 * Signature and date in two lines from `slot` on. With a seal: the date four characters from the right, the office centred
 * over it. Without: the office two from the right, the date beginning two characters after it.
 */
export const layoutSignature = (
  block: Extract<DocumentBlock, { kind: 'signature' }>,
  slot: number,
  measure: GlyphMeasure,
): { readonly lines: readonly PaperLine[]; readonly seals: readonly SealPlace[] } => {
  const cut = (piece: typeof block.office) => {
    const atoms = cutAtoms([piece], cell, typeArea.width, measure)
    return { atoms, width: atoms.reduce((sum, atom) => sum + atom.width, 0) }
  }
  const office = cut(block.office)
  const date = cut(block.date)
  const at = block.sealPlace ? sealed(office.width, date.width) : unsealed(office.width, date.width)
  const line = (role: 'signature' | 'date', atoms: typeof office.atoms, x: number, row: number): PaperLine =>
    placeLine({ role, atoms, sizePt: bodyPt, y: slotTop(row), height: lineHeight, align: { x }, measure })
  return {
    lines: [line('signature', office.atoms, at.office, slot), line('date', date.atoms, at.date, slot + 1)],
    seals: block.sealPlace
      ? [
          {
            x: at.date + date.width / 2 - SEAL_DIAMETER / 2,
            y: slotTop(slot + 1) - SEAL_ABOVE_MIDDLE - SEAL_DIAMETER / 2,
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
  return { office: officeLeft - overhang, date: dateLeft - overhang }
}
