import { type TransferListItem, Worker } from 'node:worker_threads'

type Said<News, Value> = { readonly news: News } | { readonly value: Value } | { readonly problem: string }

/** The port of a thread towards who began it. */
export type TaskPort = {
  readonly postMessage: (said: Said<unknown, unknown>, handedOver?: readonly TransferListItem[]) => void
}

/**
 * One task in a thread of its own that is gone afterwards, so that long arithmetic keeps nobody waiting. `script`: a module
 * that calls `serveTask` with the same kinds of data; `signal` ends it. Rejects with what went wrong there.
 */
export const threadTask = <Data, News, Value>(
  script: string | URL,
  data: Data,
  onNews: (news: News) => void = () => {},
  signal: AbortSignal | null = null,
): Promise<Value> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: data })
    const stop = (): void => void worker.terminate()
    signal?.addEventListener('abort', stop, { once: true })
    worker.on('message', (said: Said<News, Value>) => {
      if ('news' in said) onNews(said.news)
      else if ('value' in said) resolve(said.value)
      else reject(new Error(said.problem))
    })
    worker.on('error', reject)
    worker.on('exit', (code) => {
      signal?.removeEventListener('abort', stop)
      reject(new Error(`the thread ended with ${code}`))
    })
  })

/** The other end, in the thread. `handOver`: buffers of the value that are moved instead of copied. */
export const serveTask = async <News, Value>(
  port: TaskPort,
  task: (tell: (news: News) => void) => Promise<Value>,
  handOver: (value: Value) => readonly TransferListItem[] = () => [],
): Promise<void> => {
  try {
    const value = await task((news) => port.postMessage({ news }))
    port.postMessage({ value }, handOver(value))
  } catch (problem) {
    port.postMessage({ problem: problem instanceof Error ? problem.message : String(problem) })
  }
}
