import { useSyncExternalStore } from 'react'

/** How much room the list's columns have. */
export type Room = 'wide' | 'narrow' | 'tight'

const narrow = matchMedia('(max-width: 1759px)')
const tight = matchMedia('(max-width: 1299px)')

const listen = (listener: () => void): (() => void) => {
  for (const list of [narrow, tight]) list.addEventListener('change', listener)
  return () => {
    for (const list of [narrow, tight]) list.removeEventListener('change', listener)
  }
}

/**
 * Below 1760 px columns take their smaller widths, as in grid.css: between 1600 and there the rail and the lanes are already
 * wide, and at full width the columns would leave the title, which a dispatcher reads, eleven characters. Below 1300 px, as on
 * a scaled screen, channel and category make room for it; both stand in the detail.
 */
export const useRoom = (): Room =>
  useSyncExternalStore(listen, () => (tight.matches ? 'tight' : narrow.matches ? 'narrow' : 'wide'))
