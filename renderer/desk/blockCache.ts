import type { Row } from '../../shared/contract/views.ts'
import type { RowId } from '../../shared/kernel/ids.ts'

/** Rows asked for at once: what one answer that opens a view brings, and more than any screen shows. */
export const blockSize = 100
/** The grid keeps this many blocks around the place where the person is; the same number is kept here. */
export const blocksKept = 12

/** The rows of the open view that were read so far, by their place in it. */
export type BlockCache = {
  readonly block: (number: number) => readonly Row[] | undefined
  readonly put: (from: number, rows: readonly Row[]) => void
  readonly rowAt: (index: number) => Row | undefined
  readonly rowOf: (row: RowId) => Row | undefined
  /** Forgets every row from a place on, because the list moved there. */
  readonly dropFrom: (index: number) => void
  readonly blocksWith: (rows: ReadonlySet<RowId>) => readonly number[]
  readonly clear: () => void
}

export const createBlockCache = (): BlockCache => {
  const blocks = new Map<number, readonly Row[]>()
  const forgetOldest = (): void => {
    for (const number of blocks.keys()) {
      if (blocks.size <= blocksKept) return
      blocks.delete(number)
    }
  }
  return {
    block: (number) => blocks.get(number),
    put: (from, rows) => {
      for (let at = 0; at < Math.max(rows.length, 1); at += blockSize) {
        const number = (from + at) / blockSize
        blocks.delete(number)
        blocks.set(number, rows.slice(at, at + blockSize))
      }
      forgetOldest()
    },
    rowAt: (index) => blocks.get(Math.floor(index / blockSize))?.[index % blockSize],
    rowOf: (row) => {
      for (const rows of blocks.values()) {
        const found = rows.find(({ id }) => id === row)
        if (found !== undefined) return found
      }
      return undefined
    },
    dropFrom: (index) => {
      for (const number of [...blocks.keys()]) if ((number + 1) * blockSize > index) blocks.delete(number)
    },
    blocksWith: (rows) =>
      [...blocks].filter(([, held]) => held.some(({ id }) => rows.has(id))).map(([number]) => number),
    clear: () => blocks.clear(),
  }
}
