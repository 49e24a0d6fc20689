import { randomFillSync } from 'node:crypto'

const poolBytes = 16_384

/**
 * Random bytes, drawn from the system in large portions: an import needs three small draws an order, and each call into the
 * system's generator costs more than the bytes. Every byte is handed out once and wiped from the pool.
 */
export class RandomPool {
  readonly #pool = Buffer.alloc(poolBytes)
  #at = poolBytes

  take(count: number): Buffer {
    if (this.#at + count > poolBytes) {
      randomFillSync(this.#pool)
      this.#at = 0
    }
    const taken = Buffer.from(this.#pool.subarray(this.#at, this.#at + count))
    this.#pool.fill(0, this.#at, this.#at + count)
    this.#at += count
    return taken
  }
}

/** One pool a process, like the generator behind it. */
const shared = new RandomPool()
export const random = (count: number): Buffer => shared.take(count)
