import { useSyncExternalStore } from 'react'

/** One value that screens watch. Setting it to what it is already wakes nobody. */
export type Source<T> = {
  readonly get: () => T
  readonly set: (next: T) => void
  readonly subscribe: (listener: () => void) => () => void
}

export const createSource = <T>(initial: T): Source<T> => {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return
      value = next
      for (const listener of [...listeners]) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

export const useSource = <T>(source: Source<T>): T => useSyncExternalStore(source.subscribe, source.get)
