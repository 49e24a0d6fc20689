import { type ComponentType, lazy, type LazyExoticComponent } from 'react'

type Load<Props> = () => Promise<{ readonly default: ComponentType<Props> }>

const parts: Load<never>[] = []

/** A screen or dialog whose script is read after the first screen stands, or when it is first asked for. */
export const lazyPart = <Props>(load: Load<Props>): LazyExoticComponent<ComponentType<Props>> => {
  parts.push(load as Load<never>)
  return lazy(load)
}

/**
 * Reads them all, one whenever nothing else is to be done: a dialog that is read only when it is asked for would lose the
 * first letters that are typed for it.
 */
export const readLazyParts = async (page: Window): Promise<void> => {
  for (const load of parts) {
    await new Promise((resolve) => page.requestIdleCallback(resolve))
    // Read again when it is asked for; whoever asks is told.
    await load().catch(() => undefined)
  }
}
