import { type AnnexPage, annexPages } from './annexPages.ts'
import { type BrokenLine, lineRuns } from './breakLines.ts'
import type { DocumentBlock } from './documentBlocks.ts'
import { layoutSignature, signatureSlots } from './documentEnding.ts'
import {
  type Foot,
  footLineCount,
  footLinesPerPage,
  footOf,
  footSlots,
  layoutFoot,
  layoutPageNumber,
  partOfFoot,
} from './documentFoot.ts'
import { type FlowRow, flowRows, remarkRows } from './flowRows.ts'
import { placeFoot } from './footPlace.ts'
import { layoutLetterHead } from './letterHead.ts'
import { layoutTitle } from './layoutTitle.ts'
import { layoutMinutesHead, layoutOrdinaryHead } from './ordinaryHead.ts'
import { bodyPt, cell, lineHeight, linesPerPage, slotFrom, slotTop, typeArea } from './pageGeometry.ts'
import { type PagePlan, paginate } from './paginate.ts'
import type { GlyphMeasure, PaperLine, PaperPage, PaperRule } from './paperPage.ts'
import { baselineIn } from './placeLine.ts'
import { layoutSlip, slipSlots } from './receiptSlip.ts'

/**
 * Lays a document out into A4 pages by GB/T 9704-2012: 28 characters a line, 22 lines a page, every position in mm. Equal
 * blocks and an equal measure give equal pages. At least one page comes out.
 */
export const layoutPages = (given: readonly DocumentBlock[], measure: GlyphMeasure): readonly PaperPage[] => {
  const blocks = withShortAddressee(given, measure)
  const rows = flowRows(blocks, measure)
  const addressees = rows.filter(({ role }) => role === 'addressee').length
  const remark = remarkRows(blocks, measure)
  const foot = footOf(blocks, measure)
  const signature = blocks.find((block) => block.kind === 'signature')
  const slip = blocks.find((block) => block.kind === 'receiptSlip')
  const annexes = blocks.flatMap((block) => (block.kind === 'annex' ? annexPages(block, measure) : []))
  const footDemand = {
    lines: footLineCount(foot),
    perPage: footLinesPerPage(foot, linesPerPage),
    even: foot.imprint?.side === 'even',
  }

  const signed = signature === undefined ? 0 : signatureSlots(signature, measure)
  const ending = endingSlots(signature, signed, remark.length, foot, slip !== undefined)
  const top = layoutTop(blocks, linesNeeded(rows, addressees, ending), measure)
  const firstSlot = slotFrom(top.bottom)
  const footLater = annexes.length > 0
  const plans = paginate({
    keeps: rows.map((row) => row.keepWithNext),
    ending,
    slip: slip === undefined ? 0 : slipSlots(slip),
    foot: footLater ? 0 : footSlots(foot),
    footDemand: footLater ? { ...footDemand, lines: 0 } : footDemand,
    first: Math.max(0, linesPerPage - firstSlot),
    firstLeast: addressees + 1,
    other: linesPerPage,
  })

  const main = plans.map((plan, index): PaperPage => {
    const number = index + 1
    let slot = index === 0 ? firstSlot : 0
    const lines: PaperLine[] = index === 0 ? [...top.lines] : []
    const rules = index === 0 ? [...top.rules] : []
    const seals: PaperPage['seals'][number][] = []
    const put = (row: FlowRow, at: number): void => {
      if (row.line === null) {
        if (at > 0) slot += 1
        return
      }
      lines.push(placeRow(row, row.line, slot, measure))
      slot += 1
    }

    rows.slice(plan.from, plan.to).forEach(put)
    if (plan.ending) {
      const under = slot + ending
      if (signature !== undefined) {
        const placed = layoutSignature(signature, slot + 1, measure)
        lines.push(...placed.lines)
        seals.push(...placed.seals)
        slot += 1 + signed
      }
      remark.forEach(put)
      slot = under
    }
    if (plan.slip && slip !== undefined) {
      const placed = layoutSlip(slip, slotTop(slot), slot > 0, measure)
      lines.push(...placed.lines)
      rules.push(...placed.rules)
    }
    const placed = footPart(foot, plan, measure)
    lines.push(...placed.lines)
    rules.push(...placed.rules)
    return { number, format: 'portrait', lines, rules, seals }
  })

  const pages: readonly Unnumbered[] = footLater ? withAnnexes(main, annexes, foot, footDemand, measure) : main
  const firstNumbered = blocks.some(({ kind }) => kind === 'ordinaryHead' || kind === 'minutesHead') ? 1 : 2
  const unnumbered = new Set(plans.flatMap((plan, index) => (plan.numbered ? [] : [index + 1])))
  return pages.map(({ bare, ...page }) =>
    page.number < firstNumbered || bare === true || unnumbered.has(page.number)
      ? page
      : { ...page, lines: [...page.lines, layoutPageNumber(page.number, measure)] },
  )
}

type Unnumbered = PaperPage & { readonly bare?: boolean }

