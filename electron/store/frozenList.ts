/**
 * The frozen order of a view: what the query gave, with rows hidden that left it since. A row that comes back stands where
 * it stood; nothing else ever moves. Positions are counted among the visible rows.
 */
export class FrozenList {
  readonly #order: Int32Array
  readonly #places: ReadonlyMap<number, number>
  readonly #gone = new Set<number>()
  #visible: Int32Array

  constructor(ids: readonly number[]) {
    this.#order = Int32Array.from(ids)
    this.#places = new Map(ids.map((id, place) => [id, place]))
    this.#visible = this.#order
  }

  get total(): number {
    return this.#visible.length
  }

  slice(from: number, to: number): readonly number[] {
    return Array.from(this.#visible.subarray(from, to))
  }

  /** All visible ids but some: what a whole-view selection means. */
  allBut(except: ReadonlySet<number>): readonly number[] {
    return Array.from(this.#visible).filter((id) => !except.has(id))
  }

  /** Whether the query gave the row, hidden or not. */
  knows(id: number): boolean {
    return this.#places.has(id)
  }

  positionOf(id: number): number | null {
    const place = this.#places.get(id)
    if (place === undefined || this.#gone.has(id)) return null
    if (this.#gone.size === 0) return place
    let hidden = 0
    for (const other of this.#gone) if ((this.#places.get(other) ?? 0) < place) hidden += 1
    return place - hidden
  }

  /**
   * Hides and brings back rows in one pass. Returns the first visible position that changed, or null when none did.
   */
  patch(leaving: Iterable<number>, returning: Iterable<number>): number | null {
    let first = this.#order.length
    for (const id of leaving) {
      const place = this.#places.get(id)
      if (place === undefined || this.#gone.has(id)) continue
      this.#gone.add(id)
      first = Math.min(first, place)
    }
    for (const id of returning) {
      const place = this.#places.get(id)
      if (place === undefined || !this.#gone.delete(id)) continue
      first = Math.min(first, place)
    }
    if (first === this.#order.length) return null
    const visible = new Int32Array(this.#order.length - this.#gone.size)
    let at = 0
    let firstVisible = 0
    for (let place = 0; place < this.#order.length; place += 1) {
      if (place === first) firstVisible = at
      const id = this.#order[place] ?? 0
      if (this.#gone.has(id)) continue
      visible[at] = id
      at += 1
    }
    this.#visible = visible
    return firstVisible
  }
}
