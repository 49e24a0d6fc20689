import { cutAtoms } from './atoms.ts'
import { type BrokenLine, breakLines, joinRuns } from './breakLines.ts'
import { mmOf, sheet } from './pageGeometry.ts'
import type { GlyphMeasure, PaperFont, PaperLine, PaperPage, PaperRole, PaperRule } from './paperPage.ts'
import { baselineIn } from './placeLine.ts'

/** A list as a table on A4 across: a title, who says it and when, columns with lines between, the head again on every page. */
export type TablePaper = {
  readonly title: string
  /** Under the title: at the left, in the middle, at the right. */
  readonly under: readonly [string, string, string]
  readonly columns: readonly TableColumn[]
  /** A cell a column; line breaks begin a new line. */
  readonly rows: readonly (readonly string[])[]
  /** Under the table, on the last page. */
  readonly note: string
}
export type TableColumn = {
  readonly head: string
  /** Parts of the width that all columns share. */
  readonly share: number
  readonly align: 'left' | 'centre' | 'right'
}

/** The sheet turned by a quarter. */
export const acrossSheet = { width: sheet.height, height: sheet.width } as const
/** What may be inked: room at the left for the punch, as on an upright page. */
export const tableArea = { left: 20, right: 277, top: 18, bottom: 192, width: 257 } as const

const cellPt = 10.5
const underPt = 12
const titlePt = 20
const pitch = 5.2
const padding = { across: 1.2, down: 1.2 } as const
const thin = 0.2
const thick = 0.5

/** Pages of equal tables are equal. A row moves to the next page whole, and is parted only where no page would hold it. */
export const layoutTable = (paper: TablePaper, measure: GlyphMeasure): readonly PaperPage[] => {
  const columns = placedColumns(paper.columns)
  const cells = (texts: readonly string[], font: PaperFont): readonly CellLines[] =>
    columns.map((column, at) => ({ column, font, lines: brokenCell(texts[at] ?? '', font, column, measure) }))
  const head = cells(
    paper.columns.map(({ head: words }) => words),
    'hei',
  )
  const note = paper.note === '' ? [] : broken(paper.note, 'fangsong', cellPt, tableArea.width, measure)
  const first = tableArea.top + mmOf(titlePt) * 1.5 + mmOf(underPt) * 2
  const room = (page: number): number => tableArea.bottom - (page === 0 ? first : tableArea.top) - heightOf(head)
  const pages = paged(
    paper.rows.map((row) => cells(row, 'fangsong')),
    room,
    note.length === 0 ? 0 : note.length * pitch + 2,
  )
  return pages.map((rows, page) => {
    const lines: PaperLine[] = page === 0 ? [...layoutHead(paper, measure)] : []
    const rules: PaperRule[] = []
    const top = page === 0 ? first : tableArea.top
    let y = top
    rules.push(across(y, thick))
    for (const [at, row] of [head, ...rows].entries()) {
      lines.push(...row.flatMap((cell) => cellLines(cell, y, heightOf(row), at === 0, measure)))
      y += heightOf(row)
      rules.push(across(y, at === 0 || at === rows.length ? thick : thin))
    }
    for (const edge of [...columns.map(({ left }) => left), tableArea.right])
      rules.push(down(edge, top, y - top, edge === tableArea.left || edge === tableArea.right ? thick : thin))
    if (page === pages.length - 1)
      note.forEach((line, at) => {
        lines.push(set('remark', line, 'fangsong', cellPt, { x: tableArea.left, y: y + 2 + at * pitch }, measure))
      })
    lines.push(pageNumber(page + 1, pages.length, measure))
    return { number: page + 1, format: 'landscape', lines, rules, seals: [] }
  })
}

type Column = TableColumn & { readonly left: number; readonly width: number }
type CellLines = { readonly column: Column; readonly font: PaperFont; readonly lines: readonly BrokenLine[] }
type Row = readonly CellLines[]

const placedColumns = (columns: readonly TableColumn[]): readonly Column[] => {
  const whole = columns.reduce((sum, { share }) => sum + share, 0)
  const placed: Column[] = []
  let left: number = tableArea.left
  for (const column of columns) {
    const width = (tableArea.width * column.share) / whole
    placed.push({ ...column, left, width })
    left += width
  }
  return placed
}

const heightOf = (row: Row): number => Math.max(1, ...row.map(({ lines }) => lines.length)) * pitch + 2 * padding.down

