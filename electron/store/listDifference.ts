/**
 * What asking again would change in a list: orders that would come into it, and rows that would leave it or stand elsewhere.
 * Of the rows that stay, the fewest whose going elsewhere explains the new order count as moved. Both lists hold each row
 * number at most once; a million rows take some 200 ms where everything moved, and one pass where nothing did.
 */
export const listDifference = (
  shown: Int32Array,
  asked: Int32Array,
): { readonly arrived: readonly number[]; readonly moved: readonly number[] } => {
  const placeOf = placesOf(shown)
  const stays = new Uint8Array(shown.length)
  const arrived: number[] = []
  const common = new Int32Array(asked.length)
  let count = 0
  for (const id of asked) {
    const place = placeOf[id] ?? -1
    if (place < 0) arrived.push(id)
    else {
      common[count] = place
      count += 1
    }
  }
  markLongestRise(common.subarray(0, count), stays)
  const moved: number[] = []
  for (const [place, id] of shown.entries()) if (stays[place] === 0) moved.push(id)
  return { arrived, moved }
}

const placesOf = (ids: Int32Array): Int32Array => {
  const highest = ids.reduce((most, id) => Math.max(most, id), 0)
  const places = new Int32Array(highest + 1).fill(-1)
  for (const [place, id] of ids.entries()) places[id] = place
  return places
}

/** Marks the longest rising run of places, wherever its members stand: those rows kept their order among each other. */
const markLongestRise = (places: Int32Array, marks: Uint8Array): void => {
  /** For each length the position in `places` of the smallest place that ends a rise of it; and who came before each. */
  const ends = new Int32Array(places.length)
  const before = new Int32Array(places.length)
  const placeAt = (length: number): number => places[ends[length - 1] ?? 0] ?? 0
  let longest = 0
  for (const [at, place] of places.entries()) {
    let low = 0
    let high = longest
    if (longest > 0 && placeAt(longest) < place) low = longest
    while (low < high) {
      const middle = (low + high) >>> 1
      if (placeAt(middle + 1) < place) low = middle + 1
      else high = middle
    }
    before[at] = low === 0 ? -1 : (ends[low - 1] ?? -1)
    ends[low] = at
    longest = Math.max(longest, low + 1)
  }
  for (let at = longest === 0 ? -1 : (ends[longest - 1] ?? -1); at >= 0; at = before[at] ?? -1)
    marks[places[at] ?? 0] = 1
}
