/** A piece of a text: from here to before there, in code units. */
export type Passage = readonly [from: number, to: number]

/** Shorter pieces are in common by chance: 的问题 alone says nothing. */
export const leastPassage = 3

/**
 * The passages of a text that stand in another too, whatever their order, as long as every piece of
 * `least` letters goes on in it; they end at marks and blanks. What is full-width in one may be plain in the other.
 */
export const commonPassages = (text: string, other: string, least = leastPassage): readonly Passage[] => {
  const theirs = new Set<string>()
  for (const { piece } of piecesOf(other, least)) theirs.add(piece)
  const passages: [number, number][] = []
  let before = -1
  for (const { piece, at } of piecesOf(text, least)) {
    if (!theirs.has(piece)) continue
    const last = passages.at(-1)
    if (last !== undefined && before === at - 1) last[1] = at + least
    else if (last === undefined || at >= last[1]) passages.push([at, at + least])
    else passages.push([last[1], at + least])
    before = at
  }
  return passages
}

function* piecesOf(text: string, length: number): Generator<{ readonly piece: string; readonly at: number }> {
  const written = plain(text)
  let from = 0
  for (let at = 0; at <= written.length; at += 1) {
    if (at < written.length && isLetter(written, at)) continue
    for (let start = from; start + length <= at; start += 1)
      yield { piece: written.slice(start, start + length), at: start }
    from = at + 1
  }
}

/** One code unit for one, so that places in the text stay what they are. */
const plain = (text: string): string => {
  const whole = text.normalize('NFKC').toLowerCase()
  if (whole.length === text.length) return whole
  return text
    .split('')
    .map((unit) => {
      const written = unit.normalize('NFKC').toLowerCase()
      return written.length === 1 ? written : unit
    })
    .join('')
}
const isLetter = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  // Most of what people write here; the rest is asked of the table of characters.
  return (code >= 0x4e00 && code <= 0x9fff) || /[\p{L}\p{N}\p{Cs}]/u.test(text[at] ?? '')
}
