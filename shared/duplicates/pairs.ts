/** Full-width letters and figures as plain ones, capitals as small letters: two writings of the same words are the same. */
const normalise = (text: string): string => text.normalize('NFKC').toLowerCase()
const runs = /\p{Script=Han}+|[\p{L}\p{N}]+?(?=\p{Script=Han}|[^\p{L}\p{N}]|$)/gu

/**
 * The overlapping pairs of Chinese characters of a text, and its words of letters and figures as they are, each once, in the
 * order of the text. Each is a token of the search index (ledger/search/tokens.ts), so that what is compared here is found there.
 */
export const pairsOf = (text: string): readonly string[] => {
  const pairs = new Set<string>()
  for (const run of normalise(text).match(runs) ?? []) {
    if (!/^\p{Script=Han}/u.test(run)) {
      pairs.add(run)
      continue
    }
    // Rare characters are two code units each.
    const letters = /[\uD800-\uDFFF]/.test(run) ? Array.from(run) : run
    for (let at = 0; at + 1 < letters.length; at += 1) pairs.add(`${letters[at]}${letters[at + 1]}`)
  }
  return [...pairs]
}
