import type { ImportProgress, ImportRefusalCode } from '../../shared/contract/importing.ts'

/** What every reader needs from the one who asked for the reading. */
export type ReadingSteps = {
  readonly onProgress: (progress: ImportProgress) => void
  /** Lets messages in between two steps; true when the reading is to be given up. */
  readonly isCancelled: () => Promise<boolean>
}

/** An `ImportRefusal` before it knows the name of the file. */
export type ReadingRefusal = { readonly code: ImportRefusalCode; readonly detail?: string }
