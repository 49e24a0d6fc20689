/**
 * Chinese is written without spaces, and FTS5's trigrams find no word of two characters: so a text goes in as overlapping
 * pairs, a run's last character once more alone, letters and figures as whole runs. `月湖9号楼` -> `月湖 湖 9 号楼 楼`.
 */
export const textTokens = (text: string): string => {
  const tokens: string[] = []
  for (const run of runsOf(text)) pushRun(tokens, run, true)
  return tokens.join(' ')
}

/**
 * What is typed into the search box -> an FTS5 query, or null when nothing in it can be found.
 * Terms between spaces must all be there; within a term the tokens must stand side by side, the last one may go on.
 */
export const searchQuery = (typed: string): string | null => {
  const terms: string[] = []
  for (const term of normalise(typed).split(/\s+/u)) {
    const runs = runsOf(term)
    const tokens: string[] = []
    for (const [at, run] of runs.entries()) pushRun(tokens, run, at < runs.length - 1)
    const last = runs.at(-1)
    if (last === undefined) continue
    const open = !isHan(last) || Array.from(last).length === 1
    terms.push(`"${tokens.join(' ')}"${open ? '*' : ''}`)
  }
  return terms.length === 0 ? null : terms.join(' ')
}

/** The same answer for a text that is not in the index yet: every term occurs in it. */
export const matchesText = (typed: string, text: string): boolean => {
  const terms = normalise(typed)
    .split(/\s+/u)
    .filter((term) => runsOf(term).length > 0)
  if (terms.length === 0) return false
  // Through the tokens and not by plain inclusion, so that the box gives one answer whether or not the index is level.
  const tokens = ` ${textTokens(text)} `
  return terms.every((term) => {
    const query = searchQuery(term)
    if (query === null) return false
    const open = query.endsWith('*')
    const phrase = query.replace(/^"|"\*?$/gu, '')
    return tokens.includes(open ? ` ${phrase}` : ` ${phrase} `)
  })
}

const normalise = (text: string): string => text.normalize('NFKC').toLowerCase()
const runs = /\p{Script=Han}+|[\p{L}\p{N}]+?(?=\p{Script=Han}|[^\p{L}\p{N}]|$)/gu
const runsOf = (text: string): readonly string[] => normalise(text).match(runs) ?? []
const isHan = (run: string): boolean => /^\p{Script=Han}/u.test(run)

const pushRun = (tokens: string[], run: string, tail: boolean): void => {
  if (!isHan(run)) {
    tokens.push(run)
    return
  }
  const letters = Array.from(run)
  for (let at = 0; at + 1 < letters.length; at += 1) tokens.push(`${letters[at]}${letters[at + 1]}`)
  // The lone last character keeps one-character search whole: every character begins some token.
  if (tail || letters.length === 1) tokens.push(letters.at(-1) ?? '')
}
