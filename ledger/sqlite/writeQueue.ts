import type { SqlWriter } from './driver.ts'

/**
 * One writer, one task at a time: transactions of concurrent asynchronous code would interleave on a connection.
 * A task that throws rolls back and rejects; the ones behind it go on.
 */
export class WriteQueue {
  readonly #writer: SqlWriter
  #tail: Promise<unknown> = Promise.resolve()
  #waiting = 0

  constructor(writer: SqlWriter) {
    this.#writer = writer
  }

  /** Runs a task alone on the connection, without a transaction of its own. */
  alone<T>(task: (writer: SqlWriter) => Promise<T>): Promise<T> {
    this.#waiting += 1
    const next = this.#tail.then(() => {
      this.#waiting -= 1
      return task(this.#writer)
    })
    this.#tail = next.catch(() => undefined)
    return next
  }

  /** Whether somebody stands behind the task that is running. */
  get isAwaited(): boolean {
    return this.#waiting > 0
  }

  transaction<T>(task: (writer: SqlWriter) => Promise<T>): Promise<T> {
    return this.alone((writer) => inTransaction(writer, () => task(writer)))
  }
}

/** BEGIN IMMEDIATE ... COMMIT, or ROLLBACK and the error. */
export const inTransaction = async <T>(writer: SqlWriter, task: () => Promise<T>): Promise<T> => {
  await writer.exec('BEGIN IMMEDIATE')
  try {
    const value = await task()
    await writer.exec('COMMIT')
    return value
  } catch (problem) {
    // SQLite may have rolled back by itself (disk full): then there is nothing left to take back.
    await writer.exec('ROLLBACK').catch(() => undefined)
    throw problem
  }
}
