/**
 * Where the typed words stand in a text that is shown: pieces of it, every second one a hit. The comparison is the search's
 * own (full-width and capital letters as their plain ones), kept in step with the text as it is written.
 */
export type HitPiece = { readonly text: string; readonly hit: boolean }

export const hitPieces = (text: string, typed: string): readonly HitPiece[] => {
  const terms = plain(typed)
    .letters.join('')
    .split(/\s+/u)
    .filter((term) => /[\p{L}\p{N}]/u.test(term))
    .map((term) => trimMarks(term))
  if (terms.length === 0 || text === '') return [{ text, hit: false }]
  const { letters, sources } = plain(text)
  const whole = letters.join('')
  const hits = new Uint8Array(text.length + 1)
  for (const term of terms)
    for (let at = whole.indexOf(term); at >= 0; at = whole.indexOf(term, at + 1))
      hits.fill(1, sources[at] ?? 0, sources[at + term.length] ?? text.length)
  const pieces: HitPiece[] = []
  let from = 0
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && hits[at] === hits[from]) continue
    pieces.push({ text: text.slice(from, at), hit: hits[from] === 1 })
    from = at
  }
  return pieces
}

/** Punctuation at the ends of a term is nothing that the search looks for. */
const trimMarks = (term: string): string => term.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')

/** Each plain letter with the place in the source that it comes from: one character may become several. */
const plain = (text: string): { readonly letters: readonly string[]; readonly sources: readonly number[] } => {
  const letters: string[] = []
  const sources: number[] = []
  let at = 0
  for (const character of text) {
    for (const unit of character.normalize('NFKC').toLowerCase().split('')) {
      letters.push(unit)
      sources.push(at)
    }
    at += character.length
  }
  sources.push(at)
  return { letters, sources }
}
