import { Worker } from 'node:worker_threads'
import { openReader } from '../sqlite/driver.ts'
import { type Learnt, learnDecisions } from './learnDecisions.ts'

type Said = { readonly learnt: Learnt | null } | { readonly problem: string }

/** Something that reads a ledger file and learns what was decided in it; `signal` ends it. */
export type Learning = (file: string, signal: AbortSignal) => Promise<Learnt | null>

/** In a thread of its own that is gone afterwards. `script`: a module that calls `serveLearning`. */
export const learnAside =
  (script: string | URL): Learning =>
  (file, signal) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(script, { workerData: file })
      const stop = (): void => void worker.terminate()
      signal.addEventListener('abort', stop, { once: true })
      worker.on('message', (said: Said) => {
        if ('learnt' in said) resolve(said.learnt)
        else reject(new Error(said.problem))
      })
      worker.on('error', reject)
      worker.on('exit', (code) => {
        signal.removeEventListener('abort', stop)
        reject(new Error(`the thread ended with ${code}`))
      })
    })

/** In this thread, resting between pieces. */
export const learnHere: Learning = async (file, signal) => {
  const db = await openReader(file)
  try {
    return await learnDecisions(db, async () => {
      await new Promise((resolve) => setImmediate(resolve))
      signal.throwIfAborted()
    })
  } finally {
    await db.close()
  }
}

/** The other end, in the thread: learns, hands over, and ends. */
export const serveLearning = async (
  file: string,
  port: { readonly postMessage: (said: Said, transfer?: readonly ArrayBuffer[]) => void },
): Promise<void> => {
  try {
    const db = await openReader(file)
    const learnt = await learnDecisions(db)
    await db.close()
    port.postMessage({ learnt }, learnt === null ? [] : buffersOf(learnt))
  } catch (problem) {
    port.postMessage({ problem: problem instanceof Error ? problem.message : String(problem) })
  }
}

/** Handed over instead of copied: a model of 100,000 orders is tens of megabytes. */
const buffersOf = ({ model, ...learnt }: Learnt): readonly ArrayBuffer[] =>
  [...Object.values(model), ...Object.values(learnt)].flatMap((value) =>
    ArrayBuffer.isView(value) ? [value.buffer as ArrayBuffer] : [],
  )