/** The annexes' pages behind the document's, and the foot on the bottom of the last of all. */
const withAnnexes = (
  main: readonly PaperPage[],
  annexes: readonly AnnexPage[],
  foot: Foot,
  demand: Parameters<typeof placeFoot>[0],
  measure: GlyphMeasure,
): readonly Unnumbered[] => {
  const room = (annexes.at(-1)?.used ?? linesPerPage) + footSlots(foot) <= linesPerPage
  const { besideLast, blank, own } = placeFoot(demand, main.length + annexes.length, room)
  const whole = layoutFoot(foot, measure)
  const sheets: readonly { readonly lines: readonly PaperLine[]; readonly rules: readonly PaperRule[] }[] = [
    ...annexes.map(({ lines }, index) =>
      besideLast && index === annexes.length - 1
        ? { lines: [...lines, ...whole.lines], rules: whole.rules }
        : { lines, rules: [] },
    ),
    ...(blank ? [{ lines: [], rules: [] }] : []),
    ...own.map(({ from, to }) => layoutFoot(partOfFoot(foot, from, to), measure)),
  ]
  return [
    ...main,
    ...sheets.map((page, index) => ({
      ...page,
      number: main.length + index + 1,
      format: 'portrait' as const,
      seals: [],
      bare: blank && index >= annexes.length,
    })),
  ]
}

/** A seal reaches a line under the date: only a short foot, which ends left of it, may stand that close. */
const SEAL_CLEAR_WIDTH = 95

/** A blank line, signature and date, the remark, and a line for the seal where it is needed. */
const endingSlots = (
  signature: Extract<DocumentBlock, { kind: 'signature' }> | undefined,
  lines: number,
  remark: number,
  foot: Foot,
  slip: boolean,
): number => {
  if (signature === undefined) return remark
  const short = !slip && foot.imprint === null && foot.copies.every((line) => line.natural <= SEAL_CLEAR_WIDTH)
  return 1 + lines + remark + (!signature.sealPlace || remark > 0 || short ? 0 : 1)
}

const footPart = (foot: Foot, plan: PagePlan, measure: GlyphMeasure) =>
  plan.footTo === plan.footFrom
    ? { lines: [], rules: [] }
    : layoutFoot(partOfFoot(foot, plan.footFrom, plan.footTo), measure)

/**
 * The first page carries text: the addressees and the body up to where it may be parted. A text that cannot be parted so
 * that two lines go with the date stays with its date.
 */
const linesNeeded = (rows: readonly FlowRow[], addressees: number, ending: number): number => {
  for (let at = addressees + 1; at <= rows.length - 2; at += 1) if (rows[at - 1]?.keepWithNext !== true) return at
  return rows.length + ending
}

/** So many lines of addressees leave room for text, and for a date under a short one, below the head of each format. */
const MOST_ADDRESSEE_LINES = { letter: 6, other: 2 } as const

/** 主送 that would push the text off the first page go into the foot, over 抄送 (GB/T 9704-2012, 7.3.2). */
const withShortAddressee = (blocks: readonly DocumentBlock[], measure: GlyphMeasure): readonly DocumentBlock[] => {
  const addressee = blocks.find((block) => block.kind === 'addressee')
  const most = MOST_ADDRESSEE_LINES[blocks.some(({ kind }) => kind === 'letterHead') ? 'letter' : 'other']
  if (addressee === undefined || flowRows([addressee], measure).length <= most) return blocks
  const pieces = addressee.pieces.map((piece, index, all) =>
    index === all.length - 1 ? { ...piece, text: piece.text.replace(/：?$/u, '。') } : piece,
  )
  const others = blocks.filter((block) => block !== addressee)
  const at = others.findIndex(({ kind }) => kind === 'copyTo' || kind === 'imprint')
  const moved = { kind: 'copyTo', label: '主送：', pieces } as const
  return at < 0 ? [...others, moved] : [...others.slice(0, at), moved, ...others.slice(at)]
}

/** Head and title; the text begins one line under the title, or two under a head without one. */
const layoutTop = (blocks: readonly DocumentBlock[], needed: number, measure: GlyphMeasure) => {
  const head = headOf(blocks, measure)
  const title = blocks.find((block) => block.kind === 'title')
  if (title === undefined) return head.lines.length === 0 ? head : { ...head, bottom: head.bottom + lineHeight }
  const placed = layoutTitle(title.parts, head.bottom + 2 * lineHeight, needed, measure)
  return {
    lines: [...head.lines, ...placed.lines],
    rules: head.rules,
    bottom: placed.bottom + lineHeight,
  }
}

const headOf = (blocks: readonly DocumentBlock[], measure: GlyphMeasure) => {
  for (const block of blocks) {
    if (block.kind === 'letterHead') return layoutLetterHead(block.office, block.number, measure)
    if (block.kind === 'ordinaryHead') return layoutOrdinaryHead(block, measure)
    if (block.kind === 'minutesHead') return layoutMinutesHead(block, measure)
  }
  return { lines: [], rules: [], bottom: slotTop(0) }
}

const placeRow = (row: FlowRow, line: BrokenLine, slot: number, measure: GlyphMeasure): PaperLine => {
  const y = slotTop(slot)
  return {
    role: row.role,
    x: typeArea.left + line.indent,
    y,
    width: line.width,
    height: lineHeight,
    baseline: baselineIn(y, lineHeight, cell, 'fangsong', measure),
    ...lineRuns(line, bodyPt),
    colour: 'ink',
  }
}
