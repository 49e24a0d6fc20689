import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { once } from 'node:events'

/** A table written row by row into a file that appears under its name only when it is whole. */
export type TableFile = {
  readonly row: (cells: readonly string[]) => Promise<void>
  readonly finish: () => Promise<void>
  /** Nothing stays behind, under no name. */
  readonly discard: () => Promise<void>
}

/** Pieces of a file, in their order; waits where the disk is slower than what comes. */
export type FileSink = {
  readonly write: (piece: string | Uint8Array) => Promise<void>
  readonly finish: () => Promise<void>
  readonly discard: () => Promise<void>
}

export const openSink = async (path: string): Promise<FileSink> => {
  const aside = `${path}.part`
  const stream = createWriteStream(aside)
  let failed: Error | null = null
  stream.on('error', (problem) => {
    failed = problem
  })
  await once(stream, 'open')
  return {
    write: async (piece) => {
      if (failed !== null) throw failed
      if (!stream.write(piece)) await Promise.race([once(stream, 'drain'), once(stream, 'error')])
      if (failed !== null) throw failed
    },
    finish: async () => {
      stream.end()
      if (failed === null) await once(stream, 'close')
      if (failed !== null) throw failed
      await rename(aside, path)
    },
    discard: async () => {
      stream.destroy()
      if (!stream.closed) await once(stream, 'close').catch(() => undefined)
      await rm(aside, { force: true })
    },
  }
}
