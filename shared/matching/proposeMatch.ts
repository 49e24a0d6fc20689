import { nameKey, nameStem } from './nameKey.ts'

/** Something that a name may mean: a unit, a town, a category, a person. */
export type MatchCandidate<Id> = { readonly id: Id; readonly name: string; readonly aliases: readonly string[] }

/**
 * How a name from outside goes with the catalogue. `same`: it is a name or an alias, but for spaces, width and punctuation,
 * and may be taken as it is. `proposed`: near ones, best first, for a person to confirm; nothing is ever taken from here by itself.
 */
export type NameMatch<Id> =
  | { readonly kind: 'same'; readonly id: Id }
  | { readonly kind: 'proposed'; readonly near: readonly NearName<Id>[] }
  | { readonly kind: 'none' }
export type NearName<Id> = {
  readonly id: Id
  /** Above 0, below 1. */
  readonly likeness: number
  readonly why: NearReason
}
/** Same but for the ending (水集镇, 水集街道); one shortens the other (市住建局, 市住房和城乡建设局); few characters differ. */
export type NearReason = 'ending' | 'shortened' | 'similar'

const mostProposals = 3

export const proposeMatch = <Id extends string | number>(
  name: string,
  candidates: readonly MatchCandidate<Id>[],
): NameMatch<Id> => {
  const key = nameKey(name)
  if (key === '') return { kind: 'none' }
  const same = candidates.filter((one) => namesOf(one).some((known) => nameKey(known) === key))
  const [only] = same
  if (only !== undefined && same.length === 1) return { kind: 'same', id: only.id }
  // Two that answer to one name: a person has to say which.
  if (same.length > 1)
    return { kind: 'proposed', near: best(same.map(({ id }) => ({ id, likeness: 0.99, why: 'similar' }))) }
  const near = candidates.flatMap((one): readonly NearName<Id>[] => {
    const found = best(namesOf(one).flatMap((known) => nearness(key, nameKey(known), one.id)))
    return found.slice(0, 1)
  })
  return near.length === 0 ? { kind: 'none' } : { kind: 'proposed', near: best(near).slice(0, mostProposals) }
}

const namesOf = <Id>({ name, aliases }: MatchCandidate<Id>): readonly string[] => [name, ...aliases]

const best = <Id extends string | number>(near: readonly NearName<Id>[]): readonly NearName<Id>[] =>
  near.toSorted((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))

const nearness = <Id>(asked: string, known: string, id: Id): readonly NearName<Id>[] => {
  if (known === '') return []
  const stems = [nameStem(asked), nameStem(known)] as const
  if (stems[0] !== '' && stems[0] === stems[1]) return [{ id, likeness: 0.95, why: 'ending' }]
  const share = Math.max(shortenedShare(asked, known), shortenedShare(...stems))
  if (share > 0) return [{ id, likeness: 0.7 + 0.2 * share, why: 'shortened' }]
  const distance = editDistance(stems[0], stems[1])
  const length = Math.max(stems[0].length, stems[1].length)
  const likeness = length === 0 ? 0 : (1 - distance / length) * 0.9
  // One character in three may differ; of two characters none, or every town would be like every other.
  return length >= 3 && likeness >= 0.6 ? [{ id, likeness, why: 'similar' }] : []
}

/**
 * 住建局 in 住房和城乡建设局: every character of the shorter name stands in the longer one, in this order, first and last in
 * place. How much of the longer one it has; 0 where it does not shorten it.
 */
const shortenedShare = (a: string, b: string): number => {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length < 3) return 0
  const share = short.length / long.length
  if (long.includes(short)) return share
  if (short[0] !== long[0] || short.at(-1) !== long.at(-1)) return 0
  let at = 0
  for (const character of long) if (character === short[at]) at += 1
  return at === short.length ? share : 0
}

/** Levenshtein, one row at a time. */
const editDistance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
