/**
 * The frozen order of a view: what the query gave, with rows hidden that left it since. A row that comes back stands where
 * it stood; nothing else ever moves. Positions are counted among the visible rows. Flat typed arrays throughout: a million
 * rows take some 12 MB, and a patch is one pass over them.
 */
export class FrozenList {
  readonly #order: Int32Array
  /** Place of each id in the order, -1 where the query did not give it; made when it is first asked for. */
  #places: Int32Array | null = null
  /** A bit a place: hidden. */
  readonly #gone: Uint32Array
  #goneCount = 0
  /** The visible ids are its first `#total`; the order itself until the first row is hidden. */
  #visible: Int32Array
  #total: number

  constructor(ids: Int32Array) {
    this.#order = ids
    this.#gone = new Uint32Array((ids.length >>> 5) + 1)
    this.#visible = ids
    this.#total = ids.length
  }

  get total(): number {
    return this.#total
  }

  slice(from: number, to: number): readonly number[] {
    return Array.from(this.#visible.subarray(Math.min(from, this.#total), Math.min(to, this.#total)))
  }

  /** What is on the screen, in its order; not to be written to, and no longer true after the next patch. */
  get visible(): Int32Array {
    return this.#visible.subarray(0, this.#total)
  }

  /** All visible ids but some: what a whole-view selection means. */
  allBut(except: ReadonlySet<number>): readonly number[] {
    const all = this.slice(0, this.#total)
    return except.size === 0 ? all : all.filter((id) => !except.has(id))
  }

  /** Whether the query gave the row, hidden or not. */
  knows(id: number): boolean {
    return this.#placeOf(id) >= 0
  }

  isVisible(id: number): boolean {
    const place = this.#placeOf(id)
    return place >= 0 && !this.#isGone(place)
  }

  positionOf(id: number): number | null {
    const place = this.#placeOf(id)
    return place < 0 || this.#isGone(place) ? null : place - this.#goneBefore(place)
  }

  /**
   * Hides and brings back rows in one pass. Returns the first visible position that changed, or null when none did.
   */
  patch(leaving: Iterable<number>, returning: Iterable<number>): number | null {
    let first = this.#order.length
    for (const id of leaving) first = Math.min(first, this.#mark(id, true))
    for (const id of returning) first = Math.min(first, this.#mark(id, false))
    if (first === this.#order.length) return null
    const from = first - this.#goneBefore(first)
    if (this.#visible === this.#order) this.#visible = this.#order.slice()
    let at = from
    for (let place = first; place < this.#order.length; place += 1) {
      if (this.#isGone(place)) continue
      this.#visible[at] = this.#order[place] ?? 0
      at += 1
    }
    this.#total = at
    return from
  }

  /** The place that was marked, or one behind the last when there was nothing to mark. */
  #mark(id: number, gone: boolean): number {
    const place = this.#placeOf(id)
    if (place < 0 || this.#isGone(place) === gone) return this.#order.length
    const word = this.#gone[place >>> 5] ?? 0
    const bit = 1 << (place & 31)
    this.#gone[place >>> 5] = gone ? word | bit : word & ~bit
    this.#goneCount += gone ? 1 : -1
    return place
  }

  #isGone(place: number): boolean {
    return ((this.#gone[place >>> 5] ?? 0) & (1 << (place & 31))) !== 0
  }

  #goneBefore(place: number): number {
    if (this.#goneCount === 0) return 0
    let count = bits((this.#gone[place >>> 5] ?? 0) & ((1 << (place & 31)) - 1))
    for (let at = (place >>> 5) - 1; at >= 0; at -= 1) count += bits(this.#gone[at] ?? 0)
    return count
  }

  #placeOf(id: number): number {
    this.#places ??= placesOf(this.#order)
    return this.#places[id] ?? -1
  }
}

/** Row numbers are given one after the other, so that an array with a place for each number is as good as filled. */
const placesOf = (order: Int32Array): Int32Array => {
  let highest = 0
  for (const id of order) if (id > highest) highest = id
  const places = new Int32Array(highest + 1).fill(-1)
  for (let place = 0; place < order.length; place += 1) places[order[place] ?? 0] = place
  return places
}

const bits = (word: number): number => {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
