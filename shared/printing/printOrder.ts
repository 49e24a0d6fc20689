/**
 * A print job is papers, one turn after another. A turn is what is handed over at once and told apart afterwards: one paper in
 * so many copies, from one of its pages on.
 */
export type Turn = { readonly paper: number; readonly copies: number; readonly fromPage: number }

export type Duplex = 'simplex' | 'longEdge'

/** As many as one gesture may choose, and copies of each. */
export const mostPapers = 500
export const mostJobCopies = 20

/** Collated: whole sets, one after the other. Else all copies of one paper before the next. `papers` counts them from 0. */
export const printOrder = (papers: number, copies: number, collated: boolean): readonly Turn[] => {
  const each = Array.from({ length: papers }, (_, paper) => paper)
  if (!collated) return each.map((paper) => ({ paper, copies, fromPage: 1 }))
  return Array.from({ length: copies }, () => each.map((paper) => ({ paper, copies: 1, fromPage: 1 }))).flat()
}

const sides = (duplex: Duplex): number => (duplex === 'longEdge' ? 2 : 1)

/** Sheets of paper for a document of so many pages: each begins on a front side. */
export const sheetsOf = (pages: number, duplex: Duplex): number => Math.ceil(pages / sides(duplex))

export type PrintedTurn = Turn & {
  /** Of the whole paper; null while it was never laid out. */
  readonly pages: number | null
}

const sheetsOfTurn = ({ pages, fromPage, copies }: PrintedTurn, duplex: Duplex): number | null =>
  pages === null ? null : sheetsOf(pages - fromPage + 1, duplex) * copies

/** Sheets that a job has given out, as they lie in the tray: those of the turns up to the first that was never laid out. */
export const sheetsGiven = (turns: readonly PrintedTurn[], duplex: Duplex): number => {
  let sum = 0
  for (const turn of turns) {
    const own = sheetsOfTurn(turn, duplex)
    if (own === null) break
    sum += own
  }
  return sum
}

/**
 * What is still to be printed when the sheets before `sheet` (counted from 1) are good: the rest of the copy that the sheet lies
 * in, the other copies of its paper, and every turn after it. `from`: which turn that begins in. Null when there is no such sheet.
 */
export const turnsFromSheet = (
  turns: readonly PrintedTurn[],
  sheet: number,
  duplex: Duplex,
): { readonly from: number; readonly turns: readonly Turn[] } | null => {
  let before = 0
  for (const [from, turn] of turns.entries()) {
    const own = sheetsOfTurn(turn, duplex)
    if (own === null) return null
    if (sheet > before + own) {
      before += own
      continue
    }
    const within = sheet - before - 1
    const eachCopy = own / turn.copies
    const copy = Math.floor(within / eachCopy)
    const { paper, fromPage } = turn
    const page = fromPage + (within % eachCopy) * sides(duplex)
    const left = turn.copies - copy
    const rest =
      page === fromPage
        ? [{ paper, copies: left, fromPage }]
        : [{ paper, copies: 1, fromPage: page }, ...(left > 1 ? [{ paper, copies: left - 1, fromPage }] : [])]
    const after = turns.slice(from + 1).map((one) => ({ paper: one.paper, copies: one.copies, fromPage: one.fromPage }))
    return { from, turns: [...rest, ...after] }
  }
  return null
}
