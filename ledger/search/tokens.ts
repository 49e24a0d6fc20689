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
 * Tokens for what is found by its end, by its sound or by who took it down: a telephone number backwards (13812346210 ->
 * `01264321831`), the first letters of a name's pinyin (王小明 -> `wxm`), the id of a person who works here, whose name may
 * change. Each begins with a letter for private use, which no text and nothing typed keeps. The first two are found from
 * their beginning on.
 */
const marks = { phone: '\ue001', initials: '\ue002', person: '\ue003' } as const
export const phoneTokens = (phone: string): readonly string[] =>
  (phone.normalize('NFKC').match(/\d[\d\s-]{2,}\d/gu) ?? []).map((number) => phoneEnding(number.replace(/\D/gu, '')))
export const initialsToken = (initials: string): string => (initials === '' ? '' : `${marks.initials}${initials}`)
export const personToken = (person: string): string =>
  `${marks.person}${person.toLowerCase().replace(/[^a-z0-9]/gu, '')}`
const phoneEnding = (digits: string): string => `${marks.phone}${Array.from(digits).reverse().join('')}`

/** One typed term: its tokens stand side by side, or one of the alternatives begins a token. */
export type SearchTerm = {
  readonly typed: string
  readonly tokens: readonly string[]
  /** The last token may go on. */
  readonly open: boolean
  readonly alternatives: readonly string[]
}

/** What is typed into the search box as terms that must all be met; none when nothing in it can be found. */
export const searchTerms = (typed: string): readonly SearchTerm[] =>
  normalise(typed)
    .split(/\s+/u)
    .flatMap((term) => {
      const runs = runsOf(term)
      const last = runs.at(-1)
      if (last === undefined) return []
      const tokens: string[] = []
      for (const [at, run] of runs.entries()) pushRun(tokens, run, at < runs.length - 1)
      const open = !isHan(last) || Array.from(last).length === 1
      return [{ typed: term, tokens, open, alternatives: alternativesOf(term) }]
    })

const alternativesOf = (term: string): readonly string[] => {
  if (/^\d{4,11}$/u.test(term)) return [phoneEnding(term)]
  return /^[a-z]{2,8}$/u.test(term) ? [initialsToken(term)] : []
}

/** The terms as an FTS5 query. Whatever was typed stands in quotes, in which FTS5 knows no operator; runs hold no quotes. */
export const searchQuery = (terms: readonly SearchTerm[]): string =>
  terms
    .map(({ tokens, open, alternatives }) => {
      const ways = [`"${tokens.join(' ')}"${open ? '*' : ''}`, ...alternatives.map((token) => `"${token}"*`)]
      return ways.length === 1 ? ways.join('') : `(${ways.join(' OR ')})`
    })
    .join(' AND ')

/** The same answer for an order that is not in the index yet, from the tokens that it would have. */
export const matchesTokens = ({ tokens, open, alternatives }: SearchTerm, indexed: string): boolean => {
  const padded = ` ${indexed} `
  return (
    padded.includes(` ${tokens.join(' ')}${open ? '' : ' '}`) ||
    alternatives.some((token) => padded.includes(` ${token}`))
  )
}

/** Full-width letters and figures as plain ones, capitals as small letters: how texts and typed words are compared. */
export const normalise = (text: string): string => text.normalize('NFKC').toLowerCase()
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
