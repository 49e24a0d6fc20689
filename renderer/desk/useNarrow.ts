import { useSyncExternalStore } from 'react'

const query = '(max-width: 1759px)'

/**
 * Below 1760 px columns take their smaller widths, as in grid.css: between 1600 and there the rail and the lanes are already
 * wide, and at full width the columns would leave the title, which a dispatcher reads, eleven characters.
 */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query)
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
  )
