/**
 * The longest pieces that a text has in common with others, none inside another, at least two characters each: what to show
 * where all that is known went to one unit, so that no word speaks for it more than for anybody else.
 */
export const commonPieces = (text: string, others: readonly string[], most = 3): readonly string[] => {
  const pieces = others.flatMap((other) => longestRuns(text, other))
  const told: string[] = []
  for (const piece of pieces.toSorted((a, b) => b.length - a.length)) {
    if (told.length === most) break
    if (!told.some((one) => one.includes(piece))) told.push(piece)
  }
  return told
}

/** Maximal runs of `text` that also stand in `other`; a mark or a blank ends a run. */
const longestRuns = (text: string, other: string): readonly string[] => {
  const runs: string[] = []
  let from = 0
  while (from < text.length) {
    let to = from
    while (
      to < text.length &&
      to - from < 12 &&
      /[\p{L}\p{N}]/u.test(text[to] ?? '') &&
      other.includes(text.slice(from, to + 1))
    )
      to += 1
    if (to - from >= 2) runs.push(text.slice(from, to))
    from = Math.max(to, from + 1)
  }
  return runs
}
