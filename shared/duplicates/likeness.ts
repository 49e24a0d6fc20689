import { DAY, type Instant } from '../kernel/chinaTime.ts'
import { commonPassages, leastPassage } from './commonPassages.ts'
import { pairsOf } from './pairs.ts'
import { matchPlaces, type Place, type PlaceMatch, placesOf } from './places.ts'

/** What of an order is compared with another. */
export type ComparedOrder = {
  readonly title: string
  readonly text: string
  /** Empty where the reporter is protected: it would tell who that is. */
  readonly address: string
  readonly receivedAt: Instant
  /** Figures of the telephone number; null where there is none, or where nobody is to learn who reported. */
  readonly phone: string | null
}

/** An order read once, to be compared with many. */
export type ReadOrder = ComparedOrder & {
  readonly pairs: ReadonlySet<string>
  /** Where it is, by the title and by all that is said; looked for when first asked. */
  readonly places: () => { readonly titled: readonly Place[]; readonly all: readonly Place[] }
}

export const readOrder = (order: ComparedOrder): ReadOrder => {
  const { title, text, address } = order
  let found: ReturnType<ReadOrder['places']> | null = null
  const places = () => {
    found ??= { titled: placesOf(title), all: placesOf(`${title}\n${text}\n${address}`) }
    return found
  }
  return { ...order, pairs: new Set(pairsOf(`${title}\n${text}`)), places }
}

/** How much a pair tells: the rarer, the more. Above 0. */
export type Rarity = (pair: string) => number

export type Likeness = {
  /** 0..1: how probably both report the same matter. 1 for the same words, 0 for none in common. */
  readonly score: number
  /** 0..1: pairs in common, each counted by how rare it is. */
  readonly words: number
  readonly place: PlaceMatch
  readonly sameReporter: boolean
  /** Between the two reports, in ms. */
  readonly apart: number
}

/** From here on an order is shown as a likely duplicate. Chosen on the half of the labelled set that is not reported (bench duplicates). */
export const leastLikeness = 0.75

/**
 * How alike two orders are. The words in common give a share between 0 and 1; what else is known bends it up or down and leaves
 * both ends where they are: `share ^ (2 ^ -evidence)`. The same from both sides.
 */
export const likeness = (one: ReadOrder, other: ReadOrder, rarity: Rarity): Likeness => {
  const words = wordsInCommon(one.pairs, other.pairs, rarity)
  // With so little in common no place makes them alike: not looked for, and taken for elsewhere, so that a word more never tells less.
  const place = words < leastWords ? nowhere : placeOf(one, other)
  const sameReporter = one.phone !== null && one.phone === other.phone
  const apart = Math.abs(one.receivedAt - other.receivedAt)
  const placed = words < leastWords ? placeEvidence.other : placeEvidence[place.kind]
  const evidence = placed + (sameReporter ? 0.5 : 0) + nearness(apart)
  return { score: words ** (2 ** -evidence), words, place, sameReporter, apart }
}

const nowhere: PlaceMatch = { kind: 'unknown', name: '' }
/** Below this the score stays below `leastLikeness` whatever else is known. */
const leastWords = 0.1

/** A long text names many places by the way: where the titles name some, these decide. */
const placeOf = (one: ReadOrder, other: ReadOrder): PlaceMatch => {
  const titled = matchPlaces(one.places().titled, other.places().titled)
  if (titled.kind === 'same' || titled.kind === 'house') return titled
  const all = matchPlaces(one.places().all, other.places().all)
  return titled.kind === 'other' && all.kind !== 'other' ? nowhere : all
}

const placeEvidence: Readonly<Record<PlaceMatch['kind'], number>> = { same: 0.5, house: -1, other: -3, unknown: 0 }

/** 0.5 for the same day, nothing from 30 days on. */
const nearness = (apart: number): number => Math.max(0, 0.5 * (1 - apart / (30 * DAY)))

/** Half of it asks how much of both is in common, half how much of the shorter: who calls again seldom tells it all again. */
const wordsInCommon = (some: ReadonlySet<string>, others: ReadonlySet<string>, rarity: Rarity): number => {
  let [own, theirs, common] = [0, 0, 0]
  for (const pair of some) {
    own += rarity(pair)
    if (others.has(pair)) common += rarity(pair)
  }
  for (const pair of others) theirs += rarity(pair)
  const least = Math.min(own, theirs)
  if (least <= 0) return 0
  return Math.min(1, common / (own + theirs) + common / (2 * least))
}

/** The passages that two orders have in common and that tell most, at most `most`, none that says another again, each cut to 12 letters. */
export const tellingWords = (one: ReadOrder, other: ReadOrder, rarity: Rarity, most = 3): readonly string[] => {
  const theirs = `${other.title}\n${other.text}`
  const found = [one.title, one.text].flatMap((text) =>
    commonPassages(text, theirs)
      .filter(([from, to]) => to - from >= leastPassage)
      .map(([from, to]) => text.slice(from, Math.min(to, from + 12))),
  )
  const telling = [...new Set(found)]
    .map((words) => ({ words, weight: pairsOf(words).reduce((sum, pair) => sum + rarity(pair), 0) }))
    .toSorted((a, b) => b.weight - a.weight)
  const told: string[] = []
  for (const { words } of telling) {
    if (told.length === most) break
    if (!told.some((said) => saysAgain(words, said))) told.push(words)
  }
  return told
}

/** Most of it was said already. */
const saysAgain = (words: string, said: string): boolean => {
  const pairs = pairsOf(words)
  const known = new Set(pairsOf(said))
  return 2 * pairs.filter((pair) => known.has(pair)).length >= pairs.length
}
