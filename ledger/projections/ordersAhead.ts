import { openReader, type SqlReader, textAt } from '../sqlite/driver.ts'
import { ordersAfter } from './orderFold.ts'
import type { PassedOrder } from './projection.ts'
import { projections } from './projections.ts'

/** A piece of the pass: orders behind `after`, at most `step`, as they were at the entry `base`. */
export type OrdersAsked = {
  readonly after: number
  readonly base: number
  readonly step: number
  /** The projections that are passing. */
  readonly names: readonly string[]
}
export type OrdersRead = {
  readonly orders: readonly PassedOrder[]
  /** What projections of events need beside each order, by their names. */
  readonly prepared: Readonly<Record<string, readonly string[]>>
  /** The last row that was looked at; null behind the last order. */
  readonly next: number | null
}

export const readOrders = async (db: SqlReader, { after, base, step, names }: OrdersAsked): Promise<OrdersRead> => {
  const { changes, next } = await ordersAfter(db, after, base, step)
  const prepared: Record<string, readonly string[]> = {}
  for (const projection of projections)
    if (projection.kind === 'events' && projection.pass !== undefined && names.includes(projection.name))
      prepared[projection.name] = projection.pass.prepare(changes)
  return { orders: changes.map(({ history: _, ...order }) => order), prepared, next }
}

/** Somebody who reads and folds orders beside the writer; made for one file, and ended with `close`. */
export type OrderReading = {
  readonly read: (asked: OrdersAsked) => Promise<OrdersRead>
  readonly close: () => Promise<void>
}

/** On a connection of its own in this thread: what the database does for the one goes on beside what it does for the other. */
export const readHere = (file: string): OrderReading => {
  let reader: Promise<SqlReader> | null = null
  return {
    read: async (asked) => {
      reader ??= openReader(file)
      return readOrders(await reader, asked)
    },
    close: async () => void (await (await reader)?.close()),
  }
}

/**
 * The next orders of a pass are read and folded while those before them are written: half of a pass is arithmetic, half the
 * database's. What is read ahead is what the base says, whatever is committed meanwhile; an erasure, which takes words out of
 * it, begins its shadows anew with another base, so that nothing of it is used.
 */
export class OrdersAhead {
  readonly #start: (file: string) => OrderReading
  #reading: OrderReading | null = null
  #begun: { readonly asked: OrdersAsked; readonly read: Promise<OrdersRead> } | null = null

  constructor(start: (file: string) => OrderReading = readHere) {
    this.#start = start
  }

  /** Those read ahead, be they more or fewer than `step`, or read now. `writer` is asked once, for its file. */
  async take(writer: SqlReader, asked: OrdersAsked): Promise<OrdersRead> {
    const begun = this.#begun
    this.#begun = null
    const fits = begun !== null && isSame(begun.asked, asked)
    if (!fits) await begun?.read.catch(() => undefined)
    const read = fits ? await begun.read : await this.#read(writer, asked)
    if (read.next !== null) {
      const next = { ...asked, after: read.next }
      const ahead = this.#read(writer, next)
      // Whoever takes it hears of what went wrong; nobody may.
      ahead.catch(() => undefined)
      this.#begun = { asked: next, read: ahead }
    }
    return read
  }

  async close(): Promise<void> {
    await this.#begun?.read.catch(() => undefined)
    this.#begun = null
    await this.#reading?.close()
    this.#reading = null
  }

  async #read(writer: SqlReader, asked: OrdersAsked): Promise<OrdersRead> {
    this.#reading ??= this.#start(await fileOf(writer))
    return this.#reading.read(asked)
  }
}

/** For the same orders and the same tables, however many were asked for. */
const isSame = (a: OrdersAsked, b: OrdersAsked): boolean =>
  a.after === b.after && a.base === b.base && a.names.join() === b.names.join()

/** Asked of the connection, because a shadow is also made in a file that no ledger has opened yet. */
const fileOf = async (writer: SqlReader): Promise<string> =>
  textAt((await writer.get("SELECT file FROM pragma_database_list WHERE name = 'main'")) ?? {}, 'file')
