import { type BrokenLine, lineRuns } from './breakLines.ts'
import type { DocumentBlock } from './documentBlocks.ts'
import { layoutSignature } from './documentEnding.ts'
import { footLines, footLinesPerPage, footSlots, layoutFoot, layoutPageNumber } from './documentFoot.ts'
import { type FlowRow, flowRows, remarkRows } from './flowRows.ts'
import { layoutLetterHead, layoutTitle } from './letterHead.ts'
import { bodyPt, cell, lineHeight, linesPerPage, slotFrom, slotTop, typeArea } from './pageGeometry.ts'
import { type PagePlan, paginate } from './paginate.ts'
import type { GlyphMeasure, PaperLine, PaperPage } from './paperPage.ts'
import { baselineIn } from './placeLine.ts'
import { layoutSlip, slipSlots } from './receiptSlip.ts'

/**
 * Lays a document out into A4 pages by GB/T 9704-2012: 28 characters a line, 22 lines a page, every position in mm. Equal
 * blocks and an equal measure give equal pages. At least one page comes out.
 */
export const layoutPages = (blocks: readonly DocumentBlock[], measure: GlyphMeasure): readonly PaperPage[] => {
  const top = layoutTop(blocks, measure)
  const rows = flowRows(blocks, measure)
  const remark = remarkRows(blocks, measure)
  const foot = footLines(blocks, measure)
  const signature = blocks.find((block) => block.kind === 'signature')
  const slip = blocks.find((block) => block.kind === 'receiptSlip')
  const firstSlot = slotFrom(top.bottom)

  const footFits = footSlots(foot.length) <= linesPerPage
  const ending = endingSlots(signature, remark.length, foot, slip !== undefined)
  const plans = paginate({
    keeps: rows.map((row) => row.keepWithNext),
    ending,
    slip: slip === undefined ? 0 : slipSlots(slip),
    foot: footFits ? footSlots(foot.length) : foot.length,
    first: Math.max(0, linesPerPage - firstSlot),
    other: footFits ? linesPerPage : footLinesPerPage(linesPerPage),
  })

  return plans.map((plan, index) => {
    const number = index + 1
    let slot = index === 0 ? firstSlot : 0
    const lines: PaperLine[] = index === 0 ? [...top.lines] : []
    const rules = index === 0 ? [...top.rules] : []
    const seals: PaperPage['seals'][number][] = []
    const put = (row: FlowRow): void => {
      lines.push(placeRow(row, slot, measure))
      slot += 1
    }

    rows.slice(plan.from, plan.to).forEach(put)
    if (plan.ending) {
      const under = slot + ending
      if (signature !== undefined) {
        const signed = layoutSignature(signature, slot + 1, measure)
        lines.push(...signed.lines)
        seals.push(...signed.seals)
        slot += 3
      }
      remark.forEach(put)
      slot = under
    }
    if (plan.slip && slip !== undefined) {
      const placed = layoutSlip(slip, slotTop(slot), slot > 0, measure)
      lines.push(...placed.lines)
      rules.push(...placed.rules)
    }
    lines.push(...layoutFoot(footOf(plan, foot, footFits), measure))
    if (number > 1) lines.push(layoutPageNumber(number, measure))
    return { number, format: 'portrait', lines, rules, seals }
  })
}

/** A seal reaches a line under the date: only a short foot, which ends left of it, may stand that close. */
const SEAL_CLEAR_WIDTH = 95

/** A blank line, signature and date, the remark, and a line for the seal where it is needed. */
const endingSlots = (
  signature: Extract<DocumentBlock, { kind: 'signature' }> | undefined,
  remark: number,
  foot: readonly BrokenLine[],
  slip: boolean,
): number => {
  if (signature === undefined) return remark
  const short = !slip && foot.every((line) => line.natural <= SEAL_CLEAR_WIDTH)
  return 1 + 2 + remark + (!signature.sealPlace || remark > 0 || short ? 0 : 1)
}

const footOf = <Line>(plan: PagePlan, foot: readonly Line[], whole: boolean): readonly Line[] => {
  if (plan.footTo === plan.footFrom) return []
  return whole ? foot : foot.slice(plan.footFrom, plan.footTo)
}

/** Head and title; the text begins one line under the title. */
const layoutTop = (blocks: readonly DocumentBlock[], measure: GlyphMeasure) => {
  const head = blocks.find((block) => block.kind === 'letterHead')
  const title = blocks.find((block) => block.kind === 'title')
  const letterHead =
    head === undefined
      ? { lines: [], rules: [], bottom: slotTop(0) }
      : layoutLetterHead(head.office, head.number, measure)
  if (title === undefined) return letterHead
  const placed = layoutTitle(title.parts, letterHead.bottom, measure)
  return {
    lines: [...letterHead.lines, ...placed.lines],
    rules: letterHead.rules,
    bottom: placed.bottom + lineHeight,
  }
}

const placeRow = (row: FlowRow, slot: number, measure: GlyphMeasure): PaperLine => {
  const y = slotTop(slot)
  return {
    role: row.role,
    x: typeArea.left + row.line.indent,
    y,
    width: row.line.width,
    height: lineHeight,
    baseline: baselineIn(y, lineHeight, cell, 'fangsong', measure),
    ...lineRuns(row.line, bodyPt),
    colour: 'ink',
  }
}
