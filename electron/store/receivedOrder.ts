import type { SqlReader } from '../../ledger/sqlite/driver.ts'
import { wholeOrder } from '../../ledger/sqlite/viewLists.ts'
import { everything } from '../../ledger/sqlite/viewQuery.ts'
import type { Sort } from '../../shared/contract/views.ts'

/**
 * All orders from the newest to the oldest, kept between views: it is the order of most of them and of every search, and
 * reading it anew costs 100 ms of a million. Four bytes an order. When an order was received never changes, so only new
 * orders make it stale.
 */
export class ReceivedOrder {
  #newestFirst: Promise<Int32Array> | null = null

  /** Orders were reported: read anew when it is asked for next. */
  forget(): void {
    this.#newestFirst = null
  }

  /** Whether `inSort` answers without reading. */
  isAtHand({ column }: Sort): boolean {
    return column === 'receivedAt' && this.#newestFirst !== null
  }

  /** Null for the sorts that are not kept. */
  async inSort(db: SqlReader, { column, direction }: Sort): Promise<Int32Array | null> {
    if (column !== 'receivedAt') return null
    const begun = this.#newestFirst
    // What another view began to read is broken off with that view; this one has still to be answered.
    const newest = begun === null ? await this.#read(db) : await begun.catch(() => this.#read(db))
    return direction === 'desc' ? newest : newest.toReversed()
  }

  #read(db: SqlReader): Promise<Int32Array> {
    const read = wholeOrder(db, [{ where: everything, order: 'received_at DESC, id DESC' }])
    this.#newestFirst = read
    // A reading that was cancelled must not stand for the order.
    read.catch(() => {
      if (this.#newestFirst === read) this.#newestFirst = null
    })
    return read
  }
}
