import type { DeskNews } from '../../shared/contract/desk.ts'
import type { ImportNews } from './importFlow.ts'

/**
 * What the store said about imports before anybody listened. A small file that is dropped on the desk is read through
 * before the import screen has been loaded; without this its preview would be lost and the screen would wait for ever.
 */
export type HeardImports = {
  /** To be told all of the store's news from the start of the window on. */
  readonly hear: (news: DeskNews) => void
  /** What was said of this import so far, oldest first. */
  readonly of: (id: string) => readonly ImportNews[]
}

/** More imports than this are not remembered: one is under way at a time. */
const mostImports = 4

export const createHeardImports = (): HeardImports => {
  const heard = new Map<string, readonly ImportNews[]>()
  return {
    hear: (news) => {
      if (!('import' in news)) return
      // Of each kind the last one says everything; progress comes by the hundred.
      const before = (heard.get(news.import) ?? []).filter((old) => old.kind !== news.kind)
      heard.delete(news.import)
      heard.set(news.import, [...before, news])
      for (const id of [...heard.keys()].slice(0, -mostImports)) heard.delete(id)
    },
    of: (id) => heard.get(id) ?? [],
  }
}