/** Fills page after page; the last one keeps room for the note under the table. */
const paged = (rows: readonly Row[], room: (page: number) => number, note: number): readonly (readonly Row[])[] => {
  const pages: Row[][] = [[]]
  let left = room(0)
  const turn = (): Row[] => {
    const next: Row[] = []
    pages.push(next)
    left = room(pages.length - 1)
    return next
  }
  const waiting = [...rows].reverse()
  while (waiting.length > 0) {
    const row = waiting.pop() ?? []
    const page = pages.at(-1) ?? turn()
    const needed = heightOf(row) + (waiting.length === 0 ? note : 0)
    if (needed <= left) {
      page.push(row)
      left -= heightOf(row)
    } else if (page.length > 0) {
      turn()
      waiting.push(row)
    } else {
      // Longer than a page: what fits stands here, the rest begins the next.
      const most = Math.max(1, Math.floor((left - note - 2 * padding.down) / pitch))
      page.push(row.map((cell) => ({ ...cell, lines: cell.lines.slice(0, most) })))
      const rest = row.map((cell) => ({ ...cell, lines: cell.lines.slice(most) }))
      if (rest.some(({ lines }) => lines.length > 0)) {
        turn()
        waiting.push(rest)
      }
    }
  }
  return pages
}

const broken = (text: string, font: PaperFont, sizePt: number, width: number, measure: GlyphMeasure) =>
  breakLines([{ text, font, field: null }], { sizeMm: mmOf(sizePt), width, firstIndent: 0, otherIndent: 0 }, measure)

const brokenCell = (text: string, font: PaperFont, { width }: Column, measure: GlyphMeasure): readonly BrokenLine[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => broken(line.trim(), font, cellPt, width - 2 * padding.across, measure))

const cellLines = (cell: CellLines, y: number, height: number, head: boolean, measure: GlyphMeasure) => {
  const { column, font, lines } = cell
  const top = head ? y + (height - lines.length * pitch) / 2 : y + padding.down
  return lines.map((line, at) => {
    const spare = column.width - 2 * padding.across - line.natural
    const align = head ? 'centre' : column.align
    const moved = align === 'left' ? 0 : align === 'right' ? spare : spare / 2
    const place = { x: column.left + padding.across + Math.max(0, moved), y: top + at * pitch }
    return set(head ? 'tableHead' : 'cell', line, font, cellPt, place, measure)
  })
}

const layoutHead = ({ title, under }: TablePaper, measure: GlyphMeasure): readonly PaperLine[] => {
  const placed = (role: PaperRole, text: string, font: PaperFont, sizePt: number, y: number, at: 0 | 1 | 2) => {
    const atoms = cutAtoms([{ text, font, field: null }], mmOf(sizePt), tableArea.width, measure)
    const natural = atoms.reduce((sum, atom) => sum + atom.width, 0)
    const line = { atoms, indent: 0, width: natural, natural, lastOfParagraph: true }
    return set(role, line, font, sizePt, { x: tableArea.left + ((tableArea.width - natural) * at) / 2, y }, measure)
  }
  const y = tableArea.top + mmOf(titlePt) * 1.5
  return [
    placed('title', title, 'xbs', titlePt, tableArea.top, 1),
    ...under.flatMap((text, at) =>
      text === '' ? [] : [placed('body', text, 'fangsong', underPt, y, at === 0 ? 0 : at === 1 ? 1 : 2)],
    ),
  ]
}

const pageNumber = (page: number, of: number, measure: GlyphMeasure): PaperLine => {
  const atoms = cutAtoms([{ text: `— ${page}/${of} —`, font: 'song', field: null }], mmOf(cellPt), 100, measure)
  const natural = atoms.reduce((sum, atom) => sum + atom.width, 0)
  const line = { atoms, indent: 0, width: natural, natural, lastOfParagraph: true }
  const x = tableArea.left + (tableArea.width - natural) / 2
  return set('pageNumber', line, 'song', cellPt, { x, y: tableArea.bottom + 3 }, measure)
}

const set = (
  role: PaperRole,
  line: BrokenLine,
  font: PaperFont,
  sizePt: number,
  { x, y }: { readonly x: number; readonly y: number },
  measure: GlyphMeasure,
): PaperLine => {
  const height = Math.max(pitch, mmOf(sizePt) * 1.4)
  return {
    role,
    x,
    y,
    width: line.natural,
    height,
    baseline: baselineIn(y, height, mmOf(sizePt), font, measure),
    runs: joinRuns(line.atoms, [], 0, sizePt),
    justify: false,
    colour: 'ink',
  }
}

const rule = (
  direction: PaperRule['direction'],
  x: number,
  y: number,
  length: number,
  thickness: number,
): PaperRule => ({ x, y, length, direction, thickness, colour: 'ink', style: 'solid' })
const across = (y: number, thickness: number): PaperRule =>
  rule('across', tableArea.left, y - thickness / 2, tableArea.width, thickness)
const down = (x: number, y: number, length: number, thickness: number): PaperRule =>
  rule('down', x - thickness / 2, y, length, thickness)
