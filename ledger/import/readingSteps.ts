import { setImmediate } from 'node:timers/promises'
import { getHeapStatistics } from 'node:v8'
import type { ImportProgress, ImportRefusalCode } from '../../shared/contract/importing.ts'

/** What every reader needs from the one who asked for the reading. */
export type ReadingSteps = {
  readonly onProgress: (progress: ImportProgress) => void
  /** Lets messages in between two steps; true when the reading is to be given up. */
  readonly isCancelled: () => Promise<boolean>
  /** Whether the memory of this process is nearly used up: better refused in words than ended by force. */
  readonly isFull: () => boolean
}

export const readingSteps = (signal: AbortSignal, onProgress: ReadingSteps['onProgress']): ReadingSteps => ({
  onProgress,
  isCancelled: async () => {
    await setImmediate()
    return signal.aborted
  },
  isFull: () => {
    const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics()
    return used > NEARLY_FULL * limit
  },
})

/** What has been let go is still counted until it is swept up, hence not less. */
const NEARLY_FULL = 0.92

/** An `ImportRefusal` before it knows the name of the file. */
export type ReadingRefusal = { readonly code: ImportRefusalCode; readonly detail?: string }
