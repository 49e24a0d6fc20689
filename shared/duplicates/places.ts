/** A place that a text names: 和顺小区 12号楼. */
export type Place = {
  /** Up to eight letters before the kind of place, and the kind: what stands before the name may be in it. */
  readonly name: string
  readonly kind: string
  /** House, block or unit that follows the name; null where none does. */
  readonly house: string | null
}

const kinds =
  '小区|花园|家园|公寓|新村|新苑|新城|嘉园|佳苑|花苑|社区|大厦|广场|市场|超市|商场|学校|小学|中学|大学|幼儿园|医院|公园|车站|' +
  '工地|楼盘|大桥|水库|大道|酒店|村|路|街|巷|苑|桥|河|站|厂'
const named = new RegExp(
  `([\\p{Script=Han}A-Za-z0-9]{2,8}?)(${kinds})(?:\\s*[(（]?([0-9]{1,4})\\s*(?:号楼|号|栋|幢|座|单元|弄|组|期))?`,
  'gu',
)

/** The places that a text names, each once. */
export const placesOf = (text: string): readonly Place[] => {
  const places = new Map<string, Place>()
  for (const [, before = '', kind = '', house] of text.normalize('NFKC').matchAll(named)) {
    const place = { name: `${before}${kind}`, kind, house: house ?? null }
    places.set(`${place.name} ${place.house}`, place)
  }
  return [...places.values()]
}

/**
 * `same`: a place in common, under the same house wherever both name one. `house`: the place is the same, its house another.
 * `other`: both name places, and none in common. `unknown`: one of them names none.
 */
export type PlaceMatch = {
  readonly kind: 'same' | 'house' | 'other' | 'unknown'
  /** The common name, as it can be shown; empty where there is none. */
  readonly name: string
}

export const matchPlaces = (some: readonly Place[], others: readonly Place[]): PlaceMatch => {
  if (some.length === 0 || others.length === 0) return { kind: 'unknown', name: '' }
  const named = new Map<string, readonly [Set<string>, Set<string>]>()
  for (const one of some)
    for (const other of others) {
      const name = commonName(one, other)
      if (name === '') continue
      const houses = named.get(name) ?? [new Set<string>(), new Set<string>()]
      named.set(name, houses)
      if (one.house !== null) houses[0].add(one.house)
      if (other.house !== null) houses[1].add(other.house)
    }
  const fits = ([ours, theirs]: readonly [Set<string>, Set<string>]) =>
    ours.size === 0 || theirs.size === 0 || [...ours].some((house) => theirs.has(house))
  const names = [...named].map(([name, houses]) => ({ name, fits: fits(houses) }))
  const best = names.reduce<(typeof names)[number] | null>(
    (found, one) => (found === null || isBetter(one, found) ? one : found),
    null,
  )
  return best === null ? { kind: 'other', name: '' } : { kind: best.fits ? 'same' : 'house', name: best.name }
}

type Named = { readonly name: string; readonly fits: boolean }
/** The longest name says which place it is; the rest is there so that both sides choose the same. */
const isBetter = (one: Named, other: Named): boolean => {
  if (one.name.length !== other.name.length) return one.name.length > other.name.length
  return one.fits === other.fits ? one.name < other.name : one.fits
}

/** What two names have in common at their end; empty where that is little more than the kind of place. */
const commonName = (one: Place, other: Place): string => {
  if (one.kind !== other.kind) return ''
  let length = 0
  while (
    length < Math.min(one.name.length, other.name.length) &&
    one.name.at(-1 - length)?.toLowerCase() === other.name.at(-1 - length)?.toLowerCase()
  )
    length += 1
  const common = withoutLead(one.name.slice(one.name.length - length))
  return common.length >= one.kind.length + 2 ? common : ''
}

/** Words that lead to a name and are none of it. */
const lead =
  /^.*(?:关于|反映|咨询|投诉|举报|请问|位于|住在|家住|我们|我是|附近|旁边|路过|来到|希望|要求|建议|求助|[的是在于到离由归说市区县镇])(?=[\p{Script=Han}A-Za-z0-9]{3})/u
const withoutLead = (name: string): string => name.replace(lead, '')
