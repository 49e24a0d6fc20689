import { Worker } from 'node:worker_threads'
import { openReader } from '../sqlite/driver.ts'
import { type OrderReading, type OrdersAsked, type OrdersRead, readHere, readOrders } from './ordersAhead.ts'

/** What the thread says: orders in the order in which they were asked for, or why there are none. */
type Said = { readonly read: OrdersRead } | { readonly problem: string }

/**
 * Orders read and folded in a thread of their own, so that a rebuild has the second core and the desk's own thread only
 * writes. `script`: a module that calls `serveOrders`. Where no such thread can run, they are read in this one.
 */
export const readAside =
  (script: string | URL) =>
  (file: string): OrderReading => {
    const worker = new Worker(script, { workerData: file })
    const waiting: { readonly resolve: (said: Said) => void }[] = []
    let lost: string | null = null
    const lose = (why: string): void => {
      lost ??= why
      for (const { resolve } of waiting.splice(0)) resolve({ problem: why })
    }
    worker.on('message', (said: Said) => waiting.shift()?.resolve(said))
    worker.on('error', (problem) => lose(problem.message))
    worker.on('exit', (code) => lose(`the thread ended with ${code}`))
    const here = readHere(file)
    const ask = (asked: OrdersAsked): Promise<Said> =>
      new Promise((resolve) => {
        if (lost !== null) return resolve({ problem: lost })
        waiting.push({ resolve })
        worker.postMessage(asked)
      })
    return {
      read: async (asked) => {
        const said = await ask(asked)
        if ('read' in said) return said.read
        if (lost === null) throw new Error(said.problem)
        return here.read(asked)
      },
      close: async () => {
        await worker.terminate()
        await here.close()
      },
    }
  }

/** The other end, in the thread: answers until it is ended. */
export const serveOrders = async (
  file: string,
  port: {
    readonly postMessage: (said: Said) => void
    readonly on: (event: 'message', hear: (asked: OrdersAsked) => void) => unknown
  },
): Promise<void> => {
  const reader = openReader(file)
  let last: Promise<void> = Promise.resolve()
  port.on('message', (asked) => {
    last = last.then(async () => {
      try {
        port.postMessage({ read: await readOrders(await reader, asked) })
      } catch (problem) {
        port.postMessage({ problem: problem instanceof Error ? problem.message : String(problem) })
      }
    })
  })
  await reader
}
