import { openReader } from '../sqlite/driver.ts'
import { serveTask, type TaskPort, threadTask } from '../threadTask.ts'
import { type Learnt, learnDecisions } from './learnDecisions.ts'

/** Something that reads a ledger file and learns what was decided in it; `signal` ends it. */
export type Learning = (file: string, signal: AbortSignal) => Promise<Learnt | null>

/** In a thread of its own. `script`: a module that calls `serveLearning`. */
export const learnAside =
  (script: string | URL): Learning =>
  (file, signal) =>
    threadTask(script, file, undefined, signal)

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
export const serveLearning = (file: string, port: TaskPort): Promise<void> =>
  serveTask(
    port,
    async () => {
      const db = await openReader(file)
      const learnt = await learnDecisions(db)
      await db.close()
      return learnt
    },
    (learnt) => (learnt === null ? [] : buffersOf(learnt)),
  )

/** Handed over instead of copied: a model of 100,000 orders is tens of megabytes. */
const buffersOf = ({ model, ...learnt }: Learnt): readonly ArrayBuffer[] =>
  [...Object.values(model), ...Object.values(learnt)].flatMap((value) =>
    ArrayBuffer.isView(value) ? [value.buffer as ArrayBuffer] : [],
  )
