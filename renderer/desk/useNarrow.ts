import { useSyncExternalStore } from 'react'

const query = '(max-width: 1599px)'

/** Below 1600 px the rail shrinks to figures and columns take their smaller widths: the same limit as in the style sheets. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query)
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
  )
