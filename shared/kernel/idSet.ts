/** A set of row numbers, a bit each: a million of them take 125 kB, where a Set of numbers takes 40 MB. */
export class IdSet {
  #words = new Uint32Array(64)
  #size = 0

  static of(ids: Iterable<number>): IdSet {
    const set = new IdSet()
    for (const id of ids) set.add(id)
    return set
  }

  get size(): number {
    return this.#size
  }

  has(id: number): boolean {
    return ((this.#words[id >>> 5] ?? 0) & (1 << (id & 31))) !== 0
  }

  add(id: number): void {
    const at = id >>> 5
    if (at >= this.#words.length) this.#grow(at)
    const word = this.#words[at] ?? 0
    const bit = 1 << (id & 31)
    if ((word & bit) !== 0) return
    this.#words[at] = word | bit
    this.#size += 1
  }

  delete(id: number): void {
    if (!this.has(id)) return
    const at = id >>> 5
    this.#words[at] = (this.#words[at] ?? 0) & ~(1 << (id & 31))
    this.#size -= 1
  }

  /** Those of `ids` that are in here, in their order. */
  intersect(ids: Int32Array): Int32Array {
    const kept = new Int32Array(ids.length)
    let count = 0
    for (const id of ids) {
      if (!this.has(id)) continue
      kept[count] = id
      count += 1
    }
    return kept.slice(0, count)
  }

  #grow(at: number): void {
    const wider = new Uint32Array(Math.max(at + 1, this.#words.length * 2))
    wider.set(this.#words)
    this.#words = wider
  }
}
